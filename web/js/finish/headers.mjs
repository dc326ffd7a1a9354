// `_headers`: what a host is to send with each file, in the format that several static hosts read. Hosts that do not
// read it lose caching and nothing else. The browser tests' server reads it too.
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { POLICY } from "./policy.mjs";

/** A name that carries a hash of at least eight digits never changes its content. */
const HASHED = /[-.][0-9a-zA-Z]{8,}\.\w+$/;

/** @param {string} folder */
export async function writeHeaders(folder) {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll("\\", "/"))
    .sort();
  const rules = [
    rule("/*", {
      "Content-Security-Policy": POLICY,
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      // Pages of other origins may embed the playground.
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
    }),
    rule("/", { "Cache-Control": "no-cache" }),
    ...files.map((file) =>
      rule(file, {
        "Cache-Control": HASHED.test(file) ? "public, max-age=31536000, immutable" : "no-cache",
        ...(file.endsWith(".wasm") ? { "Content-Type": "application/wasm" } : {}),
      }),
    ),
  ];
  await writeFile(join(folder, "_headers"), rules.join("\n"));
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
