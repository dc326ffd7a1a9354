// Journeys in the three ways in which people work the page: with a mouse, with a keyboard alone, and with a finger on a phone.
import type { BrowserContext, Page } from "@playwright/test";
import { Finger, Keyboard, Mouse, type Hands } from "./hands";
import { test } from "./test";

export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 360, height: 740 };

/** What a journey depends on. */
export interface Way {
  page: Page;
  hands: Hands;
  isPhone: boolean;
}

/** The three ways, each in a context of its own. */
export function byEveryHand(title: string, go: (way: Way, context: BrowserContext) => Promise<void>): void {
  test(`${title}, with a mouse`, async ({ page, context }) => {
    await go({ page, hands: new Mouse(page), isPhone: false }, context);
  });

  test(`${title}, by keyboard alone`, async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await go({ page, hands: new Keyboard(page), isPhone: false }, context);
  });

  test.describe(() => {
    test.use({ viewport: PHONE, hasTouch: true, isMobile: true });
    test(`${title}, with a finger at 360 px`, async ({ page, context }) => {
      await go({ page, hands: new Finger(page), isPhone: true }, context);
    });
  });
}

/** On a phone one panel is shown at a time. */
export async function turnTo({ page, hands, isPhone }: Way, panel: "Task" | "Request" | "Policies" | "Trust" | "Result"): Promise<void> {
  if (isPhone) await hands.press(page.getByRole("navigation", { name: "Panels" }).getByRole("tab", { name: panel }));
}
