// The page under the strictest Content Security Policy that it needs: whatever one does, the browser has nothing to report.
import type { Page } from "@playwright/test";
import { bigEditor, textOf, write } from "./support/editor";
import { header, openExample, openMenu, pick, request, requests, showResult, suggestions, trust } from "./support/regions";
import { drop, openDialog, pasteOutside, SMALL, verdict } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Everything that the browser reports from now on. */
async function reports(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, sample }) =>
      seen.push([violatedDirective, blockedURI, sourceFile, sample].join(" ")),
    );
  });
  return () => page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
}

test("no view, dialog, edit or download is refused anything", { tag: "@any-path" }, async ({ page, site, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  site.header("Content-Security-Policy", POLICY);
  const seen = await reports(page);
  await openApp(page);
  const editor = await bigEditor(page, "Auditor, trust policy");
  await write(editor, (await textOf(editor)).replace('"Action"', '"Aktion"'));
  await expect(verdict(page)).toContainText("Denied");
  await page.keyboard.press("F8");
  await page.keyboard.press("ControlOrMeta+Space");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(verdict(page)).toContainText("Allowed");

  await request(page, "Bob").click();
  for (const name of ["Path", "Map", "Compare", "Context", "Record", "Problems", "Why"] as const) {
    if (name !== "Path") await showResult(page, name);
    if (name === "Map") {
      const coming = page.waitForEvent("download");
      await page.getByRole("button", { name: "Download as SVG" }).click();
      await coming;
    }
  }
  await suggestions(page).getByRole("button").first().click();
  await suggestions(page).getByRole("button", { name: "Insert" }).click();
  await requests(page).getByRole("combobox", { name: "Action" }).click();
  await requests(page).getByRole("tab", { name: "JSON" }).click();
  await pick(trust(page), "Add", "New role");
  await pick(trust(page), "More", "About role NewRole");
  await page.getByRole("separator", { name: "Height of the editors" }).press("ArrowUp");

  for (const name of ["Open", "Share"] as const) {
    const dialog = await openDialog(page, name);
    if (name === "Share") await dialog.getByRole("button", { name: "Copy link" }).click();
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }
  await openExample(page, "One role leads to the next");
  await pasteOutside(page, "User: arn:aws:iam::123456789012:user/erin is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::a/b");
  await expect(verdict(page)).toContainText("Denied");
  await drop(page, { name: "dana.json", text: JSON.stringify(SMALL) });
  await expect(verdict(page)).toContainText("Allowed");
  const menu = await openMenu(header(page), "Menu");
  await menu.getByRole("combobox", { name: "Theme" }).selectOption("Dark");
  await menu.getByLabel("Plain text editors").check();
  await page.keyboard.press("Escape");
  await pick(header(page), "Menu", "Scenario as one text");
  await pick(header(page), "Menu", "Help and keys");
  expect(await seen()).toEqual([]);
});
