// The slowest answer to an interaction, as the metric INP counts it on a visit of fewer than 50: typing, tabs, jumps.
import { expect, test } from "../e2e/support/test";
import { record } from "./record";
import { noted, observeInteractions } from "./recorder";
import { openScenario } from "./typing";

test("interactions", async ({ page }) => {
  await observeInteractions(page);
  const editor = await openScenario(page);
  await editor.pressSequentially("-typed");
  for (const tab of await page.locator("[data-area=identity]").getByRole("tab").all()) await tab.click();
  await page.getByRole("button", { name: "Show in policy" }).first().click();
  await page.keyboard.press("Tab");

  // The observer is told of an interaction a moment after its paint.
  await expect.poll(async () => (await noted(page)).interactions.length).toBeGreaterThan(0);
  const { interactions } = await noted(page);
  record("inp", Math.max(...interactions), `${interactions.length} that took 16 ms or more`);
});
