// embed.js keeps its name for ever, because other pages know it; what it loads is named by its bytes. So it has to be told.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EXAMPLE } from "./bundle.mjs";
import { minify } from "./minify.mjs";
import { renameByContent, renameParts } from "./rename.mjs";

const PLACE = /\bHATCHECK_PARTS\b/;

/**
 * Makes the program of live examples small, and names the files behind embed.js by their bytes.
 * @param {string} folder
 */
export async function finishEmbed(folder) {
  await minify(folder, EXAMPLE);
  const program = await renameParts(folder, EXAMPLE, "embed-program");
  const live = await renameByContent(folder, "embed-live.js", "embed-live");
  await stateParts(folder, program, live, await renameByContent(folder, "embed-style.css", "embed-style"));
}

/**
 * Writes the names into embed.js.
 * @param {string} folder
 * @param {import("./bundle.mjs").Parts} program
 */
export async function stateParts(folder, program = EXAMPLE, live = "embed-live.js", style = "embed-style.css") {
  const html = await readFile(join(folder, "index.html"), "utf8");
  const [, worker, module] = /data-worker="([^"]+)" data-module="([^"]+)"/.exec(html) ?? [];
  const editor = (await readdir(join(folder, "chunks"))).find((file) => /^hatcheck-editor-\w+\.js$/.test(file));
  if (!worker || !module || !editor) throw new Error("embed.js cannot be told where its parts are");
  const names = { live, ...program, style, editor: `chunks/${editor}`, worker, module };
  const file = join(folder, "embed.js");
  const script = await readFile(file, "utf8");
  if (!PLACE.test(script)) throw new Error("embed.js keeps no place for the names of its parts");
  await writeFile(file, script.replace(PLACE, JSON.stringify(names)));
}
