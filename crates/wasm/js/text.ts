// Whatever a caller hands over becomes text here, before the module sees it: getters, `toJSON` and proxies are code of
// the caller's, and may throw, go round in circles or never end.
import type { Program } from "./call.js";
import { HatcheckError } from "./error.js";
import type { Fault } from "./types.js";

/**
 * The text of a value: a string itself, anything else as JSON.
 *
 * @throws {HatcheckError} where it is no object that JSON can hold, or more text than the module reads.
 */
export function textOf(program: Program, value: unknown, what: string): string {
  if (typeof value === "string") return within(program, value);
  if (typeof value !== "object" || value === null) {
    const found = value === null ? "null" : typeof value;
    throw new HatcheckError({ code: "wrong-value", message: `Expected ${what} as text or as an object, found ${found}.` });
  }
  const text = written(program, value, what);
  if (text === undefined) {
    throw new HatcheckError({ code: "not-plain-data", message: `${capital(what)} is an object of which JSON holds nothing.` });
  }
  return within(program, text);
}

/** A string that must be one. */
export function stringOf(program: Program, value: unknown, what: string): string {
  if (typeof value === "string") return within(program, value);
  throw new HatcheckError({ code: "wrong-value", message: `Expected ${what} as text, found ${value === null ? "null" : typeof value}.` });
}

/** The JSON of an object, given up as soon as it is longer than what is read: a few objects can stand in each other a million times. */
function written(program: Program, value: object, what: string): string | undefined {
  const most = program.mostText();
  let length = 0;
  const count = function (this: unknown, key: string, part: unknown) {
    length += 1 + (Array.isArray(this) ? 0 : key.length) + (typeof part === "string" ? part.length : 0);
    if (length > most) throw new TooLarge();
    return part;
  };
  try {
    return JSON.stringify(value, count);
  } catch (cause) {
    if (cause instanceof TooLarge) throw tooLarge(program);
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new HatcheckError({ code: "not-plain-data", message: `${capital(what)} cannot be written as JSON: ${why}` }, cause);
  }
}

class TooLarge extends Error {}

/** A text that is short enough to be copied; how many bytes it has, the module counts. */
function within(program: Program, text: string): string {
  if (text.length > program.mostText()) throw tooLarge(program);
  return text;
}

function tooLarge(program: Program): HatcheckError {
  return new HatcheckError(program.tooLarge() as Fault);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
