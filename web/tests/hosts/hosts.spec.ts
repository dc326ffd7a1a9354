// Documentation made with the real generators, and live examples in it: neither takes anything from the other.
import type { Locator, Page } from "@playwright/test";
import { bigEditor, textOf } from "../e2e/support/editor";
import { expect, test } from "../e2e/support/test";
import { live } from "../e2e/support/embeds";
import { builtOf, GENERATORS } from "./generators";

/** What has moved by itself, and by how much. */
const shifts = (page: Page): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts);

function watchShifts(): void {
  const shifts: string[] = [];
  Object.assign(globalThis, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] })[]) {
      const moved = entry.sources.map(({ node }) => (node instanceof Element ? `${node.localName}.${node.className}` : node?.nodeName));
      if (!entry.hadRecentInput) shifts.push(`${entry.value} ${moved.join(", ")}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** Where the page is, and what of it has the keys. */
const state = (page: Page) => page.evaluate(() => ({ address: location.href, focus: document.activeElement?.localName, scrolled: Math.round(scrollY) }));

const isDark = (example: Locator) => example.locator(".verdict").evaluate((bar) => getComputedStyle(bar).color === "rgb(231, 232, 230)");

const written = (page: Page) => page.locator("pre:visible").filter({ hasText: /"Alice (reads|deletes) a report"/ });

for (const generator of GENERATORS) {
  test.describe(generator.name, () => {
    test.beforeEach(async ({ page, host }) => {
      const folder = builtOf(generator);
      test.skip(!folder, `${generator.name} has not been built: cargo xtask hosts says why.`);
      host.folder = folder ?? "";
      await page.addInitScript(watchShifts);
    });

    test("its examples come alive, and nothing moves", async ({ page, host, site }) => {
      await page.setViewportSize({ width: 1200, height: 2000 });
      site.trouble(/embed-live/, "stall");
      await page.goto(host.at(""));
      await expect(page.getByText("Expected: Allowed")).toBeVisible();
      await page.waitForTimeout(1000);
      const before = await shifts(page);
      site.release();
      await expect((await live(page, 0)).locator(".verdict")).toContainText("Allowed");
      await expect((await live(page, 1)).locator(".verdict")).toContainText("Denied");
      await expect(page.locator("hatcheck-example")).toHaveCount(2);
      await page.waitForTimeout(500);
      expect(await shifts(page)).toEqual(before);
      // What its author has chosen has arrived: a policy to be changed, and one only to be read.
      await expect(page.locator("hatcheck-example").nth(0).getByRole("textbox")).toBeVisible();
      await expect(page.locator("hatcheck-example").nth(1).getByRole("textbox")).toHaveCount(0);
      await expect(written(page)).toHaveCount(0);
    });

    test("keys in an example are the example's, and those outside the page's", async ({ page, host }) => {
      await page.goto(host.at(""));
      const example = await live(page);
      await example.getByRole("textbox").click();
      const editor = await bigEditor(page, "alice, identity policy Reports");
      await page.keyboard.press("ControlOrMeta+Home");
      const before = await state(page);
      expect(before.focus).toBe("hatcheck-example");
      for (const key of ["s", "/", "?", "f", "p", "n", ".", "ArrowRight", "ArrowLeft", "ArrowLeft"]) await page.keyboard.press(key);
      expect(await textOf(editor)).toContain("s/?fpn.");
      expect(await state(page)).toEqual(before);
      await expect(page.locator(generator.search)).not.toBeFocused();

      await page.locator("h1").last().click();
      await page.keyboard.press(generator.key);
      await expect(page.locator(generator.search).locator("visible=true")).toBeFocused();
    });

    test("its theme is followed", async ({ page, host }) => {
      await page.goto(host.at(""));
      const example = await live(page);
      expect(await isDark(example)).toBe(false);
      await generator.turn(page);
      await expect.poll(() => isDark(example)).toBe(true);
      await generator.back(page);
      await expect.poll(() => isDark(example)).toBe(false);
    });

    test("its next page has live examples too, and so has the first one again", async ({ page, host }) => {
      await page.goto(host.at(""));
      await live(page);
      await page.evaluate(() => Object.assign(globalThis, { isSame: true }));
      await page.locator("main, article").last().getByRole("link", { name: "Writing reports" }).first().click();
      await expect(page).toHaveURL(/writing/);
      await expect(page.locator("hatcheck-example")).toHaveCount(1);
      expect(await page.evaluate(() => "isSame" in globalThis)).toBe(generator.isInstant ?? false);
      await expect((await live(page)).locator(".verdict")).toContainText("Denied");
      await expect(page.locator("pre:visible").filter({ hasText: "Alice writes a report" })).toHaveCount(0);
      await page.goBack();
      await expect(page.locator("hatcheck-example")).toHaveCount(2);
      await expect((await live(page, 0)).locator(".verdict")).toContainText("Allowed");
      await expect((await live(page, 1)).locator(".verdict")).toContainText("Denied");
    });

    test("on paper the text stands, and below it what was decided", async ({ page, host }) => {
      await page.goto(host.at(""));
      for (const at of [0, 1]) await live(page, at);
      await page.emulateMedia({ media: "print" });
      await expect(written(page)).toHaveCount(2);
      for (const at of [0, 1]) {
        await expect(page.locator("hatcheck-example").nth(at).locator(".verdict")).toBeVisible();
        await expect(page.locator("hatcheck-example").nth(at).locator(".example-foot")).toBeHidden();
      }
    });

    test("without scripts it reads as it was written", async ({ browser, host, faults }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      faults.watch(context);
      const page = await context.newPage();
      await page.goto(host.at(""));
      await expect(written(page)).toHaveCount(2);
      await context.close();
    });
  });
}
