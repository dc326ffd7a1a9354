// What works on dist/ besides the browser tests, one project per command of `cargo xtask` or step of its suite.
// `npx playwright test --config playwright.commands.config.ts --project NAME` in web/ runs one again.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  retries: 0,
  reporter: "list",
  projects: [{ name: "hosting", testDir: "tests/hosting" }],
});
