// What tests of getting in and out do with the page: its dialogs, the text of its scenario, and a small scenario.
import type { Locator, Page } from "@playwright/test";
import { expect } from "./test";

// Of the page as the program draws it: the static page before it has a verdict and a title of its own.
export const verdict = (page: Page) => page.locator("#app").getByRole("region", { name: "Verdict" });
export const about = (page: Page) => page.locator("#app .about");
export const notices = (page: Page) => page.locator(".notices");

/** The page comes again, and its program with it. */
export async function reload(page: Page): Promise<void> {
  await page.reload();
  await expect(page.locator("#skeleton")).toHaveCount(0);
}

/** A user who may read a bucket, and asks to. */
export const SMALL = {
  version: 1,
  now: "2026-01-15T09:00:00Z",
  title: "Dana reads a report",
  users: [
    {
      arn: "arn:aws:iam::123456789012:user/dana",
      policies: [
        {
          name: "Read",
          document: {
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*" }],
          },
        },
      ],
    },
  ],
  requests: [
    { name: "Dana reads", principal: "arn:aws:iam::123456789012:user/dana", action: "s3:GetObject", resource: "arn:aws:s3:::reports/q3.csv" },
  ],
};

/** Plain text fields in place of the editors, so that a test can fill them. Before the page is opened. */
export async function preferPlainEditors(page: Page): Promise<void> {
  await page.addInitScript(() => {
    try {
      localStorage.setItem("hatcheck.plain", "1");
    } catch {
      // A test of a browser that refuses storage.
    }
  });
}

/** Opens a dialog by its button in the header. */
export async function openDialog(page: Page, name: "Open" | "Share" | "Examples"): Promise<Locator> {
  await page.getByRole("banner").getByRole("button", { name, exact: true }).click();
  const dialog = page.getByRole("dialog", { name });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Puts a text into the dialog for what comes in, and uses it. */
export async function take(page: Page, text: string): Promise<void> {
  const dialog = await openDialog(page, "Open");
  await dialog.getByRole("textbox", { name: "Paste here" }).fill(text);
  await dialog.getByRole("button", { name: "Use it" }).click();
  await expect(dialog).toHaveCount(0);
}

/** The scenario as it would be shared. */
export async function scenarioOf(page: Page): Promise<unknown> {
  const dialog = await openDialog(page, "Share");
  const text = await dialog.getByLabel("Scenario", { exact: true }).inputValue();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  return JSON.parse(text);
}

/** Pastes where nothing is to be typed. */
export function pasteOutside(page: Page, text: string): Promise<void> {
  return page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** Drops files onto the page. */
export function drop(page: Page, ...files: { name: string; text: string }[]): Promise<void> {
  return page.evaluate((files) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of files) dataTransfer.items.add(new File([text], name));
    for (const type of ["dragover", "drop"]) {
      document.querySelector("main")?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, files);
}
