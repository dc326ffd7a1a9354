// The browser tests: Playwright over dist/, in the browser that is on the machine. `cargo xtask test` builds first and
// runs them; `npx playwright test` in web/ runs them again on the same build.
import { defineConfig } from "@playwright/test";
import { launchOptions } from "./tests/e2e/support/launch";
import type { SiteOptions } from "./tests/e2e/support/test";

export default defineConfig<SiteOptions>({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: "100%",
  // A test that passes at the second try has found a fault, in the page or in itself.
  retries: 0,
  forbidOnly: Boolean(process.env["CI"]),
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["./tests/e2e/support/reporter.ts"]],
  use: {
    // A quarter of the time; `--trace on` shows what a test that fails has seen.
    trace: "off",
    locale: "en-GB",
    timezoneId: "UTC",
    launchOptions: launchOptions(),
  },
  projects: [
    { name: "root", use: { folder: "/" } },
    // The same build in a folder of another site. Specs that matter there too carry the tag.
    { name: "folder", use: { folder: "/some/folder/" }, grep: /@any-path/ },
  ],
});
