// The page at work: an edit turns the verdict and its reason, a mistake is placed, and nothing needs a mouse.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { expect, openApp, test } from "./support/test";

const verdict = (page: Page) => page.getByRole("region", { name: "Verdict" });
const why = (page: Page) => page.getByRole("region", { name: "Why" });
const path = (page: Page) => page.getByRole("region", { name: "Path" });
const trustPolicy = (page: Page, role: string) => page.getByRole("textbox", { name: `${role}, trust policy` });

/** Chooses an example of the menu by its title. */
async function choose(page: Page, title: string): Promise<void> {
  await page.getByLabel("Examples").selectOption({ label: title });
  await expect(page.locator(".about")).toContainText(title);
}

test("an example, an edit of its trust policy, another verdict with its reason", { tag: "@any-path" }, async ({ page }) => {
  await openApp(page);
  await choose(page, "Cross-account role, external ID left out");
  await expect(verdict(page)).toContainText("Denied");
  await expect(verdict(page)).toContainText("sts:ExternalId is missing");
  await expect(why(page)).toContainText("Trust policy does not allow");
  await expect(path(page)).toContainText("Trust side closed");
  await expect(path(page)).toContainText("What follows was not reached.");

  const trust = trustPolicy(page, "BillingReader");
  await trust.fill((await trust.inputValue()).replace('"StringEquals"', '"StringEqualsIfExists"'));

  await expect(verdict(page)).toContainText("Allowed");
  await expect(verdict(page)).toContainText("ReadBilling allows s3:GetObject.");
  await expect(verdict(page)).toContainText("not as expected: implicit deny");
  await expect(why(page)).toContainText("Step 2 of 2");
  await expect(path(page)).toContainText("Trust side open");
});

test("a mistake in the JSON is placed, and the last verdict stays, marked stale", async ({ page }) => {
  await openApp(page);
  const trust = trustPolicy(page, "Auditor");
  const sound = await trust.inputValue();
  await trust.fill(sound.replace('"Effect": "Allow",', '"Effect": "Allow"'));

  await expect(verdict(page)).toContainText("Stale");
  await expect(verdict(page)).toContainText("Last result: allowed. Kept while line 6 of Auditor, trust policy is not right.");
  await expect(why(page)).toContainText("Step 2 of 2: Auditor/alice calls s3:GetObject");
  await expect(why(page).getByRole("list")).toContainText("a comma is missing here");
  await expect(trust).toHaveAttribute("aria-invalid", "true");

  await verdict(page).getByRole("button", { name: "Show the place" }).click();
  await expect(trust).toBeFocused();
  const caret = await trust.evaluate((area: HTMLTextAreaElement) => area.value.slice(0, area.selectionStart).split("\n").length);
  expect(caret).toBe(6);

  await trust.fill(sound);
  await expect(verdict(page)).toContainText("Allowed");
  await expect(verdict(page)).not.toContainText("Stale");
});

test("a mistake in the request is placed as well", async ({ page }) => {
  await openApp(page);
  const request = page.getByRole("textbox", { name: "Request as JSON" });
  await request.fill((await request.inputValue()).replace('"action"', '"acton"'));
  await expect(verdict(page)).toContainText("Stale");
  await expect(why(page)).toContainText('There is no key "acton" here. Did you mean "action"?');
});

test("the caret stays where it is while the verdict changes", async ({ page }) => {
  await openApp(page);
  const trust = trustPolicy(page, "Auditor");
  const place = (await trust.inputValue()).indexOf("user/alice") + "user/alice".length;
  await trust.focus();
  await trust.evaluate((area: HTMLTextAreaElement, at) => area.setSelectionRange(at, at), place);
  await page.keyboard.type("x");
  await expect(verdict(page)).toContainText("Denied");
  await page.keyboard.press("Backspace");
  await expect(verdict(page)).toContainText("Allowed");
  expect(await trust.evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(place);
});

test("by keyboard alone: another request, its reason, and the place in the policy", async ({ page }) => {
  await openApp(page);
  const bob = page.getByRole("button", { name: /^Bob, whom the trust policy does not name/ });
  await bob.focus();
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toContainText("its Principal does not name this caller");
  const show = why(page).getByRole("button", { name: "Show in policy" }).first();
  await show.focus();
  await page.keyboard.press("Enter");
  await expect(trustPolicy(page, "Auditor")).toBeFocused();

  const tab = page.getByRole("tab", { name: /^alice: BecomeAuditor/ });
  await tab.focus();
  await page.keyboard.press("End");
  await expect(page.getByRole("tab", { selected: true, name: /identity policy/ })).toBeFocused();
  await expect(page.getByRole("tab", { selected: true, name: /^alice: BecomeAuditor/ })).toHaveCount(0);
});

test("the address and the skip link go together", async ({ page }) => {
  await openApp(page, "./#kept");
  await page.getByRole("link", { name: "Skip to the verdict" }).focus();
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toBeFocused();
  expect(new URL(page.url()).hash).toBe("#kept");
});

test("what was typed before the program was there is taken over", async ({ page, site }) => {
  site.trouble(/\.wasm$/, "stall");
  await page.goto("./", { waitUntil: "domcontentloaded" });
  const early = page.getByLabel("Auditor, trust policy");
  await early.fill((await early.inputValue()).replace("user/alice", "user/eve"));
  site.release();
  await expect(page.locator("#skeleton")).toHaveCount(0);
  await expect(trustPolicy(page, "Auditor")).toHaveValue(/user\/eve/);
  await expect(trustPolicy(page, "Auditor")).toBeFocused();
  await expect(verdict(page)).toContainText("Denied");
});

test("every example of the menu comes out as its author expects", async ({ page }) => {
  await openApp(page);
  const titles = await page.getByLabel("Examples").locator("option").allTextContents();
  expect(titles.length).toBeGreaterThanOrEqual(8);
  for (const title of titles) {
    await choose(page, title);
    await expect(verdict(page), title).toContainText("as expected");
    await expect(page.getByText("not as expected"), title).toHaveCount(0);
  }
});

test("an example that cannot be fetched changes nothing and says so", async ({ page, site, faults }) => {
  await openApp(page);
  site.trouble(/examples\/.*\.json$/, { status: 404 });
  faults.expect(/404/);
  await page.getByLabel("Examples").selectOption({ index: 1 });
  await expect(page.getByRole("alert")).toContainText("could not be fetched");
  await expect(verdict(page)).toContainText("Allowed");
});

test("the theme that was chosen is kept", async ({ page }) => {
  await openApp(page);
  await page.getByLabel("Theme").selectOption("dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await openApp(page);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByLabel("Theme")).toHaveValue("dark");
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const [width, height] of [[360, 740], [768, 1024], [1280, 800]] as const) {
    test(`it is accessible and fits, ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      await openApp(page);
      await expectAccessible(page);
      const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await sideways(), "the page must not scroll sideways").toBe(0);
      if (width === 360) {
        await page.getByRole("tab", { name: "Result" }).click();
        await expect(path(page)).toBeVisible();
        await expectAccessible(page);
        expect(await sideways(), "the page must not scroll sideways").toBe(0);
      }
    });
  }
}
