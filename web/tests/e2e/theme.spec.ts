// Light and dark: the system's until somebody chooses, and then that, from the first frame of the next visit on.
import type { Page } from "@playwright/test";
import { header, openMenu } from "./support/regions";
import { expect, openApp, test } from "./support/test";

const canvas = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

async function choose(page: Page, theme: "System" | "Light" | "Dark"): Promise<void> {
  const menu = await openMenu(header(page), "Menu");
  await menu.getByRole("combobox", { name: "Theme" }).selectOption(theme);
  await page.keyboard.press("Escape");
}

test("without a choice it is the system's, and follows it", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await openApp(page);
  const light = await canvas(page);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await canvas(page)).not.toBe(light);
});

test("the theme that was chosen is kept, whatever the system's is, and can be given back", async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await openApp(page);
  const light = await canvas(page);
  await choose(page, "Dark");
  const dark = await canvas(page);
  expect(dark).not.toBe(light);

  // Before the program is there, too.
  site.trouble(/\.wasm$/, "stall");
  await page.reload({ waitUntil: "domcontentloaded" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(await canvas(page)).toBe(dark);
  site.release();
  await expect(page.locator("#skeleton")).toHaveCount(0);
  const menu = await openMenu(header(page), "Menu");
  await expect(menu.getByRole("combobox", { name: "Theme" })).toHaveValue("dark");
  await page.keyboard.press("Escape");

  await choose(page, "System");
  expect(await canvas(page)).toBe(light);
});
