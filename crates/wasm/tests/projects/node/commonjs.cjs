// A CommonJS program has the package by a dynamic import.
const assert = require("node:assert/strict");

(async () => {
  const { load, HatcheckError } = await import("hatcheck");
  const hatcheck = await load();
  assert.match(hatcheck.version(), /^\d+\.\d+\.\d+$/);
  assert.throws(() => hatcheck.evaluate("["), HatcheckError);
})();
