// `test` and `expect` for every spec: a page whose host is dist/ and whose faults are failures.
//
//   import { expect, openApp, test } from "./support/test";
//   test("does this", { tag: "@any-path" }, async ({ page }) => { await openApp(page); … });
//
// Relative addresses (`page.goto("./#s1.…")`) are those of the page, wherever the project has put it.
import { test as base, expect, type Page } from "@playwright/test";
import { Faults } from "./faults";
import { HostSite } from "./host";
import { Site } from "./site";

export { expect };

export interface SiteOptions {
  /** The folder of the host in which the page lies. */
  folder: string;
}

interface Fixtures {
  /** Somebody else's site, of another origin, whose pages embed the playground's examples. */
  host: HostSite;
  /** The host, to make it fail or to see what was asked of it. */
  site: Site;
  /** What must not happen, to announce what must. */
  faults: Faults;
}

export const test = base.extend<Fixtures & SiteOptions>({
  folder: ["/", { option: true }],
  site: async ({ folder }, use) => {
    const site = await Site.start(folder);
    await use(site);
    await site.stop();
  },
  host: async ({ site, faults }, use) => {
    const host = await HostSite.start(site.url);
    faults.know(host.origin);
    await use(host);
    await host.stop();
  },
  baseURL: async ({ site }, use) => use(site.url),
  faults: [
    async ({ site, context }, use) => {
      const faults = new Faults(site.origin);
      faults.watch(context);
      await use(faults);
      faults.check();
    },
    { auto: true },
  ],
});

/** Opens the page and waits until the program has drawn it. */
export async function openApp(page: Page, address = "./"): Promise<void> {
  await page.goto(address);
  await expect(page.locator("#app > *")).not.toHaveCount(0);
  await expect(page.locator("#skeleton")).toHaveCount(0);
}
