// Hands a measured number to the table at the end of the run.
import { test } from "@playwright/test";
import type { Measure } from "./goals";

/** The kind of annotation that ./table.ts collects. */
export const KIND = "measured";

export interface Measured {
  measure: Measure;
  /** Absent where it could not be measured; the note says why. */
  value?: number;
  note?: string;
}

/** Notes a number, or why there is none. */
export function record(measure: Measure, value: number | undefined, note?: string): void {
  const measured: Measured = { measure, ...(value === undefined ? {} : { value }), ...(note ? { note } : {}) };
  test.info().annotations.push({ type: KIND, description: JSON.stringify(measured) });
}

/** The value that so many hundredths of all are not above. */
export function percentile(values: readonly number[], hundredths: number): number | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((sorted.length * hundredths) / 100) - 1)];
}
