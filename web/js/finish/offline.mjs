// offline.js: the service worker with the list of what it keeps, at the page's root, which is as far as it may reach.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { editPage } from "./bundle.mjs";
import { filesOf, isHashed } from "./names.mjs";

const FILE = "offline.js";
const SOURCE = fileURLToPath(new URL("../offline/worker.ts", import.meta.url));

/** Not part of the page: what other sites embed, and what only hosts and lawyers read. */
const LEFT_OUT = /^(embed\b.*|oembed\.json|_headers|licenses\.txt)$/;

/**
 * @param {string} folder
 * @param {string} wasm file name of the page's program, by which a build is known
 */
export async function writeOffline(folder, wasm) {
  // The page says where the worker is, which a development build does not have.
  await editPage(folder, (html) => html.replace('name="hatcheck-page"', `name="hatcheck-page" data-offline="${FILE}"`));
  const script = await bundled();
  const files = (await filesOf(folder)).filter((file) => !LEFT_OUT.test(file));
  const kept = {
    build: await digest(folder, files, script),
    hashed: files.filter(isHashed),
    // The page by its folder's name: some hosts redirect from the other, and a redirected answer opens no page.
    named: files.filter((file) => !isHashed(file)).map((file) => (file === "index.html" ? "." : file)),
    program: wasm,
  };
  await writeFile(join(folder, FILE), `const KEPT=${JSON.stringify(kept)};${script}`);
}

async function bundled() {
  const { outputFiles } = await build({
    entryPoints: [SOURCE],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
  });
  return outputFiles[0]?.text ?? "";
}

/**
 * Another one for any change of any file, or of the worker itself.
 * @param {string} folder
 * @param {string[]} files
 * @param {string} script
 */
async function digest(folder, files, script) {
  const hash = createHash("sha256").update(script);
  for (const file of files) hash.update(file).update(await readFile(join(folder, file)));
  return hash.digest("hex").slice(0, 16);
}
