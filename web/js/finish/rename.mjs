// Names by the final bytes. Trunk hashes before wasm-opt runs and before the glue is minified, so two different files
// could carry one name, and a cache that keeps hashed files for ever would serve the wrong one.
import { createHash } from "node:crypto";
import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { editPage } from "./bundle.mjs";

/**
 * Renames the program's files and notes the module's size in the page, for the progress bar: the length that a server
 * announces is that of the compressed file.
 * @param {string} folder
 * @param {import("./bundle.mjs").Parts} parts
 * @returns {Promise<import("./bundle.mjs").Parts>} the names they have now
 */
export async function renameByContent(folder, parts) {
  const wasm = await readFile(join(folder, parts.wasm));
  const renamed = {
    wasm: `hatcheck-${digest(wasm)}.wasm`,
    glue: `hatcheck-${digest(await readFile(join(folder, parts.glue)))}.js`,
  };
  const names = new Map([
    [parts.wasm, renamed.wasm],
    [parts.glue, renamed.glue],
  ]);
  for (const [before, after] of names) await rename(join(folder, before), join(folder, after));
  await editPage(folder, (html) => {
    let text = html.replace(" data-glue=", ` data-size="${wasm.length}" data-glue=`);
    for (const [before, after] of names) text = text.replaceAll(before, after);
    return text;
  });
  return renamed;
}

/**
 * What the name of a file with this content carries.
 * @param {Uint8Array} bytes
 */
export function digest(bytes) {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}
