// Asking the module: what it throws becomes an exception with a type, and a module that broke is replaced.
import { HatcheckError } from "./error.js";
import type * as program from "./program/hatcheck.js";
import type { Fault } from "./types.js";

/** What wasm-bindgen wrote. */
export type Program = typeof program;

/**
 * The module's answer.
 *
 * Faults are plain objects. Anything else that is thrown is a trap, or a stack that was too deep already when the module
 * was called: its memory may then be in any state, so the next call has a new instance.
 */
export function call<T>(program: Program, question: () => T): T {
  try {
    return question();
  } catch (thrown) {
    if (isFault(thrown)) throw new HatcheckError(thrown);
    program.__wbg_reset_state();
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new HatcheckError({ code: "internal-error", message: `Hatcheck broke off: ${why}. It can be asked again.` }, thrown);
  }
}

function isFault(thrown: unknown): thrown is Fault {
  return typeof thrown === "object" && thrown !== null && !(thrown instanceof Error) && "code" in thrown && "message" in thrown;
}
