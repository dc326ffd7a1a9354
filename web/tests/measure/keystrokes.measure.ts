// From a key to the paint of the verdict that it changed, on a scenario of 50 statements in 10 documents, typed into the
// page's own editor.
import { expect, test } from "../e2e/support/test";
import { percentile, record } from "./record";
import { keystrokes, measureKeystrokes } from "./recorder";
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
      await expect.poll(async () => (await keystrokes(page)).length, { intervals: [PACE] }).toBe(typed + 1);
    }
    const counted = (await keystrokes(page)).slice(WARM_UP);
    const whole = counted.map(({ whole }) => whole);
    record(`${name}-p50`, percentile(whole, 50));
    record(`${name}-p95`, percentile(whole, 95));

    const deciding = counted.flatMap(({ deciding }) => deciding ?? []);
    const note = deciding.length === COUNTED ? undefined : `the page noted ${deciding.length} of ${COUNTED} decisions`;
    record(`${name}-engine-p50`, percentile(deciding, 50), note);
    record(`${name}-engine-p95`, percentile(deciding, 95), note);
  });
}
