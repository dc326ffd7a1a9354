// The extras: the module optimised, the worker's script with the glue that wasm-bindgen wrote in it, and both named by
// their bytes. A development build has three files under names of their own, which index.html states.
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { editPage } from "./bundle.mjs";
import { optimise } from "./optimise.mjs";
import { renameByContent } from "./rename.mjs";

const PLACE = /<meta [^>]*data-worker="([^"]+)" data-module="([^"]+)"[^>]*>/;

/** @param {string} folder */
export async function finishExtras(folder) {
  const html = await readFile(join(folder, "index.html"), "utf8");
  const [, worker, module] = PLACE.exec(html) ?? [];
  if (!worker || !module) throw new Error("index.html does not say where the extras are");

  const { outputFiles, metafile } = await build({
    entryPoints: [worker],
    absWorkingDir: folder,
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
  });
  for (const file of Object.keys(metafile.inputs)) await rm(join(folder, file));
  await writeFile(join(folder, worker), outputFiles[0]?.contents ?? "");
  await optimise(join(folder, module));

  const names = [await renameByContent(folder, worker, "extras"), await renameByContent(folder, module, "extras")];
  await editPage(folder, (page) => page.replaceAll(`"${worker}"`, `"${names[0]}"`).replaceAll(`"${module}"`, `"${names[1]}"`));
}
