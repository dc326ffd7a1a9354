// The parts of the page by the names that a person knows them by, and what one does in them again and again.
import type { Locator, Page } from "@playwright/test";
import { expect } from "./test";
import { about, openDialog } from "./scenario";

export const header = (page: Page) => page.getByRole("banner");
export const identity = (page: Page) => page.getByRole("region", { name: "Identity", exact: true });
export const trust = (page: Page) => page.getByRole("region", { name: "Trust and resource", exact: true });
export const requests = (page: Page) => page.getByRole("region", { name: "Request", exact: true });
export const why = (page: Page) => page.getByRole("region", { name: "Why", exact: true });
export const path = (page: Page) => page.getByRole("region", { name: "Path", exact: true });
export const suggestions = (page: Page) => page.getByRole("group", { name: "Try next" });

/** The names of the tabs of the result. */
export type Result = "Why" | "Path" | "Map" | "Compare" | "Context" | "Record" | "Problems";

/** Shows a result, and gives its panel. */
export async function showResult(page: Page, name: Result): Promise<Locator> {
  await page.getByRole("tablist", { name: "Results" }).getByRole("tab", { name }).click();
  return page.getByRole("region", { name, exact: true });
}

/** A request of the list, by the beginning of its name. */
export function request(page: Page, name: string): Locator {
  return requests(page).getByRole("table", { name: "Choose a request" }).getByRole("button", { name: new RegExp(`^${name}`) });
}

/** All requests of the list, in order. */
export function requestNames(page: Page): Locator {
  return requests(page).locator(".request-name");
}

/** Shows the chosen request as its text. */
export async function asJson(page: Page): Promise<void> {
  await requests(page).getByRole("tab", { name: "JSON" }).click();
}

/** Opens an example by its title. */
export async function openExample(page: Page, title: string): Promise<void> {
  const dialog = await openDialog(page, "Examples");
  await dialog.getByRole("button", { name: new RegExp(`^${title}`) }).click();
  await expect(dialog).toHaveCount(0);
  await expect(about(page)).toContainText(title);
}

/** Opens a menu by its name, and gives what is in it. */
export async function openMenu(around: Locator, name: "Menu" | "Add" | "More"): Promise<Locator> {
  const menu = around.locator("details.menu").filter({ has: around.page().locator(`summary[aria-label="${name}"]`) });
  await menu.locator("summary").click();
  const items = menu.locator(".menu-items");
  await expect(items).toBeVisible();
  return items;
}

/** Chooses from a menu. */
export async function pick(around: Locator, menu: "Menu" | "Add" | "More", item: string | RegExp): Promise<void> {
  const items = await openMenu(around, menu);
  await items.getByRole("button", { name: item, exact: typeof item === "string" }).click();
  await expect(items).toBeHidden();
}
