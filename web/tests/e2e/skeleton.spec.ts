// The page before its program: readable, usable, right in every theme and width, and what the program draws in its place
// stands where it stood.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { bigEditor, textOf } from "./support/editor";
import { verdict } from "./support/scenario";
import { expect, test } from "./support/test";

const SIZES = [[360, 740], [768, 1024], [1280, 800]] as const;

/** What a reader sees of both. */
const PARTS = [
  ".app-header",
  ".header-actions",
  ".about",
  ".tabs-editors",
  "[data-area=identity]",
  "[data-area=trust]",
  "[data-area=request]",
  ".request-list",
  ".request-row:last-child",
  ".tabs-request",
  ".verdict",
  "[data-area=why]",
  "[data-area=path]",
  ".tab-bar",
];

/** Where the parts are, as far as they are on screen. */
function placesIn(page: Page, root: "#skeleton" | "#app"): Promise<Record<string, string>> {
  return page.evaluate(
    ([root, parts]) =>
      Object.fromEntries(
        parts.map((part) => {
          const { left, top, right, bottom } = document.querySelector(`${root} ${part}`)?.getBoundingClientRect() ?? new DOMRect();
          return [part, [left, top, right, Math.min(bottom, innerHeight)].map(Math.round).join(" ")];
        }),
      ),
    [root, PARTS] as const,
  );
}

/** What is written on the things that the program redraws. */
function wordsIn(page: Page, root: "#skeleton" | "#app"): Promise<Record<string, string[]>> {
  const parts = ["h1", ".brand-line", ".about-title", ".about-text", ".panel-title", ".panel-note", ".request-name", ".request-word", ".tab"];
  return page.evaluate(
    ([root, parts]) => {
      const words = (element: Element) => {
        const copy = element.cloneNode(true) as Element;
        for (const unseen of copy.querySelectorAll(".visually-hidden")) unseen.remove();
        return copy.textContent?.replace(/\s+/g, " ").trim() ?? "";
      };
      return Object.fromEntries(parts.map((part) => [part, [...document.querySelectorAll(`${root} ${part}`)].map(words)]));
    },
    [root, parts] as const,
  );
}

test.describe("while the program loads", () => {
  test.beforeEach(async ({ page, site }) => {
    site.trouble(/\.wasm$/, "stall");
    // The start script has run by this event, while the load event would wait for the program.
    await page.goto("./", { waitUntil: "domcontentloaded" });
  });

  test("the documents can be read and typed into", async ({ page, site }) => {
    await expect(page.getByRole("status")).toContainText("Loading the evaluator");
    await expect(page.getByLabel("alice, identity policy")).toHaveValue(/sts:AssumeRole/);
    const trust = page.getByLabel("Auditor, trust policy");
    await expect(trust).toHaveValue(/NamedPeople/);
    await trust.fill("{}");
    await expect(trust).toHaveValue("{}");
    await expect(page.getByLabel("Request as JSON")).toHaveValue(/444455556666/);
    // It goes as soon as the program is there.
    site.release();
    await expect(page.locator("#skeleton")).toHaveCount(0);
  });

  test("what was typed is taken over, with the caret", async ({ page, site }) => {
    const early = page.getByLabel("Auditor, trust policy");
    await early.focus();
    await early.evaluate((area: HTMLTextAreaElement) => {
      const at = area.value.indexOf("alice");
      area.setSelectionRange(at, at);
    });
    await page.keyboard.type("m");
    site.release();
    const trust = await bigEditor(page, "Auditor, trust policy");
    await expect(verdict(page)).toContainText("Denied");
    await expect(page.getByRole("textbox", { name: "Auditor, trust policy" })).toBeFocused();
    await page.keyboard.type("al");
    expect(await textOf(trust)).toContain("user/malalice");
  });

  test("what was typed into the request is taken over as well", async ({ page, site }) => {
    const early = page.getByLabel("Request as JSON");
    await early.fill((await early.inputValue()).replace("s3:GetObject", "s3:PutObject"));
    site.release();
    await expect(verdict(page)).toContainText("s3:PutObject");
    await expect(page.getByRole("textbox", { name: "Request as JSON" })).toBeFocused();
  });

  test("the skip link moves the focus to the verdict and leaves the address alone", async ({ page }) => {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the verdict" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("region", { name: "Verdict" })).toBeFocused();
    expect(new URL(page.url()).hash).toBe("");
  });

  for (const [width, height] of SIZES) {
    test(`the program's first view says the same in the same places, ${width} px`, async ({ page, site }) => {
      await page.setViewportSize({ width, height });
      const [places, words] = [await placesIn(page, "#skeleton"), await wordsIn(page, "#skeleton")];
      site.release();
      await expect(page.locator("#skeleton")).toHaveCount(0);
      expect(await placesIn(page, "#app")).toEqual(places);
      expect(await wordsIn(page, "#app")).toEqual(words);
    });
  }

  for (const colorScheme of ["light", "dark"] as const) {
    test(`it is accessible and fits, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      for (const [width, height] of SIZES) {
        await page.setViewportSize({ width, height });
        await expectAccessible(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(overflow, `the page must not scroll sideways at ${width} px`).toBe(0);
      }
    });
  }
});

test("where the program does not come, a phone shows every document", async ({ page, site, faults }) => {
  site.trouble(/\.wasm$/, { body: "<h1>Sign in</h1>" });
  faults.expect(/did not start \(wrong-file\)/);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("./");
  await expect(page.getByRole("alert")).toBeVisible();
  for (const name of ["alice, identity policy", "Auditor, trust policy", "Request as JSON"]) {
    await expect(page.getByLabel(name)).toBeVisible();
  }
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what it is and shows the sample's answer", async ({ page, faults }) => {
    // The preloaded program is of no use here, which Chromium remarks on after a while.
    faults.allow(/preloaded using link preload but not used/);
    await page.goto("./");
    // Not by text: Playwright leaves out what is inside <noscript>, even where it is on screen.
    await expect(page.locator("noscript p").filter({ hasText: "Allowed" })).toBeVisible();
    await expect(page.locator("noscript p").filter({ hasText: "playground for AWS IAM" })).toBeVisible();
    await expect(page.getByText("Loading the evaluator")).toBeHidden();
    await expect(page.getByRole("row", { name: /^Bob, whom the trust policy does not name/ })).toContainText("Denied");
  });
});
