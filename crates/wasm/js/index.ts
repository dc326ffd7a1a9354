// The package as browsers and bundlers load it: the module lies beside this file, and is fetched.
import { loader } from "./load.js";

export type * from "./api.js";
export type { Source } from "./load.js";
export { HatcheckError } from "./error.js";

/**
 * Loads Hatcheck, once: every further call gives the same. Takes the WebAssembly module where it does not lie beside
 * this file, or was loaded already.
 *
 * @throws {HatcheckError} with the code `load-error` where the module cannot be had; the next call tries again.
 */
// In one expression, which is how bundlers find the file.
export const load = loader(() => new URL("./program/hatcheck_bg.wasm", import.meta.url));
