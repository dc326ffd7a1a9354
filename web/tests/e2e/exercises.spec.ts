// Exercises: each lesson is solved by typing its solution, and each typical wrong answer is refused as its author says.
import { readdirSync, readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { header } from "./support/regions";
import { preferPlainEditors, verdict } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

interface Exercise {
  id: string;
  title: string;
  edit: string[];
  checks: { id: string; title: string; visibility?: string }[];
  scenario: unknown;
  solution: Record<string, unknown>;
  wrong: { fails: string[]; why: string; changes: Record<string, unknown> }[];
  hints: { text: string }[];
  closing: string;
  next?: string;
}

const FOLDER = new URL("../../../exercises/", import.meta.url);
const LESSONS = readdirSync(FOLDER).map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as Exercise);
const lesson = (id: string) => LESSONS.find((own) => own.id === id) ?? LESSONS[0]!;

const task = (page: Page) => page.locator("section.task");
const checks = (page: Page) => task(page).locator(".task-check");
const open = (page: Page, id: string) => openApp(page, `./?exercise=${id}`);

/** Types an answer the way a person does: into the editor of a document, or into the field of a value. */
async function answer(page: Page, own: Exercise, changes: Record<string, unknown>): Promise<void> {
  for (const [pointer, value] of Object.entries(changes)) {
    const at = own.edit.indexOf(pointer);
    expect(at, `${pointer} is to be changed`).toBeGreaterThanOrEqual(0);
    const field = task(page).locator(`[data-pointer="${pointer}"]`);
    if ((await field.count()) > 0) {
      await fillValue(field, value);
      continue;
    }
    const tab = page.locator(`[role=tab][data-pointer="${pointer}"]`);
    await tab.click();
    const panel = page.locator("section.panel", { has: tab });
    await panel.getByRole("textbox").fill(JSON.stringify(value, null, 2));
  }
}

async function fillValue(field: Locator, value: unknown): Promise<void> {
  if (typeof value === "boolean") {
    await field.setChecked(value);
    return;
  }
  // A field for JSON is higher than one for a text a line.
  const isJson = (await field.getAttribute("rows")) === "4";
  const text = Array.isArray(value) && !isJson ? value.join("\n") : typeof value === "object" ? JSON.stringify(value) : String(value);
  await field.fill(text);
  await field.blur();
}

/** The checks that do not hold, by their ids. */
async function failing(page: Page, own: Exercise): Promise<string[]> {
  const states = await checks(page).evaluateAll((all) => all.map((one) => one.getAttribute("data-state")));
  return own.checks.filter((_, at) => states[at] !== "passes").map(({ id }) => id);
}

for (const own of LESSONS) {
  test(`${own.id}: its start fails, its solution passes, its wrong answers fail as declared`, async ({ page }) => {
    test.setTimeout(120_000);
    await preferPlainEditors(page);
    await open(page, own.id);
    await expect(checks(page)).toHaveCount(own.checks.length);
    await expect(checks(page).first()).not.toHaveAttribute("data-state", "waits");
    expect((await failing(page, own)).length).toBeGreaterThan(0);

    for (const wrong of own.wrong) {
      await task(page).getByRole("button", { name: "Reset" }).click();
      await answer(page, own, wrong.changes);
      await expect.poll(() => failing(page, own), JSON.stringify(wrong.changes)).toEqual(own.checks.map(({ id }) => id).filter((id) => wrong.fails.includes(id)));
      // But for the marks of Markdown, of which the page shows none.
      const plain = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, "");
      await expect.poll(async () => plain((await task(page).locator(".task-wrong").textContent()) ?? "")).toBe(plain(wrong.why));
    }
    await task(page).getByRole("button", { name: "Reset" }).click();
    await answer(page, own, own.solution);
    await expect.poll(() => failing(page, own)).toEqual([]);
    await expect(task(page)).toContainText("Everything holds.");
    await expect(task(page).getByRole("button", { name: "Next lesson" })).toHaveCount(own.next ? 1 : 0);
  });
}

const ROLE = "two-documents-of-a-role";

test("hints come one at a time, the solution after tries or a pass, in two steps and side by side", async ({ page }) => {
  const own = lesson(ROLE);
  await preferPlainEditors(page);
  await open(page, ROLE);
  const hint = task(page).getByRole("button", { name: /^Hint/ });
  await expect(hint).toHaveText(`Hint (${own.hints.length} left)`);
  await hint.click();
  await expect(task(page).locator(".task-hint")).toHaveCount(1);
  await expect(hint).toHaveText(`Hint (${own.hints.length - 1} left)`);
  // A double click is one, as soon as it is known which comes next.
  await expect(async () => {
    await hint.dblclick();
    await expect(task(page).locator(".task-hint")).toHaveCount(2, { timeout: 300 });
  }).toPass();
  await expect(task(page).getByRole("button", { name: "Solution" })).toHaveCount(0);
  await expect(page.getByRole("group", { name: "Try next" })).toHaveCount(0);

  await answer(page, own, own.solution);
  await expect(task(page)).toContainText("Everything holds.");
  await task(page).getByRole("button", { name: "Reset" }).click();
  await task(page).getByRole("button", { name: "Solution" }).click();
  await expect(task(page).locator(".diff").first()).toBeVisible();
  await expect(task(page).locator(".diff-other").first()).toBeVisible();
});

test("before a pass the solution waits for tries, and asks once more", async ({ page }) => {
  const own = lesson(ROLE);
  await preferPlainEditors(page);
  await page.clock.install();
  await open(page, ROLE);
  await expect(checks(page).first()).not.toHaveAttribute("data-state", "waits");
  for (const left of ["2 more tries", "one more try"]) {
    await page.clock.fastForward(5_000);
    await answer(page, own, { [own.edit[0] ?? ""]: { Version: "2012-10-17", Statement: [], Id: left } });
    await page.clock.runFor(1_000);
    await expect(task(page)).toContainText(`Solution after ${left}`);
  }
  await page.clock.fastForward(5_000);
  await answer(page, own, { [own.edit[0] ?? ""]: { Version: "2012-10-17", Statement: [] } });
  await page.clock.runFor(1_000);
  await task(page).getByRole("button", { name: "Solution" }).click();
  await expect(task(page).locator(".diff")).toHaveCount(0);
  await task(page).getByRole("button", { name: "Yes, show the solution" }).click();
  await expect(task(page).locator(".diff").first()).toBeVisible();
});

test("while a document is typed its marks are those of the answer before", async ({ page }) => {
  const own = lesson(ROLE);
  await preferPlainEditors(page);
  await open(page, ROLE);
  await answer(page, own, own.solution);
  await expect(task(page)).toContainText("Everything holds.");
  await page.locator(`[role=tab][data-pointer="${own.edit[0]}"]`).click();
  const panel = page.locator("section.panel", { has: page.locator(`[role=tab][data-pointer="${own.edit[0]}"]`) });
  await panel.getByRole("textbox").fill("{");
  await expect(task(page)).toContainText("These are the marks of the answer before.");
  expect(await failing(page, own)).toEqual([]);
});

test("what was done is there again on the next visit, and in the list", async ({ page }) => {
  const own = lesson(ROLE);
  await preferPlainEditors(page);
  await open(page, ROLE);
  await answer(page, own, own.solution);
  await expect(task(page)).toContainText("Everything holds.");
  await open(page, ROLE);
  await expect(task(page)).toContainText("Everything holds.");
  await header(page).getByRole("button", { name: "Lessons" }).click();
  const list = page.getByRole("dialog", { name: "Lessons" });
  await expect(list.getByRole("listitem")).toHaveCount(LESSONS.length);
  await expect(list.getByRole("button", { name: new RegExp(`^\\d+\\. ${own.title}`) })).toContainText("solved");
});

for (const [what, typed] of [["whole", '{ "Statement": [], "Id": "typed last" }'], ["being typed", '{ "Statement": [ typed last']] as const) {
  test(`what was typed last is kept when somebody leaves at once: ${what}`, async ({ page }) => {
    await preferPlainEditors(page);
    await open(page, ROLE);
    const tab = page.locator(`[role=tab][data-pointer="${lesson(ROLE).edit[0]}"]`);
    await tab.click();
    const text = page.locator("section.panel", { has: tab }).getByRole("textbox");
    await text.fill(typed);
    await page.goto("about:blank");
    await open(page, ROLE);
    await tab.click();
    await expect(text).toHaveValue(/typed last/);
  });
}

test("what stands in a field that nobody has left is kept as well", async ({ page }) => {
  await open(page, "groups-hand-out-policies");
  const groups = task(page).getByRole("textbox", { name: /^user carol: Groups/ });
  await groups.fill("arn:aws:iam::111122223333:group/readers");
  await page.goto("about:blank");
  await open(page, "groups-hand-out-policies");
  await expect(groups).toHaveValue("arn:aws:iam::111122223333:group/readers");
});

test("the result file is saved under a name, and the next lesson is a click away", async ({ page }) => {
  const own = lesson(ROLE);
  await preferPlainEditors(page);
  await open(page, ROLE);
  await answer(page, own, own.solution);
  await task(page).getByLabel("Your name (optional)").fill("Ada");
  const saved = page.waitForEvent("download");
  await task(page).getByRole("button", { name: "Save result file" }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe(`${ROLE}-result.json`);
  const file = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(file).toMatchObject({ result: 1, exercise: ROLE, learner: "Ada" });
  expect(file.checks.every(({ passes }: { passes: boolean }) => passes)).toBe(true);

  await task(page).getByRole("button", { name: "Next lesson" }).click();
  await expect(task(page).getByRole("heading", { level: 2 })).toHaveText(lesson(own.next ?? "").title);
  await expect(page).toHaveURL(new RegExp(`\\?exercise=${own.next}$`));
});

test("documents that are given cannot be typed into, and say so", async ({ page }) => {
  await preferPlainEditors(page);
  await open(page, ROLE);
  const own = lesson(ROLE);
  await page.locator(`[role=tab]:not([data-pointer="${own.edit[0]}"])[title*="identity policy"]`).first().click();
  await expect(page.getByText("Given: this document is not yours to change here.").first()).toBeVisible();
});

test("Show why opens the request of a check", async ({ page }) => {
  await open(page, ROLE);
  await expect(checks(page).first()).not.toHaveAttribute("data-state", "waits");
  await checks(page).nth(2).getByRole("button", { name: "Show why" }).click();
  await expect(verdict(page)).toContainText("Denied");
  await expect(page.getByRole("region", { name: "Why", exact: true })).toContainText("bob");
  await expect(page.locator(":focus")).toBeVisible();
});

test("an exercise that is not there is said, and nothing else stands there", async ({ page, faults }) => {
  faults.expect(/404 \(Not Found\)/);
  await open(page, "no-such-lesson");
  await expect(page.getByRole("alert")).toContainText("There is no exercise of that name.");
  await open(page, "..%2Fexamples%2Frole-chain");
  await expect(page.getByRole("alert")).toContainText("There is no exercise of that name.");
});

test("on a phone the task is a panel of its own, and everything can be done by keyboard", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await preferPlainEditors(page);
  await open(page, ROLE);
  await expect(task(page)).toBeVisible();
  const panels = page.getByRole("tablist", { name: "Panels" });
  await panels.getByRole("tab", { name: "Task" }).focus();
  await page.keyboard.press("End");
  await expect(task(page)).toBeHidden();
  await page.keyboard.press("Home");
  await expect(task(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("its author sees what is wrong, what each answer comes to, and goes on with another text", async ({ page }) => {
  await openApp(page, `./?exercise=${ROLE}&author=1`);
  const own = lesson(ROLE);
  const panel = task(page).locator("details", { hasText: "For the author" });
  await expect(panel).toContainText("The start fails, the solution passes");
  const rows = panel.locator("tbody tr");
  await expect(rows).toHaveCount(2 + own.wrong.length);
  await expect(rows.nth(1).getByText("Not yet")).toHaveCount(0);
  await expect(rows.first().getByText("Not yet")).not.toHaveCount(0);

  const text = panel.getByLabel("The exercise as JSON");
  const file = await text.inputValue();
  await text.fill(file.replace(own.title, "Another title").replace('"level": 1', '"level": 9'));
  await panel.getByRole("button", { name: "Use this exercise" }).click();
  await expect(task(page).getByRole("heading", { level: 2 })).toHaveText("Another title");
  await expect(panel).toContainText("A level is 1, 2 or 3.");
  await text.fill("{");
  await panel.getByRole("button", { name: "Use this exercise" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
});

test("what looks like script in an exercise stays text, and one without end says so", async ({ page }) => {
  const script = '<img src=x onerror="globalThis.hurt=1"><script>globalThis.hurt=1</script>';
  const own = JSON.parse(readFileSync(new URL(`05-${ROLE}.json`, FOLDER), "utf8"));
  const evil = { ...own, title: script, brief: `${script} [link](javascript:globalThis.hurt=1)`, closing: script, hints: [{ text: script }] };
  evil.checks[0].title = script;
  await page.route("**/exercises/evil.json", (route) => route.fulfill({ json: evil }));
  await page.route("**/exercises/huge.json", (route) => route.fulfill({ body: `{"exercise": 1, "brief": "${"x".repeat(10_000_000)}"}`, contentType: "application/json" }));
  await page.route("**/exercises/deep.json", (route) => route.fulfill({ body: "[".repeat(100_000), contentType: "application/json" }));
  await open(page, "evil");
  await expect(task(page).getByRole("heading", { level: 2 })).toHaveText(script);
  await task(page).getByRole("button", { name: /^Hint/ }).click();
  await expect(task(page).locator(".task-hint")).toHaveText(script);
  expect(await page.evaluate(() => "hurt" in globalThis)).toBe(false);
  expect(await task(page).locator("img, script, a").count()).toBe(0);
  for (const name of ["huge", "deep"]) {
    await open(page, name);
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(task(page)).toHaveCount(0);
  }
});
