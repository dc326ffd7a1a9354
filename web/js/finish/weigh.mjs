// The scales: every group of files against its budget in web/tests/budgets.json, as a table.
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/**
 * @typedef {object} Budget
 * @property {string} name
 * @property {string[]} files names in the folder, `*` for any part of a name; a group without files is left out
 * @property {number} goal bytes after gzip that we want to stay under
 * @property {number} limit bytes after gzip above which the build fails
 */

/**
 * Prints the table.
 * @param {string} folder
 * @returns {Promise<boolean>} whether every group is within its limit
 */
export async function weigh(folder) {
  /** @type {{ groups: Budget[] }} */
  const { groups } = JSON.parse(await readFile(new URL("../../tests/budgets.json", import.meta.url), "utf8"));
  const all = (await readdir(folder, { recursive: true })).map((file) => file.replaceAll("\\", "/"));
  const rows = [["group", "raw", "gzip", "brotli", "goal", "limit", ""]];
  let within = true;
  for (const { name, files, goal, limit } of groups) {
    const found = all.filter((file) => files.some((pattern) => matches(pattern, file)));
    if (found.length === 0) continue;
    const sum = async (/** @type {string} */ suffix) => {
      const sizes = await Promise.all(found.map((file) => stat(join(folder, file + suffix))));
      return sizes.reduce((total, { size }) => total + size, 0);
    };
    const gzip = await sum(".gz");
    const verdict = gzip > limit ? "OVER THE LIMIT" : gzip > goal ? "over the goal" : "ok";
    within &&= gzip <= limit;
    rows.push([name, ...[await sum(""), gzip, await sum(".br"), goal, limit].map((size) => size.toLocaleString("en")), verdict]);
  }
  console.log(`\nSizes in bytes\n${table(rows)}\n`);
  if (!within) console.error("A group of files is over its limit in web/tests/budgets.json.");
  return within;
}

/**
 * @param {string} pattern
 * @param {string} file
 */
function matches(pattern, file) {
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^/]*")}$`).test(file);
}

/** @param {string[][]} rows */
function table(rows) {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) => row.map((cell, column) => (column % 6 === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  ").trimEnd())
    .join("\n");
}
