// The bars between panels: moved by keyboard and by pointer, within limits, remembered, and put back.
import type { Locator, Page } from "@playwright/test";
import { identity, requests } from "./support/regions";
import { reload } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

const bar = (page: Page, name: string) => page.getByRole("separator", { name });
const width = async (panel: Locator) => (await panel.boundingBox())?.width ?? 0;
const height = async (panel: Locator) => (await panel.boundingBox())?.height ?? 0;

test("a bar is moved by arrows, Home and End, put back by Enter, and says where it stands", async ({ page }) => {
  await openApp(page);
  const between = bar(page, "Width of Identity");
  await between.focus();
  const [at, before] = [Number(await between.getAttribute("aria-valuenow")), await width(identity(page))];
  await page.keyboard.press("ArrowRight");
  await expect(between).toHaveAttribute("aria-valuenow", String(at + 2));
  expect(await width(identity(page))).toBeGreaterThan(before);
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(between).toHaveAttribute("aria-valuenow", String(at - 8));
  expect(await width(identity(page))).toBeLessThan(before);

  await page.keyboard.press("Home");
  await expect(between).toHaveAttribute("aria-valuenow", (await between.getAttribute("aria-valuemin")) ?? "");
  await page.keyboard.press("ArrowLeft");
  await expect(between).toHaveAttribute("aria-valuenow", (await between.getAttribute("aria-valuemin")) ?? "");
  await page.keyboard.press("End");
  await expect(between).toHaveAttribute("aria-valuenow", (await between.getAttribute("aria-valuemax")) ?? "");
  await expect(requests(page)).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(between).toHaveAttribute("aria-valuenow", String(at));
});

test("a bar is dragged, stays there on the next visit, and a double click puts it back", async ({ page }) => {
  await openApp(page);
  const before = await height(identity(page));
  const { x, y, width: length } = (await bar(page, "Height of the editors").boundingBox()) ?? { x: 0, y: 0, width: 0 };
  await page.mouse.move(x + length / 2, y + 2);
  await page.mouse.down();
  await page.mouse.move(x + length / 2, y - 60, { steps: 4 });
  await page.mouse.up();
  const after = await height(identity(page));
  expect(after).toBeLessThan(before - 40);

  await reload(page);
  expect(await height(identity(page))).toBeCloseTo(after, 0);
  await bar(page, "Height of the editors").dblclick();
  expect(await height(identity(page))).toBeCloseTo(before, 0);
});

test("each width has the bars of its panels, and a phone has none", async ({ page }) => {
  await openApp(page);
  await expect(page.getByRole("separator")).toHaveCount(4);
  await page.setViewportSize({ width: 768, height: 1024 });
  await expect(page.getByRole("separator")).toHaveCount(1);
  const between = bar(page, "Width of the editors");
  const before = await width(requests(page));
  await between.focus();
  await page.keyboard.press("Shift+ArrowRight");
  expect(await width(requests(page))).toBeGreaterThan(before);
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.getByRole("separator")).toHaveCount(0);
});
