// "Try next": what would turn a denial is offered, shown where it would go, written only on a second word, and taken back.
import type { Page } from "@playwright/test";
import { bigEditor, textOf } from "./support/editor";
import { request, suggestions } from "./support/regions";
import { notices, scenarioOf, verdict } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

const TRUST = "Auditor, trust policy";
const BOB = "Bob, whom the trust policy does not name";

/** The first suggestion for Bob's denied request. */
async function consider(page: Page): Promise<void> {
  await request(page, BOB).click();
  await suggestions(page).getByRole("button", { name: /^Name bob in statement NamedPeople/ }).click();
}

test("a suggestion shows its place and writes nothing until it is inserted, and Undo takes it back", async ({ page }) => {
  await openApp(page);
  const trust = await bigEditor(page, TRUST);
  const [before, scenario] = [await textOf(trust), await scenarioOf(page)];

  await consider(page);
  await expect(page.getByRole("textbox", { name: TRUST })).toBeFocused();
  await expect(suggestions(page).getByRole("status")).toContainText("Name bob in statement NamedPeople");
  expect(await textOf(trust)).toBe(before);

  await suggestions(page).getByRole("button", { name: "Insert" }).click();
  await expect(verdict(page)).toContainText("Allowed");
  await expect.poll(() => textOf(trust)).toContain("user/bob");
  await expect(suggestions(page)).toHaveCount(0);

  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expect(verdict(page)).toContainText("Denied");
  await expect.poll(() => textOf(trust)).toBe(before);
  expect(await scenarioOf(page)).toEqual(scenario);
});

test("the editor's own undo takes it back as well", async ({ page }) => {
  await openApp(page);
  const trust = await bigEditor(page, TRUST);
  const before = await textOf(trust);
  await consider(page);
  await suggestions(page).getByRole("button", { name: "Insert" }).click();
  await expect(verdict(page)).toContainText("Allowed");
  await page.getByRole("textbox", { name: TRUST }).focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => textOf(trust)).toBe(before);
  await expect(verdict(page)).toContainText("Denied");
});

test("a suggestion that is not wanted goes, and so does one whose text has changed", async ({ page }) => {
  await openApp(page);
  const trust = await bigEditor(page, TRUST);
  const before = await textOf(trust);
  await consider(page);
  await suggestions(page).getByRole("button", { name: "Cancel" }).click();
  await expect(suggestions(page).getByRole("button", { name: /^Name bob/ })).toBeVisible();
  expect(await textOf(trust)).toBe(before);

  await consider(page);
  await page.keyboard.press("End");
  await page.keyboard.type(" ");
  await expect(suggestions(page).getByRole("button", { name: "Insert" })).toHaveCount(0);
  await expect(suggestions(page).getByRole("button", { name: /^Name bob/ })).toBeVisible();
});

test("by keyboard alone: the place has the focus, Shift+F6 goes to the verdict, and Insert is the next stop there", async ({ page }) => {
  await openApp(page);
  await bigEditor(page, TRUST);
  await request(page, BOB).focus();
  await page.keyboard.press("Enter");
  await suggestions(page).getByRole("button", { name: /^Name bob/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: TRUST })).toBeFocused();
  // The request, then the verdict.
  await page.keyboard.press("F6");
  await page.keyboard.press("F6");
  await expect(verdict(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(suggestions(page).getByRole("button", { name: "Insert" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toContainText("Allowed");
});
