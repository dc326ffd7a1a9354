// The slowest answer to an interaction, as the metric INP counts it on a visit of fewer than 50: typing, tabs, jumps,
// another request, a dialog.
import { showResult } from "../e2e/support/regions";
import { openDialog } from "../e2e/support/scenario";
import { expect, test } from "../e2e/support/test";
import { record } from "./record";
import { noted, observeInteractions } from "./recorder";
import { openScenario } from "./typing";

test("interactions", async ({ page }) => {
  await observeInteractions(page);
  await openScenario(page);
  await page.keyboard.type("-typed");
  for (const tab of await page.locator("[data-area=identity]").getByRole("tab").all()) await tab.click();
  for (const name of ["Map", "Context", "Problems", "Record", "Why"] as const) await showResult(page, name);
  await page.getByRole("button", { name: "Show in policy" }).first().click();
  await page.keyboard.press("Alt+ArrowLeft");
  await page.getByRole("button", { name: "Duplicate this request" }).click();
  await page.getByRole("combobox", { name: "Action" }).click();
  await page.keyboard.type("s");
  await openDialog(page, "Examples");
  await page.keyboard.press("Escape");

  // The observer is told of an interaction a moment after its paint.
  await expect.poll(async () => (await noted(page)).interactions.length).toBeGreaterThan(0);
  const { interactions } = await noted(page);
  record("inp", Math.max(...interactions), `${interactions.length} that took 16 ms or more`);
});
