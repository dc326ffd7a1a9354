// The whole scenario as one text: the panels follow it, and while it cannot be read they stay as they were and say so.
import type { Page } from "@playwright/test";
import { bigEditor, textOf, write } from "./support/editor";
import { header, path, pick, why } from "./support/regions";
import { about, verdict } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

const source = (page: Page) => page.getByRole("region", { name: "Scenario", exact: true });

async function openSource(page: Page) {
  await pick(header(page), "Menu", "Scenario as one text");
  return bigEditor(page, "Scenario");
}

test("the scenario is one text, and what changes there changes everywhere", async ({ page }) => {
  await openApp(page);
  const text = await openSource(page);
  const before = await textOf(text);
  expect(JSON.parse(before)).toMatchObject({ title: "Cross-account role: both sides must agree" });
  await write(text, before.replace("both sides must agree", "two halves").replaceAll("user/alice", "user/eve"));
  await expect(about(page)).toContainText("Cross-account role: two halves");
  await expect(verdict(page)).toContainText("Allowed");
  await expect(path(page)).toContainText("eve becomes Auditor");
  await source(page).getByRole("button", { name: "Done" }).click();
  expect(await textOf(await bigEditor(page, "Auditor, trust policy"))).toContain("user/eve");
});

test("what no form shows is reached here, and kept", async ({ page }) => {
  await openApp(page);
  const text = await openSource(page);
  await write(text, (await textOf(text)).replace('"name": "prod"', '"name": "prod",\n      "organization": { "id": "o-exampleorgid", "path": "o-exampleorgid/r-ab12/" }'));
  await expect(verdict(page)).toContainText("Allowed");
  await source(page).getByRole("button", { name: "Done" }).click();
  await bigEditor(page, "Auditor, trust policy");
  expect(JSON.parse(await textOf(await openSource(page)))).toMatchObject({ accounts: [{}, { organization: { path: "o-exampleorgid/r-ab12/" } }] });
});

test("while it cannot be read the last scenario that could be stays, read-only, and can be gone back to", async ({ page }) => {
  await openApp(page);
  const text = await openSource(page);
  const before = await textOf(text);
  await write(text, before.replace('"title":', '"title"'));
  await expect(source(page)).toContainText("The panels show the last scenario that could be read.");
  await expect(verdict(page)).toContainText("Stale");
  await expect(verdict(page)).toContainText("Last result: allowed. Kept while line 4 of scenario is not right.");
  await expect(why(page)).toContainText("Step 2 of 2");
  await expect(source(page).getByRole("button", { name: "Done" })).toHaveCount(0);

  // Nobody loses it by looking elsewhere.
  await pick(header(page), "Menu", "Back to the panels");
  expect(await textOf(text)).toBe(before.replace('"title":', '"title"'));

  // Nor by loading the page again.
  await page.reload();
  await bigEditor(page, "Scenario");
  expect(await textOf(text)).toBe(before.replace('"title":', '"title"'));
  await expect(source(page)).toContainText("The panels show the last scenario that could be read.");

  await source(page).getByRole("button", { name: "Discard what cannot be read" }).click();
  await expect.poll(() => textOf(text)).toBe(before);
  await expect(verdict(page)).not.toContainText("Stale");
  await source(page).getByRole("button", { name: "Done" }).click();
  await bigEditor(page, "Auditor, trust policy");
});

test("a mistake of the format is said with what is meant", async ({ page }) => {
  await openApp(page);
  const text = await openSource(page);
  await write(text, (await textOf(text)).replace('"users":', '"usres":'));
  await expect(verdict(page)).toContainText("Stale");
  await page.getByRole("tab", { name: /^Problems/ }).click();
  await expect(page.getByRole("list", { name: "Problems" })).toContainText('There is no key "usres" here. Did you mean "users"?');
});
