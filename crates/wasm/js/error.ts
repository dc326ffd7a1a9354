// The exception that every function of the package throws, and no other.
import type { Fault, Place } from "./types.js";

/** Why there is no answer. */
export class HatcheckError extends Error {
  override readonly name = "HatcheckError";
  /** The stable name of the fault. */
  readonly code: string;
  /** JSON pointer of the place at fault; `undefined` where no text is at fault. */
  readonly path: string | undefined;
  /** Where the text at fault begins: line and column from 1, offset from 0, in UTF-16 units as strings count. */
  readonly start: Place | undefined;
  /** Where it ends. */
  readonly end: Place | undefined;
  /** What was probably meant, where a name is not known. */
  readonly nearest: string | undefined;

  constructor(fault: Fault, cause?: unknown) {
    super(fault.message, cause === undefined ? undefined : { cause });
    this.code = fault.code;
    this.path = fault.path;
    this.start = fault.start;
    this.end = fault.end;
    this.nearest = fault.nearest;
  }
}
