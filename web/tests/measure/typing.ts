// Opens the large scenario and puts the caret where a letter turns its verdict.
import { expect, type Locator, type Page } from "@playwright/test";
import { openApp } from "../e2e/support/test";
import { VERDICT } from "./recorder";
import { BEFORE_CARET, EDITED, fragment, SCENARIO } from "./scenario";

/** Whether the page opens links. Until it does, the scenario comes in place of an example. */
const LINKS_OPEN = false;

/** The text field of the document, ready to be typed into. */
export async function openScenario(page: Page): Promise<Locator> {
  if (LINKS_OPEN) {
    await openApp(page, `./${fragment()}`);
  } else {
    await page.route("**/examples/*.json", (route) => route.fulfill({ json: SCENARIO }));
    await openApp(page);
    await page.getByLabel("Examples").selectOption({ index: 0 });
  }
  await expect(page.locator("#app")).toContainText(SCENARIO.title);
  await expect(page.locator(VERDICT)).toContainText("Allowed");
  const editor = page.getByRole("textbox", { name: EDITED });
  await editor.focus();
  await editor.evaluate((field, before) => {
    if (field instanceof HTMLTextAreaElement) {
      const at = field.value.indexOf(before) + before.length;
      field.setSelectionRange(at, at);
    } else {
      const { host } = field.getRootNode() as ShadowRoot & { host: EditorElement };
      const at = host.value.indexOf(before) + before.length;
      host.reveal(at, at, { focus: true });
    }
  }, BEFORE_CARET);
  return editor;
}

/** Of the editor element's contract, what is needed here. */
interface EditorElement extends Element {
  value: string;
  reveal(from: number, to: number, options: { focus: boolean }): void;
}
