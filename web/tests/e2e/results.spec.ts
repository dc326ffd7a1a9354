// Beside the reasons: the record, the context, the problems, and the path and map that lead to a step or a place.
import { bigEditor, textOf, write } from "./support/editor";
import { path, request, showResult, why } from "./support/regions";
import { preferPlainEditors, verdict } from "./support/scenario";
import { fragmentFor } from "./support/links";
import { expect, openApp, test } from "./support/test";

const BOB = "Bob, whom the trust policy does not name";

test("the record has what AWS would say and what CloudTrail would write, each to be copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openApp(page);
  await request(page, BOB).click();
  const record = await showResult(page, "Record");
  const message = record.getByRole("region", { name: "What AWS would show the caller" });
  await expect(message).toContainText("is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/Auditor");
  const event = record.getByRole("region", { name: "CloudTrail record in the caller's account" });
  const text = await event.innerText();
  expect(JSON.parse(text)).toMatchObject({ eventSource: "sts.amazonaws.com", eventName: "AssumeRole", errorCode: "AccessDenied" });
  await record.getByRole("button", { name: "Copy" }).nth(1).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
});

test("a hop of the path leads to its reasons", async ({ page }) => {
  await openApp(page);
  await expect(why(page)).toContainText("Step 2 of 2");
  await path(page).getByRole("button", { name: /alice becomes Auditor/ }).click();
  await expect(why(page)).toContainText("Step 1 of 2");
  await expect(path(page).getByRole("button", { name: /alice becomes Auditor/ })).toHaveAttribute("aria-pressed", "true");
});

test("a node of the map leads to its document, or to the facts about it, and a hop to its reasons", async ({ page }) => {
  await openApp(page);
  const map = await showResult(page, "Map");
  const node = (name: string) => map.getByRole("img").locator(".map-node", { hasText: name });
  await node("Auditor").click();
  await expect(page.getByRole("textbox", { name: "Auditor, trust policy" })).toBeFocused();
  await node("carol").click();
  await expect(page.getByRole("region", { name: "About user carol" })).toBeVisible();
  await map.getByRole("img").locator(".map-pill").first().click();
  await expect(why(page)).toContainText("Step 1 of 2");
});

test("what did not decide is one line until somebody opens it, and stays as they left it", async ({ page }) => {
  await preferPlainEditors(page);
  await openApp(page, "./?example=scp-denies-region");
  const layers = why(page).locator("details.layer");
  const closed = layers.and(page.locator(":not([open])"));
  await expect(layers.and(page.locator("[open]"))).not.toHaveCount(0);
  const before = await closed.count();
  expect(before).toBeGreaterThan(0);
  await expect(closed.first().locator("details.statement")).toHaveCount(0);

  // By keyboard: a layer, and in it a statement.
  const name = await closed.first().locator(".layer-name").innerText();
  const layer = layers.filter({ has: page.locator(".layer-name").getByText(name, { exact: true }) });
  await layer.locator(":scope > summary").press("Enter");
  await expect(layer).toHaveAttribute("open");
  await expect(layer.locator(":scope > summary")).toBeFocused();
  const statement = layer.locator("details.statement").first();
  await expect(statement.locator("table")).toHaveCount(0);
  await statement.locator(":scope > summary").press(" ");
  await expect(statement.getByRole("columnheader", { name: "The policy says" })).toBeVisible();
  await expect(statement.getByRole("button", { name: "Show in policy" })).toBeVisible();

  // Typing does not close it again; another press does.
  const policy = page.getByRole("region", { name: "Identity", exact: true }).getByRole("textbox");
  await policy.fill(`${await policy.inputValue()} `);
  await expect(statement).toHaveAttribute("open");
  await statement.locator(":scope > summary").click();
  await expect(statement).not.toHaveAttribute("open");
  await layer.locator(":scope > summary").click();
  await expect(closed).toHaveCount(before);
});

test("the context says where each value comes from and which statements read it", async ({ page }) => {
  await openApp(page, "./?example=scp-denies-region");
  const context = await showResult(page, "Context");
  const cells = context.getByRole("row", { name: /^aws:RequestedRegion/ }).getByRole("cell");
  await expect(cells.first()).toHaveText(/^[a-z]+-[a-z]+-\d$/);
  await expect(cells.last()).not.toBeEmpty();
});

test("problems are listed with their places, and lead there", async ({ page }) => {
  await openApp(page);
  const trust = await bigEditor(page, "Auditor, trust policy");
  await write(trust, (await textOf(trust)).replace('"Action"', '"Aktion"'));
  const problems = await showResult(page, "Problems");
  await expect(page.getByRole("tab", { name: "Problems" })).toContainText(/[1-9]/);
  await problems.getByRole("button", { name: /^Auditor, trust policy, line \d+, column \d+$/ }).first().click();
  await expect(page.getByRole("textbox", { name: "Auditor, trust policy" })).toBeFocused();
});

test("what the page cannot tell it says, with what it depends on, and no guess", async ({ page }) => {
  const caller = "arn:aws:iam::123456789012:user/dana";
  const Statement = [
    { Effect: "Allow", Action: "s3:GetObject", Resource: "*", Condition: { StringEquals: { "aws:SourceVpce": "vpce-0a1b2c3d" } } },
  ];
  const scenario = {
    version: 1,
    now: "2026-01-15T09:00:00Z",
    title: "It depends",
    unknownContext: "unknown",
    users: [{ arn: caller, policies: [{ name: "Inside", document: { Version: "2012-10-17", Statement } }] }],
    requests: [{ name: "Dana reads", principal: caller, action: "s3:GetObject", resource: "arn:aws:s3:::reports/q3.csv" }],
  };
  await openApp(page, `./${fragmentFor(scenario)}`);
  await expect(verdict(page)).toContainText("Depends");
  await expect(verdict(page)).toContainText("aws:SourceVpce");
  await expect(verdict(page)).toHaveAttribute("data-decision", "conditional");
  await expect(why(page)).toContainText("It depends on what the request does not say");
  await page.getByRole("combobox", { name: "Keys not listed are" }).selectOption("absent");
  await expect(verdict(page)).toContainText("Denied");
});

test("a statement that cannot be evaluated is said loudly", async ({ page }) => {
  const caller = "arn:aws:iam::123456789012:user/dana";
  const Condition = { DateEquls: { "aws:CurrentTime": "2026-01-15T09:00:00Z" } };
  const Statement = [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*", Condition }];
  const scenario = {
    version: 1,
    title: "A slip",
    now: "2026-01-15T09:00:00Z",
    users: [{ arn: caller, policies: [{ name: "Dated", document: { Version: "2012-10-17", Statement } }] }],
    requests: [{ principal: caller, action: "s3:GetObject", resource: "arn:aws:s3:::reports/q3.csv" }],
  };
  await openApp(page, `./${fragmentFor(scenario)}`);
  await expect(verdict(page)).toContainText("1 statement was not evaluated");
});
