// Names by the final bytes. Trunk hashes before the module is optimised and the glue minified, so two different files
// could carry one name, and a cache that keeps hashed files for ever would serve the wrong one.
import { createHash } from "node:crypto";
import { readFile, rename, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { editPage } from "./bundle.mjs";

/**
 * Renames the files of a program that the page names, and notes the module's size there, for the progress bar: the length
 * that a server announces is that of the compressed file.
 * @param {string} folder
 * @param {import("./bundle.mjs").Parts} parts
 * @param {string} name the beginning of their names
 * @returns {Promise<import("./bundle.mjs").Parts>} the names they have now
 */
export async function renameProgram(folder, parts, name) {
  const { size } = await stat(join(folder, parts.wasm));
  const renamed = await renameParts(folder, parts, name);
  await editPage(folder, (html) =>
    html
      .replace(/ data-glue="[^"]*"/g, (found) => (found.includes(parts.glue) ? ` data-size="${size}"${found}` : found))
      .replaceAll(parts.glue, renamed.glue)
      .replaceAll(parts.wasm, renamed.wasm),
  );
  return renamed;
}

/**
 * Renames the files of a program.
 * @param {string} folder
 * @param {import("./bundle.mjs").Parts} parts
 * @param {string} name the beginning of their names
 * @returns {Promise<import("./bundle.mjs").Parts>} the names they have now
 */
export async function renameParts(folder, { glue, wasm }, name) {
  return { glue: await renameByContent(folder, glue, name), wasm: await renameByContent(folder, wasm, name) };
}

/**
 * Renames a file.
 * @param {string} folder
 * @param {string} file
 * @param {string} name the beginning of its name
 */
export async function renameByContent(folder, file, name) {
  const renamed = `${name}-${digest(await readFile(join(folder, file)))}${extname(file)}`;
  await rename(join(folder, file), join(folder, renamed));
  return renamed;
}

/**
 * What the name of a file with this content carries.
 * @param {Uint8Array} bytes
 */
export function digest(bytes) {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}
