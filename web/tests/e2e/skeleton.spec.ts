// The page before its program: readable, usable, and right in every theme and width.
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/test";

test.describe("while the program loads", () => {
  test.beforeEach(async ({ page, site }) => {
    site.trouble(/\.wasm$/, "stall");
    // The start script has run by this event, while the load event would wait for the program.
    await page.goto("./", { waitUntil: "domcontentloaded" });
  });

  test("the documents can be read and typed into", async ({ page, site }) => {
    await expect(page.getByRole("status")).toContainText("Loading the evaluator");
    await expect(page.getByLabel("alice, identity policy")).toHaveValue(/sts:AssumeRole/);
    const trust = page.getByLabel("role Auditor, trust policy");
    await expect(trust).toHaveValue(/NamedPeople/);
    await trust.fill("{}");
    await expect(trust).toHaveValue("{}");
    await expect(page.getByLabel("Alice reads the ledger through the role")).toHaveValue(/444455556666/);
    // It goes as soon as the program is there.
    site.release();
    await expect(page.locator("#skeleton")).toHaveCount(0);
  });

  test("the skip link moves the focus to the verdict and leaves the address alone", async ({ page }) => {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the verdict" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("region", { name: "Verdict" })).toBeFocused();
    expect(new URL(page.url()).hash).toBe("");
  });

  for (const colorScheme of ["light", "dark"] as const) {
    for (const [width, height] of [[360, 740], [768, 1024], [1280, 800]] as const) {
      test(`it is accessible and fits, ${colorScheme}, ${width} px`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height });
        await expectAccessible(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(overflow, "the page must not scroll sideways").toBe(0);
      });
    }
  }
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what it is and shows the sample's answer", async ({ page, faults }) => {
    // The preloaded program is of no use here, which Chromium remarks on after a while.
    faults.allow(/preloaded using link preload but not used/);
    await page.goto("./");
    // Not by text: Playwright leaves out what is inside <noscript>, even where it is on screen.
    await expect(page.locator("noscript p").filter({ hasText: "Allowed" })).toBeVisible();
    await expect(page.locator("noscript p").filter({ hasText: "playground for AWS IAM" })).toBeVisible();
    await expect(page.getByText("Loading the evaluator")).toBeHidden();
  });
});
