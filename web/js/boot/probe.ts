// Can this browser run the program at all? Asked before anything is fetched, so that the answer is a sentence and not a
// compile error.

/**
 * A module of 75 bytes that needs what the compiler uses by default: reference types, bulk memory, sign extension,
 * saturating conversions, several results, exported mutable globals.
 */
const SAMPLE = "AGFzbQEAAAABDAJgAW8Cf39gAAJ/fwMCAQAFAwEAAQYGAX8BQQALBwkCAWcDAAFmAAAKFwEVAEEAQQBBAPwLAEEBwEMAAIA//AAL";

export type Ability = "able" | "no WebAssembly" | "old WebAssembly";

export function probe(): Ability {
  if (typeof WebAssembly !== "object") return "no WebAssembly";
  const bytes = Uint8Array.from(atob(SAMPLE), (letter) => letter.charCodeAt(0));
  return WebAssembly.validate(bytes) ? "able" : "old WebAssembly";
}
