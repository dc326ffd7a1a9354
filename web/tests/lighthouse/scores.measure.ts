// Lighthouse's four scores of the page as a phone gets it. Its clock depends on the machine, so performance is run more
// than once; the others are the same every time.
import { test } from "@playwright/test";
import { Site } from "../e2e/support/site";
import type { Measure } from "../measure/goals";
import { percentile, record } from "../measure/record";
import { CATEGORIES, install, run, type Category } from "./lighthouse";

const RUNS = 3;
const MOST_REMARKS = 3;

test("scores", async () => {
  test.setTimeout(600_000);
  const missing = install();
  if (missing) {
    for (const category of CATEGORIES) record(category, undefined, missing);
    return;
  }
  const site = await Site.start("/");
  try {
    const first = await run(site.url, CATEGORIES);
    const others = [];
    for (let again = 1; again < RUNS; again += 1) others.push(await run(site.url, ["performance"]));
    const speeds = [first, ...others].flatMap(({ scores }) => scores.performance ?? []);
    for (const category of CATEGORIES satisfies readonly Measure[]) {
      const score = category === "performance" ? percentile(speeds, 50) : first.scores[category];
      record(category, score, remarks(category, first.lost[category], speeds));
    }
  } finally {
    await site.stop();
  }
});

function remarks(category: Category, lost: string[], speeds: number[]): string {
  const runs = category === "performance" ? [`runs: ${speeds.join(", ")}`] : [];
  return [...runs, ...lost.slice(0, MOST_REMARKS)].join("; ");
}
