// What works on dist/ besides the browser tests, one project per command of `cargo xtask` or step of its suite.
// `npx playwright test --config playwright.commands.config.ts --project NAME` in web/ runs one again.
import { defineConfig } from "@playwright/test";
import { launchOptions } from "./tests/e2e/support/launch";
import type { SiteOptions } from "./tests/e2e/support/test";

const inBrowser = { launchOptions: launchOptions(), locale: "en-GB", timezoneId: "UTC" };

export default defineConfig<SiteOptions>({
  outputDir: "test-results",
  // One after the other: what is measured must have the machine to itself.
  workers: 1,
  retries: 0,
  reporter: [["list"], ["./tests/measure/table.ts"]],
  projects: [
    { name: "hosting", testDir: "tests/hosting" },
    { name: "package", testDir: "tests/package", testMatch: "*.spec.ts", use: inBrowser },
    { name: "browsers", testDir: "tests/browsers" },
    { name: "hosts", testDir: "tests/hosts", testMatch: "*.spec.ts", use: inBrowser },
    { name: "measure", testDir: "tests/measure", testMatch: "*.measure.ts", use: inBrowser },
    { name: "lighthouse", testDir: "tests/lighthouse", testMatch: "*.measure.ts" },
    { name: "screenshots", testDir: "tests/screenshots", use: inBrowser },
  ],
});
