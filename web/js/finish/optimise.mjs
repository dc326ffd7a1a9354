// A WebAssembly module as small as it gets, for the page's programs and for the JavaScript package.
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { inOrderOfLikeness } from "./order.mjs";

/**
 * Inlining little and undoing rustc's control flow before the usual passes saves 2 percent. Memory below 1,024 is unused
 * because the stack comes first, and would overflow there.
 */
const PASSES = ["--low-memory-unused", "--one-caller-inline-max-function-size=30", "--flatten", "--rereloop", "-Oz", "-Oz"];

/**
 * Rewrites the file.
 * @param {string} wasm what wasm-bindgen wrote
 */
export async function optimise(wasm) {
  await wasmOpt(wasm, ...PASSES);
  // wasm-opt orders functions by what they are called, so they are called by their places.
  await writeFile(wasm, inOrderOfLikeness(await readFile(wasm)));
  await wasmOpt(wasm, "--reorder-functions-by-name");
}

/**
 * Runs wasm-opt over a file. Gives what it says.
 * @param {string} wasm
 * @param {string[]} passes
 */
export async function wasmOpt(wasm, ...passes) {
  const { stdout } = await promisify(execFile)("wasm-opt", [wasm, ...passes, "-o", wasm], { maxBuffer: 2 ** 24 });
  return stdout;
}
