// What authors and classes come for, from beginning to end: an example in one's own documentation, and an exercise that is set,
// solved, handed in and graded again.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bigEditor, textOf, write } from "./support/editor";
import { header, openExample, pick } from "./support/regions";
import { expect, openApp, test } from "./support/test";
import { DESK, byEveryHand, turnTo } from "./support/ways";

test.use({ viewport: DESK });

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** The command line, as a teacher or a pipeline runs it: what it prints, and how it ends. */
function hatcheck(...args: string[]): { out: string; status: number } {
  try {
    const out = execFileSync("cargo", ["run", "--quiet", "--package", "hatcheck-cli", "--", ...args], { cwd: ROOT, encoding: "utf8" });
    return { out, status: 0 };
  } catch (error) {
    const { stdout, status } = error as { stdout: string; status: number };
    return { out: stdout, status };
  }
}

byEveryHand("put it in my docs: two pastes, and a check that fails when it no longer holds", async (way, context) => {
  const { page, hands } = way;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openApp(page, "./?example=user-reads-bucket");
  await expect(page.locator("#app .about")).toContainText("A user reads a bucket");
  await hands.press(page.getByRole("banner").getByRole("button", { name: "Share" }));
  const dialog = page.getByRole("dialog", { name: "Share" });
  const pasted = async (name: string) => {
    await hands.press(dialog.getByRole("button", { name }));
    await expect(dialog.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const [fence, script] = [await pasted("Copy fence for documentation"), await pasted("Copy script for fences and elements")];
  expect(fence).toMatch(/^```hatcheck/);
  expect(script).toMatch(/^<script .*embed\.js/);

  const folder = mkdtempSync(join(tmpdir(), "hatcheck-docs-"));
  const file = join(folder, "guide.md");
  writeFileSync(file, `# Guide\n\n${fence}\n`);
  expect(hatcheck("check-docs", file).status).toBe(0);
  const text = readFileSync(file, "utf8");
  const broken = text.replace('"s3:GetObject"', '"s3:PutObject"');
  expect(broken).not.toBe(text);
  writeFileSync(file, broken);
  const failed = hatcheck("check-docs", file);
  expect(failed.status).toBe(1);
});

const ROLE = "two-documents-of-a-role";
const lesson = JSON.parse(readFileSync(join(ROOT, "exercises", `05-${ROLE}.json`), "utf8")) as { solution: Record<string, unknown> };

byEveryHand("solve an exercise: a hint, ticks that turn by evaluation, a result that is graded again", async (way) => {
  const { page, hands } = way;
  await openApp(page, `./?exercise=${ROLE}`);
  const task = page.locator("section.task");
  await expect(task.locator(".task-check[data-state=fails]")).not.toHaveCount(0);
  await hands.press(task.getByRole("button", { name: /^Hint/ }));
  await expect(task.locator(".task-hint")).toHaveCount(1);

  await turnTo(way, "Trust");
  const editor = await bigEditor(page, "BackupReader, trust policy");
  expect(await textOf(editor)).toContain("ec2.amazonaws.com");
  await write(editor, JSON.stringify(lesson.solution["/roles/0/trustPolicy"], null, 2));
  await turnTo(way, "Task");
  await expect(task).toContainText("Everything holds.");

  const saved = page.waitForEvent("download");
  await hands.press(task.getByRole("button", { name: "Save result file" }));
  const file = await (await saved).path();
  const graded = hatcheck("grade", file);
  expect(graded.status, graded.out).toBe(0);
  // Whatever a file says of itself, the answer counts.
  const claims = JSON.parse(readFileSync(file, "utf8")) as { answers: unknown };
  const forged = join(mkdtempSync(join(tmpdir(), "hatcheck-results-")), "forged.json");
  writeFileSync(forged, JSON.stringify({ ...claims, answers: {} }));
  expect(hatcheck("grade", forged).status).toBe(1);
});

test("set an exercise: made of a scenario, changed as text, and sent as a link", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openApp(page);
  await openExample(page, "A user reads a bucket");
  await pick(header(page), "Menu", "Make an exercise of this");
  const task = page.locator("section.task");
  await expect(task.getByRole("heading", { level: 2 })).toHaveText("A user reads a bucket");
  const author = task.locator("details", { hasText: "For the author" });
  await expect(author).toContainText("The start state passes every check already.");

  const text = author.getByLabel("The exercise as JSON");
  const exercise = JSON.parse(await text.inputValue());
  // The start: a policy that allows nothing of it.
  const [pointer] = exercise.edit as string[];
  const [, list, at] = (pointer ?? "").split("/");
  exercise.scenario[list ?? ""][Number(at)].policies[0].document.Statement = [];
  exercise.title = "Let her read";
  await text.fill(JSON.stringify(exercise));
  await author.getByRole("button", { name: "Use this exercise" }).click();
  await expect(task.getByRole("heading", { level: 2 })).toHaveText("Let her read");
  await expect(author).not.toContainText("The start state passes every check already.");
  await author.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("alert")).toContainText("The link to the exercise was copied.");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain("#x1.");

  const student = await context.newPage();
  await openApp(student, link);
  await expect(student.locator("section.task").getByRole("heading", { level: 2 })).toHaveText("Let her read");
  await expect(student.locator("section.task").getByText("For the author")).toHaveCount(0);
  await expect(student.locator(".task-check[data-state=fails]")).not.toHaveCount(0);
});
