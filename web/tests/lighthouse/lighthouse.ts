// Lighthouse itself. With what it needs it is 190 MB, which nobody should have to fetch for the tests; so it has a
// package.json of its own here, and is installed when it is asked for.
import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { findBrowser } from "../e2e/support/browser";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));
const PROGRAM = join(FOLDER, "node_modules/lighthouse/cli/index.js");

/** Its categories, by the names that ../measure/goals.ts has for them as well. */
export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Category = (typeof CATEGORIES)[number];

export interface Result {
  /** Out of 100; absent where Lighthouse could not tell. */
  scores: Partial<Record<Category, number>>;
  /** Whatever counts and is not perfect, worst first. */
  lost: Record<Category, string[]>;
}

/** Installs it where it is missing. The answer says why it cannot be had, or is empty. */
export function install(): string {
  if (existsSync(PROGRAM)) return "";
  console.log("Installing Lighthouse into web/tests/lighthouse/node_modules, about 190 MB");
  try {
    // No install scripts, as for web/package.json.
    execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: FOLDER,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: "1" },
    });
    return "";
  } catch {
    return "Lighthouse is not installed: run `npm ci` in web/tests/lighthouse with the npm registry within reach";
  }
}

/** One run with the mobile profile, which is what Lighthouse does unless told otherwise. */
export async function run(url: string, categories: readonly Category[]): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "hatcheck-lighthouse-"));
  const report = join(folder, "report.json");
  try {
    await promisify(execFile)(
      process.execPath,
      [
        PROGRAM,
        url,
        "--output=json",
        `--output-path=${report}`,
        `--only-categories=${categories.join(",")}`,
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage",
        "--no-enable-error-reporting",
        "--quiet",
      ],
      { env: { ...process.env, CHROME_PATH: findBrowser() } },
    );
    return read(JSON.parse(await readFile(report, "utf8")) as Report);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Of Lighthouse's report, what is read here. */
interface Report {
  categories: Partial<Record<Category, { score: number | null; auditRefs: { id: string; weight: number }[] }>>;
  audits: Record<string, { title: string; score: number | null; displayValue?: string }>;
}

function read({ categories, audits }: Report): Result {
  const result: Result = { scores: {}, lost: { performance: [], accessibility: [], "best-practices": [], seo: [] } };
  for (const name of CATEGORIES) {
    const category = categories[name];
    if (!category) continue;
    if (category.score !== null) result.scores[name] = Math.round(category.score * 100);
    result.lost[name] = category.auditRefs
      .filter(({ weight }) => weight > 0)
      .flatMap(({ id, weight }) => {
        const audit = audits[id];
        return audit && audit.score !== null && audit.score < 1 ? [{ ...audit, loss: (1 - audit.score) * weight }] : [];
      })
      .sort((one, other) => other.loss - one.loss)
      .map(({ title, displayValue }) => (displayValue ? `${title} ${displayValue}` : title));
  }
  return result;
}
