// Opens the large scenario and puts the caret where a letter turns its verdict.
import { expect, type Locator, type Page } from "@playwright/test";
import type { HatcheckEditorElement } from "../../js/hatcheck-editor";
import { bigEditor } from "../e2e/support/editor";
import { openApp } from "../e2e/support/test";
import { VERDICT } from "./recorder";
import { BEFORE_CARET, EDITED, fragment, SCENARIO } from "./scenario";

/** The editor of the document, ready to be typed into. */
export async function openScenario(page: Page): Promise<Locator> {
  await openApp(page, `./${fragment()}`);
  await expect(page.locator("#app")).toContainText(SCENARIO.title);
  await expect(page.locator(VERDICT)).toContainText("Allowed");
  const editor = await bigEditor(page, EDITED);
  await editor.evaluate((element: HatcheckEditorElement, before) => {
    const at = element.value.indexOf(before) + before.length;
    element.reveal(at, at, { focus: true });
  }, BEFORE_CARET);
  await expect(page.getByRole("textbox", { name: EDITED })).toBeFocused();
  return editor;
}
