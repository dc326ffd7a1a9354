// The WebAssembly module and its glue: wasm-bindgen writes both, wasm-opt makes the module small.
import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";

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
  const passes = ["--one-caller-inline-max-function-size=30", "--flatten", "--rereloop", "-Oz", "-Oz", "--reorder-functions-by-name"];
  run("wasm-opt", [wasm, ...passes, "--strip-producers", "--strip-target-features", "-o", wasm]);
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
