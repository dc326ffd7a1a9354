// The pictures of the README: the main views, each as a person would have it on their screen.
import type { Page } from "@playwright/test";
import { bigEditor } from "../e2e/support/editor";
import { request, showResult, suggestions } from "../e2e/support/regions";
import { about, verdict } from "../e2e/support/scenario";
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
  await request(page, "Bob, whom the trust policy does not name").click();
  await expect(verdict(page)).toContainText("Denied");
  await expect(suggestions(page).getByRole("button").first()).toBeVisible();
  // A phone shows the request first, which has no editor.
  if (page.viewportSize()?.width === DESKTOP.width) await bigEditor(page, "Auditor, trust policy");
}

/** Who may become whom, in a scenario with more than one role. */
async function openMap(page: Page): Promise<string> {
  await openApp(page, "./?example=role-chain");
  await expect(about(page)).toContainText("One role leads to the next");
  const map = await showResult(page, "Map");
  await expect(map.getByRole("img")).toBeVisible();
  return "figure.map";
}
