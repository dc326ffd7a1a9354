// The editor of a document, once it is more than a plain text field: what stands in it, and what a person does in it.
import type { Locator, Page } from "@playwright/test";
import type { HatcheckEditorElement } from "../../../js/hatcheck-editor";
import { expect } from "./test";

/** The element around the text box of this name. */
export function editorOf(page: Page, name: string): Locator {
  return page.locator("hatcheck-editor").filter({ has: page.getByRole("textbox", { name, exact: true }) });
}

/** The same, when its script has come and has taken over. */
export async function bigEditor(page: Page, name: string): Promise<Locator> {
  const editor = editorOf(page, name);
  await expect(editor.locator(".cm-content")).toBeVisible();
  return editor;
}

export function textOf(editor: Locator): Promise<string> {
  return editor.evaluate((element: HatcheckEditorElement) => element.value);
}

/** Puts the caret before a part of the text, and the focus there. */
export async function placeBefore(editor: Locator, part: string): Promise<void> {
  const at = (await textOf(editor)).indexOf(part);
  expect(at, `"${part}" is in the text`).toBeGreaterThanOrEqual(0);
  await editor.evaluate((element: HatcheckEditorElement, at) => element.reveal(at, at, { focus: true }), at);
}

/** Replaces the whole text as by pasting. (`fill` lets the browser write styles that the page's policy refuses.) */
export async function write(editor: Locator, text: string): Promise<void> {
  const { keyboard } = editor.page();
  await editor.evaluate((element: HatcheckEditorElement) => element.focus());
  await keyboard.press("ControlOrMeta+a");
  await keyboard.insertText(text);
}
