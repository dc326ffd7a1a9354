// embed.js keeps its name for ever, because other pages know it; what it loads is named by its bytes. So it has to be told.
import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { digest } from "./rename.mjs";

const PLACE = /\bHATCHECK_PARTS\b/;

/**
 * Names the files behind embed.js by their bytes.
 * @param {string} folder
 * @param {import("./bundle.mjs").Parts} parts the program's, as they are named now
 */
export async function finishEmbed(folder, parts) {
  const named = async (/** @type {string} */ file) => {
    const name = file.replace(".", `-${digest(await readFile(join(folder, file)))}.`);
    await rename(join(folder, file), join(folder, name));
    return name;
  };
  await stateParts(folder, parts, await named("embed-live.js"), await named("embed-style.css"));
}

/**
 * Writes the names into embed.js.
 * @param {string} folder
 * @param {import("./bundle.mjs").Parts} parts
 */
export async function stateParts(folder, { glue, wasm }, live = "embed-live.js", style = "embed-style.css") {
  const html = await readFile(join(folder, "index.html"), "utf8");
  const [, worker, module] = /data-worker="([^"]+)" data-module="([^"]+)"/.exec(html) ?? [];
  const editor = (await readdir(join(folder, "chunks"))).find((file) => /^hatcheck-editor-\w+\.js$/.test(file));
  if (!worker || !module || !editor) throw new Error("embed.js cannot be told where its parts are");
  const names = { live, glue, wasm, style, editor: `chunks/${editor}`, worker, module };
  const file = join(folder, "embed.js");
  const script = await readFile(file, "utf8");
  if (!PLACE.test(script)) throw new Error("embed.js keeps no place for the names of its parts");
  await writeFile(file, script.replace(PLACE, JSON.stringify(names)));
}
