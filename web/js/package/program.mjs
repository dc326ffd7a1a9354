// The WebAssembly module and its glue: wasm-bindgen writes both, wasm-opt makes the module small.
import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { optimise, wasmOpt } from "../finish/optimise.mjs";

/**
 * @param {string} module what cargo has built
 * @param {string} folder is emptied
 */
export async function writeProgram(module, folder) {
  await rm(folder, { recursive: true, force: true });
  const bindgen = [
    ...["--target", "web", "--out-dir", folder, "--out-name", "hatcheck"],
    // The scripts say where the module is, because Node and browsers find it in different ways.
    "--omit-default-module-path",
    // A new instance in place of one that broke (crates/wasm/js/call.ts).
    "--experimental-reset-state-function",
  ];
  run("wasm-bindgen", [...bindgen, module]);
  const wasm = join(folder, "hatcheck_bg.wasm");
  await optimise(wasm);
  await wasmOpt(wasm, "--strip-producers", "--strip-target-features");
  // Of the module's inner exports, which nobody calls by hand.
  await rm(`${wasm}.d.ts`);
}

/**
 * @param {string} program
 * @param {string[]} words
 */
function run(program, words) {
  execFileSync(program, words, { stdio: ["ignore", "inherit", "inherit"], shell: process.platform === "win32" });
}
