// Live examples in a page of another origin: they come where somebody is near, take exactly the room of their text, and
// neither side takes anything from the other.
import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";

/** The live example behind the fence, or within the element, of this id. */
const example = (page: Page, id: string) => page.locator(id === "fence" ? "#fence + hatcheck-example" : `#${id}`);

/** How far anything of the page moved that nobody moved. */
const shift = (page: Page) => page.evaluate(() => (globalThis as unknown as { seen: { shift: number } }).seen.shift);

test("a fence and an element come alive, and nothing moves", async ({ page, host }) => {
  await page.goto(host.at("plain/"));
  const fence = example(page, "fence");
  await expect(fence.locator(".verdict")).toContainText("Denied");
  await expect(page.locator("#fence")).toBeHidden();
  await page.screenshot({ path: "/tmp/w/embed-first.png", fullPage: false });
  await example(page, "element").scrollIntoViewIfNeeded();
  await expect(example(page, "element").locator(".verdict")).toContainText("Allowed");
  await page.screenshot({ path: "/tmp/w/embed-first2.png", fullPage: false });
  expect(await shift(page)).toBe(0);
  await expect(page.locator("#off")).toBeVisible();
});
