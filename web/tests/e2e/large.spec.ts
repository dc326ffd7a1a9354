// A document of 1 MB: the page stays at hand, decides nothing while one types, and decides when asked.
import { bigEditor, placeBefore, textOf } from "./support/editor";
import { SMALL, drop, verdict } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

/** A policy whose last statement is the one that counts. */
const LARGE = {
  Version: "2012-10-17",
  Statement: [
    ...Array.from({ length: 500 }, (_, at) => ({
      Sid: `Other${at}`,
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:ListBucket", "dynamodb:GetItem"],
      Resource: Array.from({ length: 40 }, (_, bucket) => `arn:aws:s3:::other-bucket-number-${at}-${bucket}/reports/*`),
    })),
    { Sid: "Reports", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::reports/*" },
  ],
};

test("above 500 KB nothing is decided while one types, and Ctrl+Enter decides", async ({ page }) => {
  test.slow();
  await openApp(page);
  const [user] = SMALL.users;
  const text = JSON.stringify({ ...SMALL, users: [{ ...user, policies: [{ name: "Read", document: LARGE }] }] });
  expect(text.length).toBeGreaterThan(1_000_000);
  await drop(page, { name: "large.json", text });
  const editor = await bigEditor(page, "dana, identity policy Read");
  // What was opened is decided at once: nobody typed it.
  await expect(verdict(page)).toContainText("Read allows s3:GetObject.");

  await placeBefore(editor, "reports/*\"\n    }\n  ]");
  await page.keyboard.type("no-");
  await expect(verdict(page)).toContainText("Last result: allowed. Above 500 KB nothing is decided while you type: press Ctrl+Enter.");
  expect((await textOf(editor)).includes("arn:aws:s3:::no-reports/*")).toBe(true);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(verdict(page)).toContainText("Denied");
  for (const _ of "no-") await page.keyboard.press("Backspace");
  await expect(verdict(page)).toContainText("Last result: denied.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(verdict(page)).toContainText("Allowed");
});
