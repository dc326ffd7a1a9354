// The table at the end of a run: every measured number beside its goal.
import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { GOALS, type Goal } from "./goals";
import { KIND, type Measured } from "./record";

export default class Table implements Reporter {
  #rows: Measured[] = [];

  onTestEnd(_: TestCase, result: TestResult): void {
    for (const { type, description } of result.annotations) {
      if (type === KIND && description) this.#rows.push(JSON.parse(description) as Measured);
    }
  }

  onEnd(): void {
    if (this.#rows.length === 0) return;
    const rows = this.#rows.map(({ measure, value, note }) => {
      const goal: Goal = GOALS[measure];
      return [goal.what, shown(value, goal), goal.goal === undefined ? "" : shown(goal.goal, goal), judged(value, goal), note ?? ""];
    });
    console.log(`\n${aligned([["measured", "value", "goal", "", ""], ...rows])}\n`);
  }

  printsToStdio(): boolean {
    return false;
  }
}

function judged(value: number | undefined, { goal, limit, unit }: Goal): string {
  if (value === undefined) return "not measured";
  if (goal === undefined) return "";
  const misses = (bound: number) => (unit === "score" ? value < bound : value > bound);
  if (limit !== undefined && misses(limit)) return "OVER THE LIMIT";
  return misses(goal) ? "misses the goal" : "ok";
}

function shown(value: number | undefined, { unit }: Goal): string {
  if (value === undefined) return "";
  if (unit === "shift") return value.toFixed(3);
  if (unit === "score") return value.toFixed(0);
  if (unit === "bytes") return `${value.toLocaleString("en")} B`;
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

/** The first column and words to the left, numbers to the right. */
function aligned(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const cell = (text: string, column: number) => {
    const width = widths[column] ?? 0;
    return column === 1 || column === 2 ? text.padStart(width) : text.padEnd(width);
  };
  return rows.map((row) => row.map(cell).join("  ").trimEnd()).join("\n");
}
