// The keys of the page, as its help lists them.
import type { Page } from "@playwright/test";
import { bigEditor, placeBefore, textOf, write } from "./support/editor";
import { header, identity, openMenu, path, pick, request, requests, trust, why } from "./support/regions";
import { verdict } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

const TRUST = "Auditor, trust policy";
const hasFocus = (page: Page, region: string) =>
  expect.poll(() => page.evaluate((region) => document.querySelector(`#app ${region}`)?.contains(document.activeElement), region)).toBe(true);

test("F6 goes from region to region and back, and leaves the page at its ends to the browser", async ({ page }) => {
  await openApp(page);
  await bigEditor(page, TRUST);
  const regions = [".app-header", "[data-area=identity]", "[data-area=trust]", "[data-area=request]", ".verdict", "[data-area=why]", "[data-area=path]"];
  for (const region of regions) {
    await page.keyboard.press("F6");
    await hasFocus(page, region);
  }
  for (const region of regions.slice(0, -1).reverse()) {
    await page.keyboard.press("Shift+F6");
    await hasFocus(page, region);
  }
  const isLeft = () =>
    page.evaluate(() => {
      const pressed = new KeyboardEvent("keydown", { key: "F6", shiftKey: true, bubbles: true, cancelable: true });
      return document.activeElement?.dispatchEvent(pressed);
    });
  expect(await isLeft(), "nothing before the first region").toBe(true);
});

test("F8 goes from problem to problem across documents, Shift+F8 back", async ({ page }) => {
  await openApp(page);
  const texts = [await bigEditor(page, "alice, identity policy BecomeAuditor"), await bigEditor(page, TRUST)];
  for (const text of texts) await write(text, (await textOf(text)).replace('"Action"', '"Aktion"'));
  await expect(page.getByRole("tab", { name: "Problems" })).toContainText(/[2-9]/);
  await verdict(page).focus();
  const seen: string[] = [];
  const focused = () => page.evaluate(() => document.activeElement?.closest("[data-area]")?.getAttribute("data-area") ?? "");
  for (let press = 0; press < 6; press += 1) {
    await page.keyboard.press("F8");
    await expect.poll(focused).toMatch(/identity|trust/);
    seen.push(await focused());
  }
  expect(new Set(seen)).toEqual(new Set(["identity", "trust"]));
  const last = seen.at(-1);
  const back = async () => {
    await page.keyboard.press("Shift+F8");
    return focused();
  };
  await expect.poll(back, "Shift+F8 comes to another document").not.toBe(last);
});

test("Ctrl+Enter decides and says the verdict, in an editor too", async ({ page }) => {
  await openApp(page);
  const text = await bigEditor(page, TRUST);
  await placeBefore(text, "alice");
  const spoken = page.locator("body > [role=status].visually-hidden");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(spoken).toHaveText("Allowed. ReadLedger allows s3:GetObject.");
  await page.keyboard.type("m");
  await expect(spoken).toContainText("Denied.");
});

test("a verdict is spoken once it has changed, and only then", async ({ page }) => {
  await openApp(page);
  const spoken = page.locator("body > [role=status].visually-hidden");
  await expect(spoken).toHaveText("");
  await request(page, "Bob").click();
  await expect(spoken).toContainText("Denied. The trust policy of Auditor does not allow sts:AssumeRole");
});

test("Ctrl+S shares", async ({ page }) => {
  await openApp(page);
  await bigEditor(page, TRUST);
  await page.getByRole("textbox", { name: TRUST }).focus();
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByRole("dialog", { name: "Share" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: TRUST })).toBeFocused();
});

test("tabs are one stop: arrows, Home and End within, around at the ends", async ({ page }) => {
  await openApp(page);
  const tabs = identity(page).getByRole("tablist");
  await tabs.getByRole("tab", { selected: true }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(tabs.getByRole("tab").nth(1)).toBeFocused();
  await expect(tabs.getByRole("tab").nth(1)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("End");
  await expect(tabs.getByRole("tab").last()).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(tabs.getByRole("tab").first()).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(tabs.getByRole("tab").nth(1)).not.toBeFocused();
});

test("help lists the keys, and gives the focus back to the menu", async ({ page }) => {
  await openApp(page);
  const menu = await openMenu(header(page), "Menu");
  await menu.getByRole("button", { name: "Help and keys" }).click();
  const help = page.getByRole("dialog", { name: "Help and keys" });
  for (const key of ["F6, Shift+F6", "F8, Shift+F8", "Ctrl+Enter", "Ctrl+S", "Shift+Alt+F", "Alt+Left"]) {
    await expect(help).toContainText(key);
  }
  await page.keyboard.press("Escape");
  await expect(header(page).locator("summary[aria-label=Menu]")).toBeFocused();
});

test("everything that acts can be reached by the Tab key, in the order of the page", async ({ page }) => {
  await openApp(page);
  await bigEditor(page, TRUST);
  const order = ["header", "identity", "trust", "request", "verdict", "why", "path"];
  const seen = ["header"];
  for (let press = 0; press < 120 && seen.at(-1) !== "path"; press += 1) {
    await page.keyboard.press("Tab");
    const area = await page.evaluate(() => document.activeElement?.closest("[data-area]")?.getAttribute("data-area") ?? "header");
    if (area !== seen.at(-1)) seen.push(area);
  }
  // Between panels stand the bars, which belong to none.
  const panels = seen.filter((area, at) => area !== "header" || at === 0);
  expect(panels).toEqual(order.filter((area) => area !== "verdict"));
});

test("Alt+Left goes back from a jump, and is the browser's where there was none", async ({ page }) => {
  await openApp(page);
  await bigEditor(page, TRUST);
  await request(page, "Bob").click();
  const isLeft = () =>
    page.evaluate(() => {
      const pressed = new KeyboardEvent("keydown", { key: "ArrowLeft", altKey: true, bubbles: true, cancelable: true });
      return document.body.dispatchEvent(pressed);
    });
  expect(await isLeft()).toBe(true);
  await why(page).getByRole("button", { name: "Show in policy" }).first().click();
  await expect(page.getByRole("textbox", { name: TRUST })).toBeFocused();
  await page.keyboard.press("Alt+ArrowLeft");
  // To the request, or to the reasons from which it went.
  await hasFocus(page, ":is([data-area=request], [data-area=why])");
  await expect(verdict(page)).toContainText("Denied");
});

test("whoever presses what goes away stays in the part of the page around it", async ({ page }) => {
  await openApp(page);
  await pick(trust(page), "More", "About role Auditor");
  await trust(page).getByRole("button", { name: "Remove role Auditor" }).focus();
  await page.keyboard.press("Enter");
  await hasFocus(page, "[data-area=trust]");
  await page.getByRole("button", { name: "Undo" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await expect(verdict(page)).toBeFocused();
  // Whoever leaves a place of their own accord is not brought back to it.
  await page.getByRole("combobox").first().focus();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.evaluate(() => document.body.append(document.createElement("i")));
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});
