// Accessibility by axe-core: no violations of WCAG 2.2 A and AA, and nothing undecided that is not explained.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import { fileURLToPath } from "node:url";
import type { AxeResults, CheckResult, RunOptions } from "axe-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const EXPLAINED = readFileSync(fileURLToPath(new URL("../../axe-incomplete.md", import.meta.url)), "utf8");
const ALL: RunOptions = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
/** What a theme can change. */
const COLOURS: RunOptions = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

/** Checks the page as it is now. */
export function expectAccessible(page: Page): Promise<void> {
  return expectNoViolation(page, ALL, "the page");
}

/** Checks a view in light and in dark; what a theme does not change is checked once. */
export async function expectAccessibleInBothThemes(page: Page, view: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectNoViolation(page, COLOURS, `${view}, dark`);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectNoViolation(page, ALL, `${view}, light`);
}

async function expectNoViolation(page: Page, options: RunOptions, view: string): Promise<void> {
  // Evaluated through the debugger, which the page's Content Security Policy does not concern.
  const isThere = await page.evaluate(() => "axe" in globalThis);
  if (!isThere) await page.evaluate(SOURCE);
  const results = await page.evaluate(
    (options) => (globalThis as unknown as { axe: typeof import("axe-core") }).axe.run(options) as Promise<AxeResults>,
    { ...options, resultTypes: ["violations", "incomplete"] } satisfies RunOptions,
  );
  const violations = results.violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.target.join(" ")) }));
  const undecided = results.incomplete.flatMap(({ id, nodes }) =>
    nodes
      .flatMap(({ any, all, none, target }) => [...any, ...all, ...none].map((check) => ({ reason: reasonOf(check), target })))
      .filter(({ reason }) => !EXPLAINED.includes(`| ${id} | ${reason} |`))
      .map(({ reason, target }) => `${id}, ${reason}, at ${target.join(" ")}`),
  );
  // Goes on, so that one run tells of all views.
  expect.soft(violations, view).toEqual([]);
  expect.soft(undecided, `${view}: not explained in tests/axe-incomplete.md`).toEqual([]);
}

/** What axe says kept it from deciding. */
function reasonOf({ id, data }: CheckResult): string {
  return (data as { messageKey?: string } | null)?.messageKey ?? id;
}
