// What people come for, from beginning to end: each journey with a mouse, with a keyboard alone, and with a finger on a
// phone. The limits of web.md's table are part of the test.
import type { Locator, Page } from "@playwright/test";
import { bigEditor, textOf, write } from "./support/editor";
import { path, requests, suggestions, why } from "./support/regions";
import { about, notices, reload, verdict } from "./support/scenario";
import { expect, openApp, test } from "./support/test";
import { DESK, PHONE, byEveryHand, turnTo } from "./support/ways";

test.use({ viewport: DESK });

/** Wholly on screen, and under nothing. */
async function expectInSight(target: Locator): Promise<void> {
  await expect(target).toBeInViewport({ ratio: 1 });
  const isUncovered = await target.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return seen !== null && (element.contains(seen) || seen.contains(element));
  });
  expect(isUncovered, "nothing lies over it").toBe(true);
}

const DENIAL =
  "User: arn:aws:iam::123456789012:user/erin is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::reports/q3.csv because no identity-based policy allows the s3:GetObject action";
const POLICY = JSON.stringify(
  { Version: "2012-10-17", Statement: [{ Sid: "Reports", Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::reports/*" }] },
  null,
  2,
);

byEveryHand("why was I denied: the reason is 3 acts after the error message", async (way) => {
  const { page, hands } = way;
  await openApp(page);
  await hands.paste(DENIAL);
  await expect(notices(page)).toContainText("Paste the policies of user erin next.");
  await hands.paste(POLICY);
  await expect(verdict(page)).toContainText("Denied");
  await expect(verdict(page)).toContainText("s3:GetObject");
  await turnTo(way, "Result");
  await expect(why(page)).toContainText("Reports");
  await expect(why(page).getByRole("row", { name: /^Action/ }).first()).toContainText("s3:ListBucket");
  expect(hands.acts).toBeLessThanOrEqual(3);

  await hands.press(why(page).getByRole("button", { name: "Show in policy" }).first());
  const editor = await bigEditor(page, "erin, identity policy Pasted policy");
  await expect(page.getByRole("textbox", { name: "erin, identity policy Pasted policy" })).toBeFocused();
  await write(editor, POLICY.replace("s3:ListBucket", "s3:GetObject"));
  await expect(verdict(page)).toContainText("Allowed");
});

byEveryHand("why can this role not be assumed: the closed lock is seen without scrolling, and opens", async (way) => {
  const { page, hands } = way;
  await openApp(page, "./?example=role-chain");
  await hands.press(page.getByRole("banner").getByRole("button", { name: "Examples" }));
  await hands.press(page.getByRole("button", { name: /^Cross-account role: both sides must agree/ }));
  await expect(about(page)).toContainText("both sides must agree");
  await hands.press(requests(page).getByRole("button", { name: /^Bob, whom the trust policy does not name/ }));
  await expect(verdict(page)).toContainText("Denied");
  // What would help takes room as well.
  await expect(suggestions(page)).toBeVisible();
  await turnTo(way, "Result");
  if (way.isPhone) await hands.press(page.getByRole("tab", { name: "Path" }));
  const locks = path(page).getByRole("listitem").filter({ hasText: /^(Identity|Trust) side/ });
  await expect(locks).toHaveText([/^Identity side open/, /^Trust side closed/]);
  await expectInSight(locks.nth(1));
  await expect(path(page)).toContainText("What follows was not reached.");

  if (way.isPhone) await hands.press(page.getByRole("tab", { name: "Why" }));
  await expect(verdict(page)).toContainText("its Principal does not name this caller");
  await expect(why(page)).toContainText("NamedPeople");
  await expect(why(page).getByRole("row", { name: /^Principal/ }).first()).toContainText("does not fit");
  await hands.press(why(page).getByRole("button", { name: "Show in policy" }).first());
  const editor = await bigEditor(page, "Auditor, trust policy");
  await expect(page.getByRole("textbox", { name: "Auditor, trust policy" })).toBeFocused();
  await write(editor, (await textOf(editor)).replace("user/carol", "user/bob"));
  await expect(verdict(page)).toContainText("Allowed");
  await turnTo(way, "Result");
  if (way.isPhone) await hands.press(page.getByRole("tab", { name: "Path" }));
  await expect(locks).toHaveText([/^Identity side open/, /^Trust side open/]);
  await expect(path(page)).toContainText("calls s3:GetObject");
  await expect(path(page)).not.toContainText("What follows was not reached.");
});

byEveryHand("send it to a colleague: a short link, their edits, and the sender's draft as it was", async (way, context) => {
  const { page, hands, isPhone } = way;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openApp(page, "./?example=user-reads-bucket");
  await expect(about(page)).toContainText("A user reads a bucket");
  await turnTo(way, "Policies");
  const policy = /identity policy/;
  const own = await bigEditor(page, await nameOf(page, policy));
  await write(own, (await textOf(own)).replace("s3:ListBucket", "s3:PutObject"));
  await expect.poll(() => draftsOf(page)).toHaveLength(1);
  const before = await draftsOf(page);
  const sent = await textOf(own);

  await hands.press(page.getByRole("banner").getByRole("button", { name: "Share" }));
  await hands.press(page.getByRole("dialog").getByRole("button", { name: "Copy link" }));
  await expect(page.getByRole("dialog").getByRole("status").filter({ hasText: "Copied: link." })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.length, "characters").toBeLessThanOrEqual(900);

  // The colleague's phone: what was sent comes before everything else, and can be changed.
  const colleague = await context.newPage();
  if (!isPhone) await colleague.setViewportSize(PHONE);
  const theirs = { page: colleague, hands: hands.on(colleague), isPhone: true };
  await openApp(colleague, link);
  await expectInSight(verdict(colleague));
  await expect(verdict(colleague)).toContainText("Denied");
  const top = async (part: Locator) => (await part.boundingBox())?.y ?? 0;
  expect(await top(requests(colleague))).toBeGreaterThan(await top(verdict(colleague)));
  await expect(requests(colleague).getByRole("combobox", { name: "Action" })).toHaveValue("s3:ListBucket");
  await turnTo(theirs, "Policies");
  const copy = await bigEditor(colleague, await nameOf(colleague, policy));
  expect(await textOf(copy)).toBe(sent);
  await write(copy, sent.replace("s3:PutObject", "s3:ListBucket"));
  await expect(verdict(colleague)).toContainText("Allowed");
  await expect.poll(() => draftsOf(page)).toHaveLength(2);
  expect(await draftsOf(page)).toEqual(expect.arrayContaining(before));

  await page.keyboard.press("Escape");
  await reload(page);
  // What the address asks for comes a moment after the page.
  await expect(about(page)).toContainText("A user reads a bucket");
  await turnTo(way, "Policies");
  expect(await textOf(await bigEditor(page, await nameOf(page, policy)))).toBe(sent);
});

/** The whole name of the text that stands in a column. */
async function nameOf(page: Page, part: RegExp): Promise<string> {
  const area = page.locator(".regions hatcheck-editor textarea").and(page.getByLabel(part)).first();
  return (await area.getAttribute("aria-label")) ?? "";
}

function draftsOf(page: Page): Promise<[string, string][]> {
  return page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("hatcheck.draft.")));
}
