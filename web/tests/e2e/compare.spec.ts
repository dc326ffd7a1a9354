// Compare: what is pinned, then changed, and which verdicts turned by it.
import { bigEditor, textOf, write } from "./support/editor";
import { request, showResult } from "./support/regions";
import { notices, verdict } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

const TRUST = "Auditor, trust policy";

test("after a change the verdicts that turned are listed, and the way back is one button", async ({ page }) => {
  await openApp(page);
  const compare = await showResult(page, "Compare");
  await compare.getByRole("button", { name: "Compare with now" }).click();
  await expect(compare.getByRole("status")).toHaveText("No verdict changed over 4 requests.");

  const trust = await bigEditor(page, TRUST);
  const before = await textOf(trust);
  await write(trust, before.replace("user/alice", "user/bob"));
  await expect(compare.getByRole("status")).toHaveText("2 of 4 requests are decided otherwise.");
  const rows = compare.getByRole("table").locator("tbody tr");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText(/Alice reads the ledger through the role.*Allowed.*Denied.*does not name this caller/);
  await expect(rows.nth(1)).toContainText(/Bob, whom.*Denied.*Allowed/);

  await rows.nth(1).getByRole("button").click();
  await expect(request(page, "Bob")).toHaveAttribute("aria-current", "true");
  await expect(verdict(page)).toContainText("Allowed");

  await compare.getByRole("button", { name: "Go back to it" }).click();
  await expect.poll(() => textOf(trust)).toBe(before);
  await expect(compare.getByRole("status")).toHaveText("No verdict changed over 4 requests.");
  await expect(verdict(page)).toContainText("Denied");
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expect(verdict(page)).toContainText("Allowed");
  await expect.poll(() => textOf(trust)).toContain("user/bob");

  await compare.getByRole("button", { name: "Stop comparing" }).click();
  await expect(compare.getByRole("table")).toHaveCount(0);
  await expect(compare.getByRole("button", { name: "Compare with now" })).toBeVisible();
});

test("a request that is removed or added is listed as not there on one side", async ({ page }) => {
  await openApp(page);
  const compare = await showResult(page, "Compare");
  await compare.getByRole("button", { name: "Compare with now" }).click();
  await request(page, "Bob").click();
  await page.getByRole("button", { name: "Remove this request" }).click();
  await page.getByRole("button", { name: "Add a request" }).click();
  const row = (name: RegExp) => compare.getByRole("row", { name });
  await expect(row(/^Bob, whom/)).toContainText(/Denied.*Not there/);
  await expect(row(/^New request/)).toContainText(/Not there.*Denied/);
});
