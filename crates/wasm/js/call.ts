// Asking the module: what it throws becomes an exception with a type, and a module that broke is replaced.
import { HatcheckError } from "./error.js";
import type * as program from "./program/hatcheck.js";
import type { Fault } from "./types.js";

/** What wasm-bindgen wrote. */
export type Program = typeof program;

/** Whether the module is in a question, or broke in one. */
let broken = false;

/**
 * The module's answer.
 *
 * Faults are plain objects. Anything else that is thrown is a trap, or a stack that was too deep already when the module
 * was called: its memory may then be in any state, so the next question is for a new instance. Making that has to wait
 * until then, because here may be no room for it.
 */
export function call<T>(program: Program, question: () => T): T {
  if (broken) program.__wbg_reset_state();
  broken = true;
  try {
    const answer = question();
    broken = false;
    return answer;
  } catch (thrown) {
    if (isFault(thrown)) {
      broken = false;
      throw new HatcheckError(thrown);
    }
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new HatcheckError({ code: "internal-error", message: `Hatcheck broke off: ${why}. It can be asked again.` }, thrown);
  }
}

function isFault(thrown: unknown): thrown is Fault {
  return typeof thrown === "object" && thrown !== null && !(thrown instanceof Error) && "code" in thrown && "message" in thrown;
}
