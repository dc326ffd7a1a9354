// From a key to the paint of the verdict that it changed, on a scenario of 50 statements in 10 documents.
import type { Page } from "@playwright/test";
import { expect, test } from "../e2e/support/test";
import { percentile, record } from "./record";
import { durations, measureKeystrokes } from "./recorder";
import { openScenario } from "./typing";

/** Keys that are counted, and those before them that are not: the first calls of any code are slow. */
const COUNTED = 100;
const WARM_UP = 10;
/** Milliseconds from a verdict to the next key: a fast typist, who leaves the page its idle moments. */
const PACE = 80;

for (const [name, rate] of [["keystroke", 1], ["throttled", 4]] as const) {
  test(`keystrokes at 1/${rate} of the processor's speed`, async ({ page, context }) => {
    test.setTimeout(180_000);
    await openScenario(page);
    await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate });
    await measureKeystrokes(page);
    for (let typed = 0; typed < WARM_UP + COUNTED; typed += 1) {
      await page.keyboard.press(typed % 2 === 0 ? "x" : "Backspace");
      await expect.poll(async () => (await durations(page, "hatcheck-keystroke")).length, { intervals: [PACE] }).toBe(typed + 1);
    }
    const all = (await durations(page, "hatcheck-keystroke")).slice(WARM_UP);
    record(`${name}-p50`, percentile(all, 50));
    record(`${name}-p95`, percentile(all, 95));

    const engine = await evaluations(page);
    const note = engine.length === 0 ? "the page notes no hatcheck-evaluate" : undefined;
    record(`${name}-engine-p50`, percentile(engine, 50), note);
    record(`${name}-engine-p95`, percentile(engine, 95), note);
  });
}

/** How long each evaluation of the counted keys took. */
async function evaluations(page: Page): Promise<number[]> {
  return (await durations(page, "hatcheck-evaluate")).slice(-COUNTED);
}
