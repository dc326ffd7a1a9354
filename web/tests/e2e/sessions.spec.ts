// A session policy has a tab like any other policy, though it is a part of a request: added, typed, found from the trace,
// shown in the request's own text, and removed.
import { bigEditor, textOf, write } from "./support/editor";
import { asJson, identity, openExample, pick, request, showResult, why } from "./support/regions";
import { scenarioOf, verdict } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

const NAME = "Auditor, session policy";
const NOTHING = '{ "Version": "2012-10-17",\n  "Statement": { "Effect": "Deny", "Action": "*", "Resource": "*" } }';

test("a session policy is added for a step, limits the session, and is found from the trace", async ({ page }) => {
  await openApp(page);
  await expect(verdict(page)).toContainText("Allowed");
  await pick(identity(page), "Add", "Session policy for the session of Auditor");
  await expect(identity(page).getByRole("tab", { selected: true })).toHaveText(/^Auditor: session policy/);
  await expect(verdict(page)).toContainText("Allowed");

  const editor = await bigEditor(page, NAME);
  await write(editor, NOTHING);
  await expect(verdict(page)).toContainText("Denied");
  await expect(verdict(page)).toContainText("session policy");
  expect(await textOf(editor)).toBe(NOTHING);

  await identity(page).getByRole("tab").first().click();
  await showResult(page, "Why");
  const layer = why(page).locator(".layer").filter({ hasText: "Session polic" });
  await layer.getByRole("button", { name: "Show in policy" }).first().click();
  await expect(page.getByRole("textbox", { name: NAME })).toBeFocused();

  // The request's text has it, as it was typed.
  await asJson(page);
  expect(await textOf(await bigEditor(page, "Request as JSON"))).toContain(JSON.stringify(NOTHING).slice(1, -1));
  const { requests: all } = (await scenarioOf(page)) as { requests: { assume: { sessionPolicy: string }[] }[] };
  expect(all[0]?.assume[0]?.sessionPolicy).toBe(NOTHING);
});

test("other requests do not show it, and it comes back with its own", async ({ page }) => {
  await openApp(page);
  await pick(identity(page), "Add", "Session policy for the session of Auditor");
  const tab = identity(page).getByRole("tab", { name: "session policy" });
  await expect(tab).toHaveCount(1);
  await request(page, "Bob").click();
  await expect(tab).toHaveCount(0);
  await request(page, "Alice reads the ledger through").click();
  await tab.click();
  await pick(identity(page), "More", `Remove ${NAME}`);
  await expect(tab).toHaveCount(0);
  await expect(verdict(page)).toContainText("Allowed");
});

test("typing in the request's text changes it, and while that text is broken it stays where it is, locked", async ({ page }) => {
  await openApp(page);
  await openExample(page, "A bucket policy names a role");
  await request(page, "The Reporter role reads the figures in a session").click();
  await expect(verdict(page)).toContainText("Denied");
  const name = /session policy$/;
  const policy = page.locator("hatcheck-editor").filter({ has: page.getByRole("textbox", { name }) });
  await expect(policy.locator(".cm-content")).toContainText("s3:ListBucket");

  await asJson(page);
  const json = await bigEditor(page, "Request as JSON");
  const text = await textOf(json);
  await write(json, text.replace('"s3:ListBucket"', '"s3:*"').replace('"arn:aws:s3:::sales-figures"', '"*"'));
  await expect(policy.locator(".cm-content")).toContainText("s3:*");
  await expect(verdict(page)).toContainText("Allowed");

  await write(json, text.slice(0, -2));
  await expect(verdict(page)).toContainText("Stale");
  await expect(page.getByRole("textbox", { name })).toHaveAttribute("aria-readonly", "true");
  await write(json, text);
  await expect(page.getByRole("textbox", { name })).not.toHaveAttribute("aria-readonly", "true");
  await expect(verdict(page)).toContainText("Denied");
});
