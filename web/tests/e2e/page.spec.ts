// The page at work: an edit turns the verdict and its reason, a mistake is placed, and nothing is lost on the way.
import { bigEditor, placeBefore, textOf, write } from "./support/editor";
import { asJson, openExample, path, request, requests, why } from "./support/regions";
import { about, openDialog, verdict } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

const TRUST = "Auditor, trust policy";

test("an example, an edit of its trust policy, another verdict with its reason", { tag: "@any-path" }, async ({ page }) => {
  await openApp(page);
  await openExample(page, "Cross-account role, external ID left out");
  await expect(verdict(page)).toContainText("Denied");
  await expect(verdict(page)).toContainText("sts:ExternalId is missing");
  await expect(why(page)).toContainText("Trust policy does not allow");
  await expect(path(page)).toContainText("Trust side closed");
  await expect(path(page)).toContainText("What follows was not reached.");

  const trust = await bigEditor(page, "BillingReader, trust policy");
  await write(trust, (await textOf(trust)).replace('"StringEquals"', '"StringEqualsIfExists"'));

  await expect(verdict(page)).toContainText("Allowed");
  await expect(verdict(page)).toContainText("ReadBilling allows s3:GetObject.");
  await expect(verdict(page)).toContainText("not as expected: implicit deny");
  await expect(why(page)).toContainText("Step 2 of 2");
  await expect(path(page)).toContainText("Trust side open");
});

test("a mistake in the JSON is placed, and the last verdict stays, marked stale", async ({ page }) => {
  await openApp(page);
  const trust = await bigEditor(page, TRUST);
  const sound = await textOf(trust);
  await write(trust, sound.replace('"Effect": "Allow",', '"Effect": "Allow"'));

  await expect(verdict(page)).toContainText("Stale");
  await expect(verdict(page)).toContainText("Last result: allowed. Kept while line 6 of Auditor, trust policy is not right.");
  await expect(why(page)).toContainText("Stale");
  await expect(why(page)).toContainText("Step 2 of 2: Auditor/alice calls s3:GetObject");
  await expect(requests(page).getByRole("row", { name: /^Alice reads the ledger through the role/ })).toContainText("Stale");

  await verdict(page).getByRole("button", { name: "Show the place" }).click();
  await expect(page.getByRole("textbox", { name: TRUST })).toBeFocused();
  // What is wrong is selected.
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(",");
  await expect.poll(() => textOf(trust)).toBe(sound);
  await expect(verdict(page)).toContainText("Allowed");
  await expect(verdict(page)).not.toContainText("Stale");
});

test("a mistake that is there from the beginning leaves nothing to go by, and says so", async ({ page }) => {
  await openApp(page);
  const dialog = await openDialog(page, "Open");
  const broken = { users: [{ arn: "arn:aws:iam::111122223333:user/alice", policies: [{ name: "Half", document: "{\n" }] }] };
  const requests = [{ principal: "arn:aws:iam::111122223333:user/alice", action: "s3:GetObject", resource: "*" }];
  await dialog.getByRole("textbox", { name: "Paste here" }).fill(JSON.stringify({ version: 1, ...broken, requests }));
  await dialog.getByRole("button", { name: "Use it" }).click();
  await expect(verdict(page)).toContainText("of alice, identity policy Half is not right, so nothing was decided.");
});

test("a mistake in the request is placed as well", async ({ page }) => {
  await openApp(page);
  await asJson(page);
  const request = await bigEditor(page, "Request as JSON");
  await write(request, (await textOf(request)).replace('"action"', '"acton"'));
  await expect(verdict(page)).toContainText("Stale");
  await page.getByRole("tab", { name: /^Problems/ }).click();
  await expect(page.getByRole("list", { name: "Problems" })).toContainText('There is no key "acton" here. Did you mean "action"?');
});

test("another request, and its reason", async ({ page }) => {
  await openApp(page);
  await request(page, "Bob, whom the trust policy does not name").click();
  await expect(request(page, "Bob")).toHaveAttribute("aria-current", "true");
  await expect(verdict(page)).toContainText("its Principal does not name this caller");
});

test("the statement in which the caret stands is marked among the reasons", async ({ page }) => {
  await openApp(page);
  await page.getByRole("button", { name: /becomes Auditor/ }).click();
  const trust = await bigEditor(page, TRUST);
  await placeBefore(trust, "alice");
  await expect(why(page).locator("[aria-current=true]")).toContainText("NamedPeople");
});

test("the address and the skip link go together", async ({ page }) => {
  await openApp(page, "./#kept");
  await page.getByRole("link", { name: "Skip to the verdict" }).focus();
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toBeFocused();
  expect(new URL(page.url()).hash).toBe("#kept");
});

test("every example comes out as its author expects, each within the page as it is", async ({ page }) => {
  await openApp(page);
  const dialog = await openDialog(page, "Examples");
  const titles = await dialog.locator(".gallery-title").allTextContents();
  expect(titles.length).toBeGreaterThanOrEqual(12);
  await page.keyboard.press("Escape");
  for (const title of titles) {
    await openExample(page, title);
    await expect(verdict(page), title).toContainText("✔ as expected");
    await expect(requests(page), title).toContainText(/(\d+) of \1 as expected/);
  }
});

test("an example that cannot be fetched changes nothing and says so", async ({ page, site, faults }) => {
  await openApp(page);
  site.trouble(/examples\/.*\.json$/, { status: 404 });
  faults.expect(/404/);
  const dialog = await openDialog(page, "Examples");
  await dialog.getByRole("button", { name: /^One role leads to the next/ }).click();
  await expect(page.getByRole("alert")).toContainText("could not be fetched");
  await expect(about(page)).toContainText("both sides must agree");
  await expect(verdict(page)).toContainText("Allowed");
});
