// What tells the hosts apart, as a reader meets it. Each has been made by its own tool, into target/hosts/: `cargo xtask
// hosts`.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect } from "../e2e/support/test";

const BUILT = fileURLToPath(new URL("../../../target/hosts", import.meta.url));

export interface Generator {
  name: string;
  /** A key that opens the search, or goes into it. */
  key: string;
  /** Its search is open, and takes what is typed. */
  search: string;
  /** Turns the page from light to dark. */
  turn(page: Page): Promise<void>;
  /** And back. */
  back(page: Page): Promise<void>;
  /** Its next page comes without the browser's loading it. */
  isInstant?: true;
}

const press = (button: string) => (page: Page) => page.locator(button).locator("visible=true").first().click();

/** mdBook has a list of its themes. */
const choose = (theme: string) => async (page: Page) => {
  await page.locator("#mdbook-theme-toggle").click();
  await page.locator(`#mdbook-theme-${theme}`).click();
  await page.keyboard.press("Escape");
};

const DOCUSAURUS = "button[class*=toggleButton]";
const FURO = ".theme-toggle";

export const GENERATORS: Generator[] = [
  { name: "mdbook", key: "s", search: "#mdbook-searchbar", turn: choose("coal"), back: choose("rust") },
  { name: "docusaurus", key: "/", search: ".navbar__search-input", turn: pressUntil(DOCUSAURUS, "dark"), back: pressUntil(DOCUSAURUS, "light"), isInstant: true },
  { name: "mkdocs", key: "s", search: ".md-search__input", turn: press("label[for=__palette_1]"), back: press("label[for=__palette_0]"), isInstant: true },
  { name: "sphinx", key: "/", search: ".sidebar-search", turn: pressUntil(FURO, "dark"), back: pressUntil(FURO, "light") },
  { name: "hugo", key: "/", search: "[type=search]", turn: press("#theme"), back: press("#theme") },
];

/** Where its pages are; nothing where it has not been built. */
export function builtOf({ name }: Generator): string | undefined {
  const folder = join(BUILT, name);
  return existsSync(join(folder, "index.html")) ? folder : undefined;
}

/** Some go round three: light, dark, and what the reader's system has. */
function pressUntil(button: string, theme: string): (page: Page) => Promise<void> {
  return async (page) => {
    await expect(async () => {
      await press(button)(page);
      expect(await page.evaluate(() => document.documentElement.dataset["theme"] ?? document.body.dataset["theme"])).toBe(theme);
    }).toPass();
  };
}
