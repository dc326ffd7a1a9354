// The ways in which a person works the page: with a mouse, with a keyboard alone, with a finger. Each act is counted.
import type { Locator, Page } from "@playwright/test";
import { pasteOutside } from "./scenario";
import { expect } from "./test";

/** More keys than that nobody presses to get anywhere. */
const MOST_KEYS = 120;

export abstract class Hands {
  /** What was done so far. */
  acts = 0;

  constructor(readonly page: Page) {}

  /** Presses a button, chooses a tab. */
  async press(target: Locator): Promise<void> {
    this.acts += 1;
    await this.doPress(target);
  }

  /** Pastes where nothing is to be typed. */
  async paste(text: string): Promise<void> {
    this.acts += 1;
    await this.doPaste(text);
  }

  protected abstract doPress(target: Locator): Promise<void>;
  protected abstract doPaste(text: string): Promise<void>;

  /** The same hands on another page. */
  on(page: Page): Hands {
    return new (this.constructor as new (page: Page) => Hands)(page);
  }
}

export class Mouse extends Hands {
  protected doPress(target: Locator): Promise<void> {
    return target.click();
  }

  /** As from the menu of the mouse's other button, which belongs to the browser. */
  protected doPaste(text: string): Promise<void> {
    return pasteOutside(this.page, text);
  }
}

export class Finger extends Mouse {
  protected override doPress(target: Locator): Promise<void> {
    return target.tap();
  }
}

export class Keyboard extends Hands {
  protected async doPress(target: Locator): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press("Enter");
  }

  /** With the clipboard, which the test's context has to grant. */
  protected async doPaste(text: string): Promise<void> {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.page.keyboard.press("ControlOrMeta+v");
  }

  /** Goes there by keys: tab stops, and the arrows of a row of tabs. */
  async reach(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    const { keyboard } = this.page;
    // Found once: to find it by its name costs more than to press a key.
    const found = await target.elementHandle();
    for (let keys = 0; found && keys < MOST_KEYS; keys += 1) {
      const where = await found.evaluate((element) => {
        const root = element.getRootNode() as Document | ShadowRoot;
        const row = element.closest("[role=tablist]");
        if (root.activeElement === element) return "there";
        return row?.contains(root.activeElement) ? "in its row" : "elsewhere";
      });
      if (where === "there") return;
      await keyboard.press(where === "in its row" ? "ArrowRight" : "Tab");
    }
    throw new Error(`not reached with ${MOST_KEYS} keys: ${target}`);
  }
}
