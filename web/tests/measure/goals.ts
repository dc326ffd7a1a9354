// What is measured, and what we want of it: the table that `cargo xtask measure` and `cargo xtask lighthouse` print.

export interface Goal {
  what: string;
  unit: "ms" | "bytes" | "score" | "shift";
  /** What we want: at most, for a score at least. Without it the number is for information. */
  goal?: number;
  /** What must not be passed. */
  limit?: number;
}

const SLOW = "1.6 Mbit/s, 150 ms, 4× CPU";
const FAST = "10 Mbit/s, 40 ms";

export const GOALS = {
  "slow-text": { what: `first readable text, ${SLOW}`, unit: "ms", goal: 1000 },
  "slow-verdict": { what: `first verdict, ${SLOW}`, unit: "ms", goal: 2500 },
  "link-verdict": { what: `verdict of a link that was shared, ${SLOW}`, unit: "ms", goal: 2500 },
  "fast-verdict": { what: `first verdict, ${FAST}`, unit: "ms", goal: 600 },
  "visit-gzip": { what: "first visit, all files, gzip", unit: "bytes", goal: 420_000, limit: 460_000 },
  "visit-sent": { what: "first visit, as sent with brotli, headers included", unit: "bytes" },
  "keystroke-p50": { what: "keystroke to new verdict, median", unit: "ms" },
  "keystroke-p95": { what: "keystroke to new verdict, 95 %", unit: "ms", goal: 50 },
  "keystroke-engine-p50": { what: "  of it evaluation, median", unit: "ms" },
  "keystroke-engine-p95": { what: "  of it evaluation, 95 %", unit: "ms", goal: 5 },
  "throttled-p50": { what: "keystroke to new verdict, 4× CPU, median", unit: "ms" },
  "throttled-p95": { what: "keystroke to new verdict, 4× CPU, 95 %", unit: "ms", goal: 100 },
  "throttled-engine-p50": { what: "  of it evaluation, median", unit: "ms" },
  "throttled-engine-p95": { what: "  of it evaluation, 95 %", unit: "ms" },
  "inp": { what: "slowest interaction: typing, tabs, jumps, a dialog", unit: "ms", goal: 100, limit: 200 },
  "shift-desktop": { what: "layout shift, 1280 px", unit: "shift", goal: 0.02 },
  "shift-phone": { what: "layout shift, 360 px", unit: "shift", goal: 0.02 },
  "shift-link-desktop": { what: "layout shift, a denied link, 1280 px", unit: "shift", goal: 0.02 },
  "shift-link-phone": { what: "layout shift, a denied link, 360 px", unit: "shift", goal: 0.02 },
  "performance": { what: "Lighthouse performance, mobile, median of 3", unit: "score", goal: 90 },
  "accessibility": { what: "Lighthouse accessibility", unit: "score", goal: 100 },
  "best-practices": { what: "Lighthouse best practices", unit: "score", goal: 100 },
  "seo": { what: "Lighthouse SEO", unit: "score", goal: 95 },
} as const satisfies Record<string, Goal>;

export type Measure = keyof typeof GOALS;
