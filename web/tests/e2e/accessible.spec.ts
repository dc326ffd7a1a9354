// Every view in both themes and at all widths: no violation of WCAG 2.2 A and AA, and nothing that scrolls sideways. The
// views of one group are visited one after the other, because what costs time is to begin.
import type { Page } from "@playwright/test";
import { expectAccessibleInBothThemes } from "./support/axe";
import { bigEditor, textOf, write } from "./support/editor";
import { header, identity, openMenu, pick, request, requests, showResult, suggestions, trust } from "./support/regions";
import { openDialog, verdict } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

const SIZES = [[360, 740], [768, 1024], [1280, 800]] as const;
const TRUST = "Auditor, trust policy";

/** A page of one width, with what is looked at there. */
interface Visit {
  page: Page;
  /** Checks what is on screen now. */
  look: (view: string) => Promise<void>;
  /** Turns to the panel of a document, the request or the result, where one is shown at a time. */
  turnTo: (panel: "Request" | "Policies" | "Trust" | "Result") => Promise<void>;
}

const PANELS = { Request: "Request", Policies: "Identity", Trust: "Trust and resource", Result: "" } as const;

function atEveryWidth(title: string, visit: (visit: Visit) => Promise<void>): void {
  for (const [width, height] of SIZES) {
    test(`${title}, ${width} px`, async ({ page }) => {
      test.slow();
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ reducedMotion: "reduce" });
      await openApp(page);
      await visit({
        page,
        look: async (view) => {
          await expectAccessibleInBothThemes(page, view);
          const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          expect(sideways, `${view} must not scroll sideways`).toBe(0);
        },
        turnTo: async (panel) => {
          if (width < 640) await page.getByRole("navigation", { name: "Panels" }).getByRole("tab", { name: panel }).click();
          else if (width < 1120 && PANELS[panel]) await page.getByRole("tablist", { name: "Editors" }).getByRole("tab", { name: PANELS[panel] }).click();
        },
      });
    });
  }
}

atEveryWidth("the results are accessible and fit", async ({ page, look, turnTo }) => {
  await request(page, "Bob").click();
  await expect(suggestions(page)).toBeVisible();
  await turnTo("Result");
  await look("why");
  if (page.viewportSize()?.width !== 1280) {
    await showResult(page, "Path");
    await look("path");
  }
  const map = await showResult(page, "Map");
  await expect(map.getByRole("img")).toBeVisible();
  await look("map");
  await map.getByRole("button", { name: "As a list" }).click();
  await look("map as a list");
  const compare = await showResult(page, "Compare");
  await look("compare, before");
  await compare.getByRole("button", { name: "Compare with now" }).click();
  await suggestions(page).getByRole("button").first().click();
  await look("suggestion");
  await suggestions(page).getByRole("button", { name: "Insert" }).click();
  await expect(verdict(page)).toContainText("Allowed");
  await turnTo("Result");
  await expect(compare.getByRole("table")).toBeVisible();
  await look("compare");
  await showResult(page, "Context");
  await look("context");
  const record = await showResult(page, "Record");
  await expect(record.getByRole("region").first()).toBeVisible();
  await look("record");
  await showResult(page, "Problems");
  await look("problems, none");
});

atEveryWidth("the editors are accessible and fit", async ({ page, look, turnTo }) => {
  await look("request as a form");
  await requests(page).getByRole("group").first().evaluate((form) => form.querySelectorAll("details").forEach((more) => (more.open = true)));
  await requests(page).getByRole("combobox", { name: "Principal" }).press("ArrowDown");
  await expect(page.getByRole("listbox")).toBeVisible();
  await look("form, opened");
  await requests(page).getByRole("tab", { name: "JSON" }).click();
  await bigEditor(page, "Request as JSON");
  await look("request as JSON");
  await turnTo("Trust");
  const text = await bigEditor(page, TRUST);
  const sound = await textOf(text);
  await write(text, sound.replace('"Action"', '"Aktion"'));
  await expect(verdict(page)).toContainText("Denied");
  await look("a policy with a finding");
  await write(text, sound.replace('"Effect": "Allow",', '"Effect": "Allow"'));
  await expect(verdict(page)).toContainText("Stale");
  await look("stale");
  await turnTo("Result");
  await showResult(page, "Problems");
  await look("problems");
  await turnTo("Policies");
  await openMenu(identity(page), "Add");
  await look("menu of what can be added");
  await page.keyboard.press("Escape");
  await turnTo("Trust");
  await pick(trust(page), "More", /^About role/);
  await look("facts about a role");
  await trust(page).getByRole("button", { name: "Remove role Auditor" }).click();
  await look("nothing left to show");
});

atEveryWidth("menus, dialogs and the scenario's text are accessible and fit", async ({ page, look }) => {
  for (const name of ["Examples", "Open", "Share"] as const) {
    const dialog = await openDialog(page, name);
    if (name === "Open") await dialog.getByRole("textbox").fill('{"Version":"2012-10-17","Statement":[]}');
    if (name === "Share") await expect(dialog.getByLabel("Link", { exact: true })).toBeVisible();
    await look(name);
    const sideways = await dialog.locator(".dialog-body").evaluate((body) => body.scrollWidth - body.clientWidth);
    expect(sideways, `${name} must not scroll sideways`).toBe(0);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }
  await openMenu(header(page), "Menu");
  await look("menu");
  await page.keyboard.press("Escape");
  await pick(header(page), "Menu", "Help and keys");
  await look("help");
  await page.keyboard.press("Escape");
  await pick(header(page), "Menu", "About this scenario");
  await look("facts about the scenario");
  await pick(header(page), "Menu", "Scenario as one text");
  await bigEditor(page, "Scenario");
  await look("scenario");
  await pick(header(page), "Menu", "New scenario");
  await look("nothing in it");
});
