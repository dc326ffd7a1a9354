// The big editor on the page: it comes late and disturbs nobody, keeps caret, history and composition whatever the program
// does to the text, and can be left and done without.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import type { HatcheckEditorElement } from "../../js/hatcheck-editor";
import { bigEditor, editorOf, placeBefore, textOf, write } from "./support/editor";
import { expect, openApp, test } from "./support/test";

const CONTRACT = fileURLToPath(new URL("../../js/hatcheck-editor.d.ts", import.meta.url));
const CHUNK = /chunks\/hatcheck-editor-\w+\.js$/;
const TRUST = "Auditor, trust policy";

const verdict = (page: Page) => page.getByRole("region", { name: "Verdict" });
const field = (page: Page, name: string) => editorOf(page, name).locator("textarea");

/** The names that the contract declares for the element. */
function membersOfContract(): string[] {
  const body = /interface HatcheckEditorElement [^{]*\{([^]*?)\n\}/.exec(readFileSync(CONTRACT, "utf8"))?.[1] ?? "";
  return [...body.matchAll(/^  (\w+)(?=[:(])/gm)].map(([, name]) => name ?? "");
}

test("it has every member of its contract", { tag: "@any-path" }, async ({ page }) => {
  await openApp(page);
  const editor = await bigEditor(page, TRUST);
  const members = membersOfContract();
  expect(members.length).toBeGreaterThanOrEqual(16);
  const missing = await editor.evaluate((element, members) => members.filter((name) => !(name in Object.getPrototypeOf(element))), members);
  expect(missing).toEqual([]);
});

test("it takes over text, caret and focus from the text field", async ({ page, site }) => {
  site.trouble(CHUNK, "stall");
  await openApp(page);
  const early = field(page, TRUST);
  const place = (await early.inputValue()).indexOf("alice");
  await early.focus();
  await early.evaluate((area: HTMLTextAreaElement, at) => area.setSelectionRange(at, at), place);
  await page.keyboard.type("mal");
  await expect(verdict(page)).toContainText("Denied");

  site.release();
  const editor = await bigEditor(page, TRUST);
  await expect(page.getByRole("textbox", { name: TRUST })).toBeFocused();
  await expect(early).toBeHidden();
  await page.keyboard.type("-");
  expect(await textOf(editor)).toContain("user/mal-alice");
  await expect(early).toHaveValue(/user\/mal-alice/);
});

test("without its script the text fields are the editors", async ({ page, site, faults }) => {
  site.trouble(CHUNK, { status: 404 });
  faults.expect(/could not be loaded; plain text fields are used/);
  faults.allow(/404|Failed to fetch dynamically|MIME type/);
  const failed = page.waitForEvent("console", (message) => message.text().includes("plain text fields are used"));
  await openApp(page);
  await failed;
  const area = field(page, TRUST);
  await area.fill((await area.inputValue()).replace("user/alice", "user/eve"));
  await expect(verdict(page)).toContainText("Denied");
});

test("the caret stays where it is while the verdict changes", async ({ page }) => {
  await openApp(page);
  const editor = await bigEditor(page, TRUST);
  const before = await textOf(editor);
  await placeBefore(editor, "alice");
  await page.keyboard.type("m");
  await expect(verdict(page)).toContainText("Denied");
  await page.keyboard.type("al");
  expect(await textOf(editor)).toBe(before.replace("alice", "malalice"));
  for (const _ of "mal") await page.keyboard.press("Backspace");
  await expect(verdict(page)).toContainText("Allowed");
  await page.keyboard.type("x");
  expect(await textOf(editor)).toBe(before.replace("alice", "xalice"));
});

test("what is being composed is not disturbed by a decision", async ({ page }) => {
  await openApp(page);
  const editor = await bigEditor(page, TRUST);
  const before = await textOf(editor);
  await placeBefore(editor, "alice");
  const input = await page.context().newCDPSession(page);
  const compose = (text: string) => input.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });

  await compose("に");
  await expect(verdict(page)).toContainText("Denied");
  await compose("にほん");
  expect(await textOf(editor)).toBe(before.replace("alice", "にほんalice"));
  await input.send("Input.insertText", { text: "日本" });
  expect(await textOf(editor)).toBe(before.replace("alice", "日本alice"));
  await page.keyboard.type("!");
  expect(await textOf(editor)).toBe(before.replace("alice", "日本!alice"));
});

test("Tab leaves it, and writes nothing", async ({ page }) => {
  await openApp(page);
  const editor = await bigEditor(page, TRUST);
  const before = await textOf(editor);
  const box = page.getByRole("textbox", { name: TRUST });
  for (const key of ["Tab", "Shift+Tab"]) {
    await box.focus();
    await page.keyboard.press(key);
    await expect(box).not.toBeFocused();
  }
  expect(await textOf(editor)).toBe(before);
});

test("line numbers stand beside their lines before anybody touches them", async ({ page }) => {
  for (const width of [1210, 1280, 1340]) {
    await page.setViewportSize({ width, height: 800 });
    await openApp(page);
    const editor = await bigEditor(page, "alice, identity policy BecomeAuditor");
    const heights = (name: string) => editor.locator(name).evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)).filter((height) => height > 0));
    const differ = async () => String(await heights(".cm-line")) !== String(await heights(".cm-lineNumbers .cm-gutterElement"));
    await expect.poll(differ, `${width} px`).toBe(false);
  }
});

test("what is typed and what the program changes are undone in turn", async ({ page }) => {
  await openApp(page);
  const editor = await bigEditor(page, TRUST);
  const before = await textOf(editor);
  const typed = '{"Version":"2012-10-17","Statement":[]}';
  await write(editor, typed);
  expect(await textOf(editor)).toBe(typed);
  await page.keyboard.press("Shift+Alt+F");
  await expect.poll(() => textOf(editor)).toContain('{\n  "Version": "2012-10-17"');

  await page.keyboard.press("ControlOrMeta+z");
  expect(await textOf(editor)).toBe(typed);
  await page.keyboard.press("ControlOrMeta+z");
  expect(await textOf(editor)).toBe(before);
  await expect(verdict(page)).toContainText("Allowed");
});

test("another document has its own history, and a document that comes back has its own again", async ({ page }) => {
  await openApp(page);
  const editor = await bigEditor(page, TRUST);
  await placeBefore(editor, "alice");
  await page.keyboard.type("m");
  const changed = await textOf(editor);
  const swap = (doc: string, value: string) =>
    editor.evaluate(async (element: HatcheckEditorElement, [doc, value]) => {
      Object.assign(element, { doc, value });
      await Promise.resolve();
    }, [doc, value] as const);

  const doc = await editor.evaluate((element: HatcheckEditorElement) => element.doc);
  await swap("another", "{}");
  await page.keyboard.press("ControlOrMeta+z");
  expect(await textOf(editor)).toBe("{}");
  await swap(doc, changed);
  await page.keyboard.press("ControlOrMeta+z");
  expect(await textOf(editor)).toBe(changed.replace("malice", "alice"));
});

test("the preference for plain text fields is followed at once, back and forth", async ({ page }) => {
  await openApp(page);
  const editor = await bigEditor(page, TRUST);
  await placeBefore(editor, "alice");
  await page.keyboard.type("m");
  const setPlain = (is: boolean) => editor.evaluate((element: HatcheckEditorElement, is) => void (element.plain = is), is);

  await setPlain(true);
  const area = field(page, TRUST);
  await expect(area).toBeFocused();
  await expect(editor.locator(".cm-content")).toHaveCount(0);
  await page.keyboard.type("al");
  await expect(area).toHaveValue(/user\/malalice/);
  await expect(verdict(page)).toContainText("Denied");

  await setPlain(false);
  await expect(page.getByRole("textbox", { name: TRUST })).toBeFocused();
  await page.keyboard.type("-");
  expect(await textOf(editor)).toContain("user/mal-alice");
});

test("where only plain text fields are wanted its script is not fetched", async ({ page, site }) => {
  await openApp(page);
  await bigEditor(page, TRUST);
  await page.locator(".header-actions .menu > summary").click();
  await page.getByLabel("Plain text editors").check();
  await expect(field(page, TRUST)).toBeVisible();

  const before = site.requests.length;
  await openApp(page);
  await expect(field(page, TRUST)).toBeVisible();
  // Its time would have come by then.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(site.requests.slice(before).filter((path) => CHUNK.test(path))).toEqual([]);

  await page.locator(".header-actions .menu > summary").click();
  await page.getByLabel("Plain text editors").uncheck();
  await bigEditor(page, TRUST);
});

test("its gutters, whose marks stand as words among the reasons, are not read out", async ({ page }) => {
  await openApp(page);
  const editor = await bigEditor(page, TRUST);
  await expect(editor.locator(".cm-gutters")).toHaveAttribute("aria-hidden", "true");
});
