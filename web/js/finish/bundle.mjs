// What the page refers to: its HTML, and the two files of the program that Trunk named in it.
import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

/**
 * @typedef {object} Parts
 * @property {string} glue file name of the JavaScript that wasm-bindgen wrote
 * @property {string} wasm file name of the module
 */

/**
 * The program's file names, from the element that Trunk.toml's pattern_script leaves in the page.
 * @param {string} folder
 * @returns {Promise<Parts>}
 */
export async function bundle(folder) {
  const html = await readFile(join(folder, "index.html"), "utf8");
  const name = (/** @type {string} */ attribute) => {
    const value = new RegExp(`${attribute}="([^"]+)"`).exec(html)?.[1];
    if (!value) throw new Error(`index.html has no ${attribute}: is pattern_script in Trunk.toml as it should be?`);
    return basename(value);
  };
  return { glue: name("data-glue"), wasm: name("data-wasm") };
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
