// The extras: the worker's script takes in the glue that wasm-bindgen wrote, and both files of it are named by
// their bytes. A development build has three files under names of their own, which index.html states.
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { editPage } from "./bundle.mjs";
import { digest } from "./rename.mjs";

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
  const script = outputFiles[0]?.contents ?? new Uint8Array();
  for (const file of Object.keys(metafile.inputs)) await rm(join(folder, file));

  const names = {
    worker: `extras-${digest(script)}.js`,
    module: `extras-${digest(await readFile(join(folder, module)))}.wasm`,
  };
  await writeFile(join(folder, names.worker), script);
  await rename(join(folder, module), join(folder, names.module));
  await editPage(folder, (page) => page.replaceAll(`"${worker}"`, `"${names.worker}"`).replaceAll(`"${module}"`, `"${names.module}"`));
}
