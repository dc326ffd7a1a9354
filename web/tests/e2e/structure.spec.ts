// What a scenario holds can be added, named, copied and removed without touching its file, and taken back.
import type { Locator, Page } from "@playwright/test";
import { bigEditor, textOf } from "./support/editor";
import { header, identity, openMenu, pick, request, trust } from "./support/regions";
import { about, notices, scenarioOf, verdict } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

const CAROL = "arn:aws:iam::111122223333:user/carol";
const chosen = (column: Locator) => column.getByRole("tab", { selected: true });

interface Named {
  arn?: string;
  name?: string;
  policies?: Named[];
}

/** What hangs on somebody in the scenario as it would be shared. */
async function owner(page: Page, arn: string): Promise<Named | undefined> {
  const { users = [], roles = [], resources = [], groups = [] } = (await scenarioOf(page)) as Record<string, Named[]>;
  return [...users, ...roles, ...resources, ...groups].find((own) => own.arn === arn);
}

test("a policy is added for somebody who has none, and is shown at once", async ({ page }) => {
  await openApp(page);
  await request(page, "Carol").click();
  await expect(verdict(page)).toContainText("Denied");
  await pick(identity(page), "Add", "Policy for carol");
  await expect(chosen(identity(page))).toHaveText(/^carol: NewPolicy/);
  const editor = await bigEditor(page, "carol, identity policy NewPolicy");
  await editor.evaluate((element: HTMLElement) => element.focus());
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText((await textOf(editor)).replace("s3:GetObject", "sts:AssumeRole").replace("arn:aws:s3:::example-bucket/*", "*"));
  await expect(verdict(page)).toContainText("Allowed");
});

test("a policy is named, copied and removed, and Undo brings it back", async ({ page }) => {
  await openApp(page);
  await pick(identity(page), "Add", "Policy for carol");
  await pick(identity(page), "More", "About carol, identity policy NewPolicy");
  const form = identity(page).getByRole("region", { name: /^About carol/ });
  await form.getByRole("textbox", { name: "Name", exact: true }).fill("Ask");
  await form.getByRole("textbox", { name: "Name", exact: true }).press("Tab");
  await expect(chosen(identity(page))).toHaveText(/^carol: Ask/);
  await form.getByRole("button", { name: "Done" }).click();
  await expect(form).toHaveCount(0);

  await pick(identity(page), "More", "Duplicate this policy");
  await expect(chosen(identity(page))).toHaveText(/^carol: AskCopy/);
  expect((await owner(page, CAROL))?.policies?.map(({ name }) => name)).toEqual(["Ask", "AskCopy"]);

  await pick(identity(page), "More", "Remove carol, identity policy AskCopy");
  expect((await owner(page, CAROL))?.policies?.map(({ name }) => name)).toEqual(["Ask"]);
  await notices(page).getByRole("button", { name: "Undo" }).click();
  expect((await owner(page, CAROL))?.policies?.map(({ name }) => name)).toEqual(["Ask", "AskCopy"]);
});

test("a document is laid out", async ({ page }) => {
  await openApp(page);
  const editor = await bigEditor(page, "Auditor, trust policy");
  await editor.evaluate((element: HTMLElement) => element.focus());
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText('{"Version":"2012-10-17","Statement":[]}');
  await pick(trust(page), "More", "Format");
  await expect.poll(() => textOf(editor)).toBe('{\n  "Version": "2012-10-17",\n  "Statement": []\n}');
});

test("users, groups, roles, resources, accounts and endpoints are added, each with a name of its own", async ({ page }) => {
  await openApp(page);
  for (const what of ["New user", "New user", "New group", "New account"]) await pick(identity(page), "Add", what);
  for (const what of ["New role", "New resource", "New VPC endpoint"]) await pick(trust(page), "Add", what);
  await expect(chosen(trust(page))).toHaveText(/^vpce-/);
  expect(await scenarioOf(page)).toMatchObject({
    users: expect.arrayContaining([
      { arn: "arn:aws:iam::111122223333:user/new-user" },
      { arn: "arn:aws:iam::111122223333:user/new-user2" },
    ]),
    groups: [{ arn: "arn:aws:iam::111122223333:group/new-group" }],
    accounts: expect.arrayContaining([{ id: "777788889999" }]),
    roles: expect.arrayContaining([expect.objectContaining({ arn: "arn:aws:iam::111122223333:role/NewRole" })]),
    resources: expect.arrayContaining([{ arn: "arn:aws:s3:::new-bucket" }]),
    vpcEndpoints: [expect.objectContaining({ policy: expect.anything() })],
  });
});

test("the facts about a role are a form, and what cannot be read is refused with a reason", async ({ page }) => {
  await openApp(page);
  await pick(trust(page), "More", "About role Auditor");
  const form = trust(page).getByRole("region", { name: "About role Auditor" });
  const session = form.getByRole("textbox", { name: "Maximum session, seconds" });
  await session.fill("7200");
  await session.press("Tab");
  await form.getByRole("textbox", { name: "Tags, key=value a line" }).fill("team=blue\nstage=prod");
  await form.getByRole("textbox", { name: "Tags, key=value a line" }).press("Tab");
  const auditor = "arn:aws:iam::444455556666:role/Auditor";
  expect(await owner(page, auditor)).toMatchObject({ maxSessionDuration: 7200, tags: { team: "blue", stage: "prod" } });

  await session.fill("an hour");
  await session.press("Tab");
  await expect(page.getByRole("alert")).toContainText(/number/);
  expect(await owner(page, auditor)).toMatchObject({ maxSessionDuration: 7200 });
});

test("what stands in a field that nobody has left is kept when the page goes", async ({ page }) => {
  await openApp(page);
  await pick(trust(page), "More", "About role Auditor");
  await trust(page).getByRole("textbox", { name: "Maximum session, seconds" }).fill("7200");
  await page.reload();
  await openApp(page);
  expect(await owner(page, "arn:aws:iam::444455556666:role/Auditor")).toMatchObject({ maxSessionDuration: 7200 });
});

test("a role is removed with all that hangs on it, and is back with Undo", async ({ page }) => {
  await openApp(page);
  const before = await scenarioOf(page);
  await pick(trust(page), "More", "About role Auditor");
  await trust(page).getByRole("region", { name: "About role Auditor" }).getByRole("button", { name: "Remove role Auditor" }).click();
  await expect(trust(page).getByRole("tab")).toHaveCount(0);
  await expect(identity(page).getByRole("tab", { name: /^Auditor/ })).toHaveCount(0);
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expect(verdict(page)).toContainText("Allowed");
  expect(await scenarioOf(page)).toEqual(before);
});

test("title and description of the scenario are changed in a form", async ({ page }) => {
  await openApp(page);
  await pick(header(page), "Menu", "About this scenario");
  const form = page.getByRole("region", { name: "About this scenario" }).filter({ has: page.getByRole("textbox") });
  await form.getByRole("textbox", { name: "Title" }).fill("Two halves of a hat");
  await form.getByRole("textbox", { name: "Title" }).press("Tab");
  await expect(about(page).first()).toContainText("Two halves of a hat");
  await form.getByRole("button", { name: "Done" }).click();
  await expect(form).toHaveCount(0);
});

test("a menu is worked by keyboard: arrows within it, Escape closes it and gives the focus back", async ({ page }) => {
  await openApp(page);
  const button = identity(page).locator("summary[aria-label=Add]");
  await button.focus();
  await page.keyboard.press("Enter");
  const items = identity(page).locator("details.menu[open] .menu-items");
  await expect(items).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(items.getByRole("button").first()).toBeFocused();
  await page.keyboard.press("End");
  await expect(items.getByRole("button").last()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(items).toBeHidden();
  await expect(button).toBeFocused();
  // One menu at a time.
  await openMenu(identity(page), "Add");
  await openMenu(trust(page), "More");
  await expect(page.locator("details.menu[open]")).toHaveCount(1);
});

test("what is being typed into a form about a role outlives an answer that arrives meanwhile", async ({ page }) => {
  await openApp(page);
  await pick(trust(page), "More", "About role Auditor");
  const session = trust(page).getByRole("textbox", { name: "Maximum session, seconds" });
  await session.fill("7200");
  await session.press("Tab");
  await session.fill("36");
  // It draws the page anew and leaves the focus where it is.
  await page.getByRole("button", { name: /^Bob, whom/ }).evaluate((button: HTMLElement) => button.click());
  await expect(verdict(page)).toContainText("Denied");
  await expect(session).toHaveValue("36");
  await session.press("Tab");
  await expect(session).toHaveValue("36");
});
