// Getting in: an error message, a record or a policy is pasted or dropped anywhere, and finds its place.
import type { Page } from "@playwright/test";
import { fragmentFor } from "./support/links";
import { SMALL, about, drop, notices, openDialog, pasteOutside, preferPlainEditors, scenarioOf, take, verdict } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

const ERROR =
  "An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:iam::123456789012:user/erin is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::reports/q3.csv\" because no identity-based policy allows the s3:GetObject action";
const POLICY = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*" }] });
const TRUST = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "sts:AssumeRole" }] });
const RECORD = {
  eventVersion: "1.11",
  userIdentity: {
    type: "AssumedRole",
    principalId: "AROAEXAMPLEAUDIT0001:erin",
    arn: "arn:aws:sts::123456789012:assumed-role/Audit/erin",
    accountId: "123456789012",
    sessionContext: {
      sessionIssuer: { type: "Role", principalId: "AROAEXAMPLEAUDIT0001", arn: "arn:aws:iam::123456789012:role/ops/Audit", accountId: "123456789012", userName: "Audit" },
      attributes: { creationDate: "2026-01-05T09:00:00Z", mfaAuthenticated: "false" },
    },
  },
  eventTime: "2026-01-05T09:10:00Z",
  eventSource: "dynamodb.amazonaws.com",
  eventName: "GetItem",
  awsRegion: "eu-west-1",
  sourceIPAddress: "203.0.113.7",
  userAgent: "aws-cli/2.15",
  errorCode: "AccessDenied",
  requestParameters: { tableName: "Orders" },
  recipientAccountId: "123456789012",
};

const alert = (page: Page) => page.getByRole("alert");

test.beforeEach(async ({ page }) => preferPlainEditors(page));

test("why was I denied: an error, a policy, and the reason is there", { tag: "@any-path" }, async ({ page }) => {
  // Journey 1: two pastes and a look.
  await openApp(page);
  await pasteOutside(page, ERROR);
  await expect(verdict(page)).toContainText("Denied");
  await expect(verdict(page)).toContainText("s3:GetObject");
  await expect(notices(page)).toContainText("Paste the policies of user erin next.");
  await pasteOutside(page, POLICY.replace("s3:GetObject", "s3:ListBucket"));
  await expect(verdict(page)).toContainText("Denied");
  const policy = page.getByRole("textbox", { name: /erin, identity policy Pasted policy/ });
  await policy.fill((await policy.inputValue()).replace("s3:ListBucket", "s3:GetObject"));
  await expect(verdict(page)).toContainText("Allowed");
  expect(await scenarioOf(page)).toMatchObject({
    users: [{ arn: "arn:aws:iam::123456789012:user/erin" }],
    requests: [{ name: "erin calls s3:GetObject", resource: "arn:aws:s3:::reports/q3.csv" }],
  });
});

test("the keys for pasting do it, and a field keeps what is pasted into it", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openApp(page);
  await page.evaluate((text) => navigator.clipboard.writeText(text), ERROR);
  const trust = page.getByRole("textbox", { name: "Auditor, trust policy" });
  await trust.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("ControlOrMeta+V");
  await expect(trust).toHaveValue(ERROR);
  await expect(notices(page)).not.toContainText("AccessDenied");
  await trust.evaluate((area: HTMLTextAreaElement) => area.blur());
  await page.keyboard.press("ControlOrMeta+V");
  await expect(notices(page)).toContainText("An AccessDenied message was taken in");
});

test("a CloudTrail record fills the request, and makes the role of the session", async ({ page }) => {
  await openApp(page);
  await pasteOutside(page, JSON.stringify({ Events: [{ EventId: "1", CloudTrailEvent: JSON.stringify(RECORD) }] }));
  await expect(notices(page)).toContainText("A CloudTrail record was taken in");
  await expect(verdict(page)).toContainText("Denied");
  expect(await scenarioOf(page)).toMatchObject({
    roles: [{ arn: "arn:aws:iam::123456789012:role/ops/Audit", id: "AROAEXAMPLEAUDIT0001" }],
    requests: [
      {
        principal: RECORD.userIdentity.arn,
        action: "dynamodb:GetItem",
        resource: "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders",
        context: { "aws:SourceIp": "203.0.113.7", "aws:MultiFactorAuthPresent": false },
      },
    ],
  });
});

test("a trust policy takes the place of the one that the chosen request is about, and can be taken back", async ({ page }) => {
  await openApp(page);
  const before = await scenarioOf(page);
  await pasteOutside(page, TRUST);
  await expect(notices(page)).toContainText("A trust policy was taken in: it hangs on role Auditor now.");
  await expect(page.getByRole("textbox", { name: "Auditor, trust policy" })).toHaveValue(/123456789012:root/);
  await notices(page).getByRole("button", { name: "Undo" }).click();
  expect(await scenarioOf(page)).toEqual(before);
});

test("where several roles could have it, somebody chooses", async ({ page }) => {
  await openApp(page);
  const roles = ["One", "Two"].map((name) => ({ arn: `arn:aws:iam::123456789012:role/${name}` }));
  await take(page, JSON.stringify({ title: "Two roles", roles, requests: [] }));
  await expect(about(page)).toContainText("Two roles");
  await pasteOutside(page, TRUST);
  const dialog = page.getByRole("dialog", { name: "Open" });
  await expect(dialog.getByRole("textbox", { name: "Paste here" })).toHaveValue(TRUST);
  await expect(dialog.getByRole("status")).toContainText("A trust policy: goes to a role");
  await expect(dialog.getByRole("button", { name: "Use it" })).toBeDisabled();
  await dialog.getByLabel("Goes to").selectOption({ label: "role Two" });
  await dialog.getByRole("button", { name: "Use it" }).click();
  await expect(page.getByRole("textbox", { name: "Two, trust policy" })).toBeVisible();
});

test("the person's choice wins over the guess", async ({ page }) => {
  await openApp(page);
  await take(page, JSON.stringify(SMALL));
  const dialog = await openDialog(page, "Open");
  await dialog.getByRole("textbox", { name: "Paste here" }).fill(POLICY);
  await expect(dialog.getByRole("status")).toContainText("An identity policy: goes to the caller");
  await dialog.getByLabel("Goes to").selectOption({ label: "user dana, as permissions boundary" });
  await dialog.getByRole("button", { name: "Use it" }).click();
  await expect(page.getByRole("textbox", { name: /dana, permissions boundary/ })).toBeVisible();
});

test("what is not recognised changes nothing, and is kept", async ({ page }) => {
  await openApp(page);
  const before = await scenarioOf(page);
  await pasteOutside(page, "what is this?");
  await expect(alert(page)).toContainText("Nothing here was recognised. The text is kept under Open.");
  expect(await scenarioOf(page)).toEqual(before);
  const dialog = await openDialog(page, "Open");
  await expect(dialog.getByRole("textbox", { name: "Paste here" })).toHaveValue("what is this?");
  await expect(dialog.getByRole("textbox", { name: "Paste here" })).toBeFocused();
  await expect(dialog.getByRole("button", { name: "Use it" })).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Paste here" }).fill(ERROR);
  await expect(dialog.getByRole("status")).toContainText("An AccessDenied message: fills the request");
});

test("a scenario with a mistake says what it is", async ({ page }) => {
  await openApp(page);
  await take(page, JSON.stringify({ ...SMALL, usres: [] }));
  await expect(alert(page)).toContainText('There is no key "usres" here. Did you mean "users"?');
});

test("a file is dropped anywhere, and said by its name", async ({ page }) => {
  await openApp(page);
  await drop(page, { name: "dana.json", text: JSON.stringify(SMALL) });
  await expect(about(page)).toContainText(SMALL.title);
  await expect(notices(page)).toContainText("dana.json: A scenario was opened.");
  await drop(page, { name: "write-reports.json", text: POLICY }, { name: "other.json", text: POLICY });
  await expect(page.getByRole("textbox", { name: /dana, identity policy write-reports/ })).toBeVisible();
  await expect(alert(page)).toContainText("1 more file was left");
  await expect(page.locator("html")).not.toHaveAttribute("data-dropping", /.*/);
});

test("a file that is too large is not read", async ({ page }) => {
  await openApp(page);
  await drop(page, { name: "large.json", text: " ".repeat(5 * 1024 * 1024 + 1) });
  await expect(alert(page)).toContainText("5 MiB");
});

test("a file is chosen in the dialog", async ({ page }) => {
  await openApp(page);
  const dialog = await openDialog(page, "Open");
  const chooser = page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "Choose a file" }).click();
  await (await chooser).setFiles({ name: "dana.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(SMALL).replaceAll("\n", "\r\n")) });
  await expect(about(page)).toContainText(SMALL.title);
});

test("texts with Windows line ends are the same texts", async ({ page }) => {
  await openApp(page);
  await pasteOutside(page, JSON.stringify(JSON.parse(TRUST), null, 4).replaceAll("\n", "\r\n"));
  await expect(page.getByRole("textbox", { name: "Auditor, trust policy" })).toHaveValue(/^\{\n {2}"Version"/);
});

test("what is typed while a paste is being read is not lost by it", async ({ page, site }) => {
  // Opened by a link: reading a text would fetch the extras, and the browser would have them.
  site.trouble(/extras[^/]*\.wasm$/, "stall");
  await openApp(page, `./${fragmentFor(JSON.parse(JSON.stringify(SMALL).replace("s3:GetObject", "s3:PutObject")))}`);
  const policy = page.getByRole("textbox", { name: /dana, identity policy Read/ });
  await expect(policy).toHaveValue(/s3:PutObject/);
  await pasteOutside(page, ERROR);
  await policy.fill((await policy.inputValue()).replace("s3:PutObject", "s3:DeleteObject"));
  site.release();
  await expect(notices(page)).toContainText("An AccessDenied message was taken in");
  await expect(policy).toHaveValue(/s3:DeleteObject/);
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expect(policy).toHaveValue(/s3:DeleteObject/);
});

test("all examples are in the gallery, each with what one learns", async ({ page }) => {
  await openApp(page);
  const dialog = await openDialog(page, "Examples");
  await expect(dialog.getByRole("listitem")).toHaveCount(18);
  await expect(dialog.getByRole("button", { name: /^A user reads a bucket/ })).toContainText("two resources");
  await dialog.getByRole("button", { name: /^One role leads to the next/ }).click();
  await expect(dialog).toHaveCount(0);
  await expect(about(page)).toContainText("One role leads to the next");
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expect(about(page)).toContainText("Cross-account role: both sides must agree");
});
