// The package as Node loads it: the module lies beside this file, on the disk.
import { readFile } from "node:fs/promises";
import { loader } from "./load.js";

export { HatcheckError } from "./error.js";

/** See index.ts. */
export const load = loader(() => readFile(new URL("./program/hatcheck_bg.wasm", import.meta.url)));
