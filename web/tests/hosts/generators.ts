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
  /** Turns the page to the other theme. */
  turn(page: Page): Promise<void>;
}

/** A button that goes round the themes. */
const press = (button: string) => (page: Page) => page.locator(button).first().click();

export const GENERATORS: Generator[] = [
  {
    name: "mdbook",
    key: "s",
    search: "#mdbook-searchbar",
    turn: async (page) => {
      await page.locator("#mdbook-theme-toggle").click();
      await page.locator("#mdbook-theme-coal").click();
    },
  },
  { name: "docusaurus", key: "/", search: ".navbar__search-input", turn: turnUntilDark("button[class*=toggleButton]") },
  { name: "mkdocs", key: "s", search: ".md-search__input", turn: press("label[for=__palette_1]") },
  { name: "sphinx", key: "/", search: ".sidebar-search", turn: turnUntilDark(".theme-toggle-header, .theme-toggle-content .theme-toggle") },
  { name: "hugo", key: "/", search: "[type=search]", turn: press("#theme") },
];

/** Where its pages are; nothing where it has not been built. */
export function builtOf({ name }: Generator): string | undefined {
  const folder = join(BUILT, name);
  return existsSync(join(folder, "index.html")) ? folder : undefined;
}

/** Some go round three: light, dark, and what the reader's system has. */
function turnUntilDark(button: string): (page: Page) => Promise<void> {
  return async (page) => {
    await expect(async () => {
      await page.locator(button).locator("visible=true").first().click();
      expect(await page.evaluate(() => document.documentElement.dataset["theme"] ?? document.body.dataset["theme"])).toBe("dark");
    }).toPass();
  };
}
