// What somebody sees of the page and does on it, through WebDriver.
import { Key, type WebDriver, type WebElement } from "selenium-webdriver";
import { expect } from "../e2e/support/test";

export class Visitor {
  constructor(readonly driver: WebDriver) {}

  /** Opens the page, and waits until the program has drawn it. */
  async open(url: string): Promise<void> {
    await this.driver.get(url);
    await expect.poll(() => this.ask("return !document.querySelector('#skeleton') && !!document.querySelector('#app > *')")).toBe(true);
  }

  ask<Answer>(script: string, ...values: unknown[]): Promise<Answer> {
    return this.driver.executeScript<Answer>(script, ...values);
  }

  /** The word and the sentence of the verdict. */
  verdict(): Promise<string> {
    return this.ask("return document.querySelector('#verdict')?.innerText ?? ''");
  }

  /** The text of an editor that has more than a plain text field. */
  async write(name: string): Promise<WebElement> {
    const find = "return [...document.querySelectorAll('hatcheck-editor')].map((one) => one.shadowRoot?.querySelector('.cm-content')).find((one) => one?.ariaLabel === arguments[0])";
    await expect.poll(() => this.ask(find, name)).toBeTruthy();
    const text = await this.ask<WebElement>(find, name);
    await text.click();
    return text;
  }

  textOf(name: string): Promise<string> {
    return this.ask(
      "return [...document.querySelectorAll('hatcheck-editor')].find((one) => one.shadowRoot?.querySelector('.cm-content')?.ariaLabel === arguments[0]).value",
      name,
    );
  }

  /** Presses a button that is on screen. */
  async press(name: string): Promise<void> {
    const button = await this.ask<WebElement | null>(
      "return [...document.querySelectorAll('button, [role=tab]')].find((one) => one.getClientRects().length && (one.innerText.trim() === arguments[0] || one.ariaLabel === arguments[0]))",
      name,
    );
    expect(button, name).toBeTruthy();
    await button?.click();
  }

  async type(...keys: string[]): Promise<void> {
    await this.driver.actions().sendKeys(...keys).perform();
  }

  async typeWith(modifier: string, ...keys: string[]): Promise<void> {
    await this.driver.actions().keyDown(modifier).sendKeys(...keys).keyUp(modifier).perform();
  }

  selectAll(): Promise<void> {
    return this.typeWith(Key.CONTROL, "a");
  }
}
