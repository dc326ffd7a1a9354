// wasm-bindgen's glue, minified; esbuild has not seen it before, because Trunk has it written.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";

/**
 * @param {string} folder
 * @param {import("./bundle.mjs").Parts} parts
 */
export async function minifyGlue(folder, parts) {
  const file = join(folder, parts.glue);
  const { code } = await transform(await readFile(file, "utf8"), {
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
  });
  await writeFile(file, code);
}
