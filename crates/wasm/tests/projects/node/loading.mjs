// A module that cannot be loaded is an exception like others, and the next attempt is a new one.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { HatcheckError, load } from "hatcheck";

await assert.rejects(load(new Uint8Array([1, 2, 3])), (error) => {
  assert.ok(error instanceof HatcheckError);
  assert.equal(error.code, "load-error");
  assert.ok(error.cause instanceof WebAssembly.CompileError);
  return true;
});
const bytes = await readFile(new URL(import.meta.resolve("hatcheck/hatcheck.wasm")));
const hatcheck = await load(await WebAssembly.compile(bytes));
assert.equal(await load(), hatcheck);
assert.equal(hatcheck.evaluate("{}").summary.requests, 0);
