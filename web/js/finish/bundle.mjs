// What the page refers to: its HTML, and the two files of each program that it names.
import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

/**
 * @typedef {object} Parts
 * @property {string} glue file name of the JavaScript that wasm-bindgen wrote
 * @property {string} wasm file name of the module
 */

/** The program of live examples, which the page does not name: the files that Trunk makes of it. */
export const EXAMPLE = { glue: "hatcheck-example.js", wasm: "hatcheck-example_bg.wasm" };

/**
 * The files of the page's programs: the one without exercise mode, from the element that Trunk.toml's pattern_script
 * leaves in the page, and the one with.
 * @param {string} folder
 * @returns {Promise<{ page: Parts, exercise: Parts }>}
 */
export async function programs(folder) {
  const html = await readFile(join(folder, "index.html"), "utf8");
  const stated = (/** @type {string} */ name) => {
    const [, glue, wasm] = new RegExp(`name="${name}" data-glue="([^"]+)" data-wasm="([^"]+)"`).exec(html) ?? [];
    if (!glue || !wasm) throw new Error(`index.html does not say what ${name} is: is pattern_script in Trunk.toml as it should be?`);
    return { glue: basename(glue), wasm: basename(wasm) };
  };
  return { page: stated("hatcheck-page"), exercise: stated("hatcheck-exercise") };
}

/**
 * Changes the page's HTML.
 * @param {string} folder
 * @param {(html: string) => string} change
 */
export async function editPage(folder, change) {
  const file = join(folder, "index.html");
  const before = await readFile(file, "utf8");
  const after = change(before);
  if (after === before) throw new Error("a step of web/js/finish.mjs found nothing to change in index.html");
  await writeFile(file, after);
}
