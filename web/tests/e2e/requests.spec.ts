// The list of requests, and the chosen one as a form: added, written once more, moved, removed, and always taken back.
import { asJson, request, requestNames, requests } from "./support/regions";
import { bigEditor, textOf } from "./support/editor";
import { notices, scenarioOf, verdict } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

const NAMES = [
  "Alice reads the ledger through the role",
  "Bob, whom the trust policy does not name, tries the role",
  "Carol, who is trusted but has no policy of her own, tries the role",
  "Alice reads the ledger with her own credentials",
];

test("a request is added, written once more, and named in its form", async ({ page }) => {
  await openApp(page);
  await requests(page).getByRole("button", { name: "Add a request" }).click();
  await expect(requestNames(page)).toHaveText([...NAMES, "New request"]);
  await expect(request(page, "New request")).toHaveAttribute("aria-current", "true");
  await expect(verdict(page)).toContainText("Denied");

  await requests(page).getByRole("textbox", { name: "Name of this request" }).fill("Mine");
  await expect(requestNames(page)).toHaveText([...NAMES, "Mine"]);
  await requests(page).getByRole("button", { name: "Duplicate this request" }).click();
  await expect(requestNames(page)).toHaveText([...NAMES, "Mine", "Mine (copy)"]);
  await expect(requests(page)).toContainText("4 of 4 as expected");
});

test("a request changes places, and its neighbours keep theirs", async ({ page }) => {
  await openApp(page);
  const [alice = "", bob = "", carol = "", own = ""] = NAMES;
  await request(page, "Bob").click();
  await requests(page).getByRole("button", { name: "Move this request down" }).click();
  await expect(requestNames(page)).toHaveText([alice, carol, bob, own]);
  await expect(request(page, "Bob")).toHaveAttribute("aria-current", "true");
  await requests(page).getByRole("button", { name: "Move this request up" }).click();
  await requests(page).getByRole("button", { name: "Move this request up" }).click();
  await expect(requestNames(page)).toHaveText([bob, alice, carol, own]);
  // The first one goes no further.
  await requests(page).getByRole("button", { name: "Move this request up" }).click();
  await expect(requestNames(page)).toHaveText([bob, alice, carol, own]);
  await expect(verdict(page)).toContainText("does not name this caller");
});

test("a request that was removed is back with Undo, where it was", async ({ page }) => {
  await openApp(page);
  const before = await scenarioOf(page);
  await request(page, "Bob").click();
  await requests(page).getByRole("button", { name: "Remove this request" }).click();
  await expect(requestNames(page)).toHaveText(NAMES.filter((name) => !name.startsWith("Bob")));
  await expect(notices(page)).toContainText("Removed: Bob, whom");
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expect(requestNames(page)).toHaveText(NAMES);
  expect(await scenarioOf(page)).toEqual(before);
});

test("without any request the page says how to get a decision", async ({ page }) => {
  await openApp(page);
  for (const _ of NAMES) await requests(page).getByRole("button", { name: "Remove this request" }).click();
  await expect(verdict(page)).toContainText("Add a request to get a decision.");
  await requests(page).getByRole("button", { name: "Add a request" }).click();
  await expect(verdict(page)).toContainText("Denied");
});

test("the form writes into the request's text, and the text into the form", async ({ page }) => {
  await openApp(page);
  const action = requests(page).getByRole("combobox", { name: "Action" });
  await action.fill("s3:PutObject");
  await expect(verdict(page)).toContainText("Denied");
  await asJson(page);
  const text = await bigEditor(page, "Request as JSON");
  expect(await textOf(text)).toContain('"action": "s3:PutObject"');
  await text.evaluate((element: HTMLElement) => element.focus());
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText((await textOf(text)).replace("s3:PutObject", "s3:GetObject"));
  await expect(verdict(page)).toContainText("Allowed");
  await requests(page).getByRole("tab", { name: "Form" }).click();
  await expect(action).toHaveValue("s3:GetObject");
});

test("while the text cannot be read the form cannot be used, and says which line to mend", async ({ page }) => {
  await openApp(page);
  await asJson(page);
  const text = await bigEditor(page, "Request as JSON");
  await text.evaluate((element: HTMLElement) => element.focus());
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("Backspace");
  await requests(page).getByRole("tab", { name: "Form" }).click();
  await expect(requests(page).getByRole("group", { name: "Request as a form" })).toHaveAttribute("disabled");
  await expect(requests(page).getByRole("textbox", { name: "Name of this request" })).toBeDisabled();
  await expect(requests(page).getByText(/^Fix line \d+ to use the form$/)).toBeVisible();
});

test("what the scenario knows is suggested by keyboard, and one keeps typing what one likes", async ({ page }) => {
  await openApp(page);
  const principal = requests(page).getByRole("combobox", { name: "Principal" });
  await principal.focus();
  await principal.press("ControlOrMeta+a");
  await page.keyboard.type("bob");
  const list = page.getByRole("listbox", { name: "Principal" });
  await expect(list.getByRole("option").first()).toContainText("user/bob");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(principal).toHaveValue("arn:aws:iam::111122223333:user/bob");
  await expect(principal).toBeFocused();
  await expect(verdict(page)).toContainText("does not name this caller");
  await expect(list).toHaveCount(0);
});

test("roles to assume are added, moved and removed", async ({ page }) => {
  await openApp(page);
  const form = requests(page);
  await form.getByRole("button", { name: "Add a role to assume" }).click();
  const roles = form.getByRole("combobox", { name: /Role/ });
  await expect(roles).toHaveCount(2);
  await expect(roles.nth(1)).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("arn:aws:iam::444455556666:role/Second");
  await form.getByRole("button", { name: "Move step 2 up" }).click();
  await expect(roles.nth(0)).toHaveValue("arn:aws:iam::444455556666:role/Second");
  await form.getByRole("button", { name: "Remove step 1" }).click();
  await expect(roles).toHaveCount(1);
  await expect(verdict(page)).toContainText("Allowed");
});
