// The pictures of the README: the main views, each as a person would have it on their screen.
import type { Page } from "@playwright/test";
import { expect, openApp } from "../e2e/support/test";

export interface View {
  /** Name of the file, without its ending. */
  name: string;
  width: number;
  height: number;
  /** Dots of the picture to a pixel of the page. */
  scale: number;
  colorScheme: "light" | "dark";
  /** Brings the page there; the answer is the element of the picture, or nothing for the whole window. */
  open: (page: Page) => Promise<string | undefined>;
}

const DESKTOP = { width: 1280, height: 900, scale: 1 };
// Held in the hand, a phone has more dots.
const PHONE = { width: 360, height: 740, scale: 2 };

export const VIEWS: View[] = [
  { name: "desktop-light", ...DESKTOP, colorScheme: "light", open: openDenied },
  { name: "desktop-dark", ...DESKTOP, colorScheme: "dark", open: openDenied },
  { name: "phone-light", ...PHONE, colorScheme: "light", open: openDenied },
  { name: "phone-dark", ...PHONE, colorScheme: "dark", open: openDenied },
  { name: "map", ...DESKTOP, height: 1300, scale: 2, colorScheme: "light", open: openMap },
];

/** A denied request, with the reason and what would change it. */
async function openDenied(page: Page): Promise<undefined> {
  await openApp(page, "./?example=cross-account-role-two-halves");
  await page.getByRole("button", { name: /^Bob, whom the trust policy does not name/ }).click();
  await expect(page.getByRole("region", { name: "Verdict" })).toContainText("Denied");
  await expect(page.getByRole("group", { name: "Try next" }).getByRole("button").first()).toBeVisible();
}

/** Who may become whom, in a scenario with more than one role. */
async function openMap(page: Page): Promise<string> {
  await openApp(page, "./?example=role-chain");
  await expect(page.locator("#app")).toContainText("One role leads to the next");
  await page.getByRole("tab", { name: "Map" }).click();
  await expect(page.getByRole("figure", { name: "Map" })).toBeVisible();
  return "figure.map";
}
