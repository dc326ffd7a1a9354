// Accessibility by axe-core: no violations of WCAG 2.2 A and AA.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type { AxeResults } from "axe-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Checks the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  // Evaluated through the debugger, which the page's Content Security Policy does not concern.
  await page.evaluate(SOURCE);
  const results = await page.evaluate(
    (tags) => (globalThis as unknown as { axe: typeof import("axe-core") }).axe.run({ runOnly: tags }) as Promise<AxeResults>,
    TAGS,
  );
  const violations = results.violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.target.join(" ")) }));
  expect(violations).toEqual([]);
}
