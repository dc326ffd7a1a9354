// The map: the world as a picture, the chosen request on it, the same as a list, and the picture as a file.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, openApp, test } from "./support/test";

const map = (page: Page) => page.getByRole("figure", { name: "Map" });
const picture = (page: Page) => map(page).getByRole("img");
const moved = (page: Page) => picture(page).locator("> g").getAttribute("transform");

/** Opens the map of the page's own example, and waits for what moves it. */
async function openMap(page: Page): Promise<void> {
  await openApp(page);
  await page.getByRole("tab", { name: "Map" }).click();
  const stage = page.waitForResponse(/\/chunks\/stage-/);
  await picture(page).hover();
  await (await stage).finished();
}

test("the request is drawn along its way, and stops where the verdict says", async ({ page }) => {
  await openMap(page);
  await expect(picture(page).locator(".map-pill")).toHaveText([/Allowed$/, /Allowed$/]);
  await page.getByText("Bob, whom the trust policy does not name, tries the role").click();
  await expect(picture(page).locator(".map-pill")).toHaveText([/Denied$/, /Not reached$/]);
  await expect(picture(page)).toContainText("The trust policy of Auditor does not allow sts:AssumeRole");
});

test("a line leads to its statement, a hop to its reasons", async ({ page }) => {
  await openMap(page);
  const [x, y] = await picture(page)
    .locator(".map-hit")
    .first()
    .evaluate((line: SVGPathElement) => {
      const { x, y } = line.getPointAtLength(line.getTotalLength() / 8).matrixTransform(line.getScreenCTM() ?? undefined);
      return [x, y] as const;
    });
  await page.mouse.click(x, y);
  await expect(page.getByRole("textbox", { name: "Auditor, trust policy" })).toBeFocused();
  await picture(page).locator(".map-pill").first().click();
  await expect(page.getByRole("region", { name: "Why" })).toContainText("Step 1 of 2");
});

test("it is moved by buttons, keys, wheel and dragging, and a drag chooses nothing", async ({ page }) => {
  await openMap(page);
  await picture(page).focus();
  await page.keyboard.press("+");
  await expect.poll(() => moved(page)).toContain("scale(1.25");
  const before = await moved(page);
  await page.keyboard.press("ArrowRight");
  expect(await moved(page)).not.toBe(before);
  await page.keyboard.press("0");
  expect(await moved(page)).toContain("scale(1.000) translate(0");

  await map(page).getByRole("button", { name: "Closer" }).click();
  const close = await moved(page);
  const node = await picture(page).locator(".map-node", { hasText: "Auditor" }).boundingBox();
  if (!node) throw new Error("no node");
  await page.mouse.move(node.x + 20, node.y + 10);
  await page.mouse.down();
  await page.mouse.move(node.x - 40, node.y + 10, { steps: 4 });
  await page.mouse.up();
  expect(await moved(page)).not.toBe(close);
  await expect(picture(page)).toBeVisible();
  await expect(page.getByRole("tab", { name: "Map" })).toHaveAttribute("aria-selected", "true");

  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -120);
  await page.keyboard.up("Control");
  expect(await moved(page)).not.toContain("scale(1.250)");
  await map(page).getByRole("button", { name: "Fit" }).click();
  expect(await moved(page)).toContain("scale(1.000)");
});

test("the list says the same, and its entries lead where the picture's do", async ({ page }) => {
  await openMap(page);
  const entry = map(page).getByRole("button", { name: "user alice is trusted by role Auditor" });
  await expect(entry).toHaveAttribute("tabindex", "-1");
  await map(page).getByRole("button", { name: "As a list" }).click();
  await expect(entry).not.toHaveAttribute("tabindex", "-1");
  await entry.click();
  await expect(page.getByRole("textbox", { name: "Auditor, trust policy" })).toBeFocused();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`it can be saved, on white paper (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openMap(page);
    for (const [type, beginning] of [["SVG", "<svg"], ["PNG", "\u0089PNG"]] as const) {
      const coming = page.waitForEvent("download");
      await map(page).getByRole("button", { name: `Download as ${type}` }).click();
      const file = await coming;
      expect(file.suggestedFilename()).toBe(`hatcheck-map.${type.toLowerCase()}`);
      const content = readFileSync(await file.path(), "latin1");
      expect(content.startsWith(beginning)).toBe(true);
      if (type === "SVG") expect(content).toMatch(/<rect width="100%" height="100%" fill="rgb\(255, 255, 255\)"/);
    }
  });
}
