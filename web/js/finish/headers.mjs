// `_headers`: what a host is to send with each file, in the format that several static hosts read. Hosts that do not
// read it lose caching and nothing else. The browser tests' server reads it too.
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { filesOf, isHashed } from "./names.mjs";
import { POLICY } from "./policy.mjs";

/** Cloudflare Pages reads this many rules and leaves out the rest. */
const MOST_RULES = 100;

/** With every file. */
const ALWAYS = {
  "Content-Security-Policy": POLICY,
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  // Pages of other origins may embed the playground.
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

/** @param {string} folder */
export async function writeHeaders(folder) {
  const rules = [rule("/*", ALWAYS), rule("/", { "Cache-Control": "no-cache" })];
  const all = await filesOf(folder);
  for (const part of new Set(all.map(dirname))) {
    const files = all.filter((file) => dirname(file) === part);
    const wanted = files.map(headersOf);
    // One rule for a folder whose files are all treated alike, so that more examples are not more rules.
    if (part !== "." && new Set(wanted.map((headers) => JSON.stringify(headers))).size === 1) {
      rules.push(rule(`/${part}/*`, wanted[0] ?? {}));
    } else {
      rules.push(...files.map((file, index) => rule(`/${file}`, wanted[index] ?? {})));
    }
  }
  if (rules.length > MOST_RULES) throw new Error(`_headers has ${rules.length} rules, but hosts read ${MOST_RULES}`);
  await writeFile(join(folder, "_headers"), rules.join("\n"));
}

/**
 * @param {string} file
 * @returns {Record<string, string>}
 */
function headersOf(file) {
  return {
    "Cache-Control": isHashed(file) ? "public, max-age=31536000, immutable" : "no-cache",
    ...(file.endsWith(".wasm") ? { "Content-Type": "application/wasm" } : {}),
  };
}

/**
 * @param {string} path
 * @param {Record<string, string>} headers
 */
function rule(path, headers) {
  return `${path}\n${Object.entries(headers)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join("")}`;
}
