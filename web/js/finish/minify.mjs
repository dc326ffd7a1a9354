// wasm-bindgen's glue and module: the module optimised, short names between them, and the glue minified. esbuild has not
// seen it before, because Trunk has it written.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import { optimise, wasmOpt } from "./optimise.mjs";

/**
 * @param {string} folder
 * @param {import("./bundle.mjs").Parts} parts
 */
export async function minify(folder, parts) {
  const [glue, wasm] = [join(folder, parts.glue), join(folder, parts.wasm)];
  await optimise(wasm);
  const names = await shorten(wasm);
  const text = renamed(started(lean(await readFile(glue, "utf8"))), names);
  const { code } = await transform(text.replaceAll(/^( +[\w$]+): function\(/gm, "$1("), {
    minify: true,
    treeShaking: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
  });
  await writeFile(glue, code);
}

/**
 * The glue in fewer words: a value in a panic's message is said as `String` says it, what cannot throw is not
 * watched, and what every browser has is not replaced.
 * @param {string} glue
 */
function lean(glue) {
  return glue
    .replace(/(?<=\nfunction debugString\(val\) \{\n).*?(?=\n\}\n)/s, "    try { return String(val); } catch { return typeof val; }")
    // Browsers that run the program have both.
    .replace(/\nif \(!\('encodeInto' in cachedTextEncoder\)\) \{\n.*?\n\}\n/s, "\n")
    .replace(/\(typeof FinalizationRegistry === 'undefined'\)\s*\? \{.*?\}\s*: new/s, "new")
    .replaceAll(/\blet result;\s*try \{\s*result = (arg0 instanceof \w+);\s*\} catch \(_\) \{\s*result = false;\s*\}\s*const ret = result;/g, "const ret = $1;");
}

/** The ways in which wasm-bindgen's glue can be started, which end it. */
const STARTS = /\nasync function __wbg_load\(.*\nexport \{ initSync, __wbg_init as default \};\s*$/s;

/**
 * The glue with one way to be started, that of web/js/boot/start.ts: with a response of the right type.
 * @param {string} glue
 */
function started(glue) {
  if (!STARTS.test(glue)) throw new Error("wasm-bindgen's glue ends in a way that web/js/finish/minify.mjs does not know");
  return glue.replace(
    STARTS,
    `
export default async ({ module_or_path }) => {
  const { instance, module } = await WebAssembly.instantiateStreaming(module_or_path, __wbg_get_imports());
  return __wbg_finalize_init(instance, module);
};
`,
  );
}

/**
 * What wasm-opt prints of the names that it has changed: old and new, those of imports behind their module.
 * @typedef {object} Names
 * @property {[string, string, string][]} imports
 * @property {[string, string][]} exports
 */

/**
 * Gives the module's imports and exports names of a letter or two. The features that it uses are noted no longer:
 * nothing reads the module after this but a browser.
 * @param {string} wasm
 * @returns {Promise<Names>}
 */
async function shorten(wasm) {
  const passes = ["--minify-imports-and-exports-and-modules", "--strip-producers", "--strip-target-features"];
  return JSON.parse(await wasmOpt(wasm, ...passes));
}

/**
 * The glue with those names: imports are members of the object that it hands over, exports are members of `wasm`.
 * @param {string} glue
 * @param {Names} names
 */
function renamed(glue, { imports, exports }) {
  const short = new Map(imports.map(([, name, to]) => [name, to]));
  const given = new Map(exports);
  const text = glue
    .replaceAll(/^( +)(\w+)(?=: )/gm, (_, indent, name) => indent + (short.get(name) ?? name))
    .replaceAll(/\bwasm\.(\w+)/g, (_, name) => `wasm.${given.get(name) ?? name}`)
    .replaceAll(/"\.\/[\w-]+_bg\.js"(?=: )/g, '"a"');
  for (const name of [...short.keys(), ...given.keys()]) {
    if (name.includes("_") && new RegExp(`[."']${name}\\b|\\b${name}: `).test(text)) {
      throw new Error(`wasm-bindgen's glue uses ${name} in a way that web/js/finish/minify.mjs does not know`);
    }
  }
  return text;
}
