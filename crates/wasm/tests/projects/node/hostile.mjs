// Whatever is handed over: an exception with a type, soon, and the next question is answered.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { afterEach, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { HatcheckError, load } from "hatcheck";

const hatcheck = await load();
const scenario = { requests: [{ principal: "anonymous", action: "s3:GetObject", resource: "arn:aws:s3:::reports/q3.csv" }] };

afterEach(() => assert.equal(hatcheck.evaluate(scenario).requests[0].decision, "implicitDeny"));

/** The question ends in an exception with this code within five seconds; what is meant is well under one. */
function refuses(code, question) {
  const start = performance.now();
  assert.throws(question, (error) => {
    assert.ok(error instanceof HatcheckError, `${error}`);
    assert.equal(error.code, code);
    return true;
  });
  const took = performance.now() - start;
  assert.ok(took < 5_000, `${took} ms`);
}

function nested(depth) {
  let value = {};
  for (let level = 0; level < depth; level += 1) value = { a: value };
  return value;
}

test("ten megabytes", () => {
  refuses("file-too-large", () => hatcheck.evaluate("x".repeat(10_000_000)));
  refuses("file-too-large", () => hatcheck.evaluate("é".repeat(5_000_000)));
  refuses("file-too-large", () => hatcheck.evaluate({ title: "x".repeat(10_000_000) }));
  refuses("file-too-large", () => hatcheck.validate(" ".repeat(10_000_000), "identity"));
  refuses("file-too-large", () => hatcheck.decodeLink(`#s1.${"A".repeat(10_000_000)}`));
  refuses("link-too-long", () => hatcheck.decodeLink(`#s1.${"A".repeat(1_000_000)}`));
});

test("a hundred thousand levels", () => {
  for (const open of ["[", '{"a":']) refuses("json-syntax-error", () => hatcheck.evaluate(open.repeat(100_000)));
  refuses("not-plain-data", () => hatcheck.evaluate(nested(100_000)));
  refuses("json-syntax-error", () => hatcheck.evaluate(nested(500)));
  assert.equal(hatcheck.validate("[".repeat(100_000), "trust")[0].code, "json-syntax-error");
});

test("bombs", () => {
  let doubled = {};
  for (let level = 0; level < 40; level += 1) doubled = { a: doubled, b: doubled };
  refuses("file-too-large", () => hatcheck.evaluate(doubled));
  const link = (bytes) => `#s1.${deflateRawSync(bytes, { level: 9 }).toString("base64url")}`;
  refuses("link-too-large", () => hatcheck.decodeLink(link(Buffer.alloc(30_000_000, " "))));
  refuses("link-too-large", () => hatcheck.encodeLink({ title: "x".repeat(2_000_000) }));
  refuses("link-too-long", () => hatcheck.encodeLink({ title: randomBytes(40_000).toString("base64") }));
});

test("objects with a will of their own", () => {
  const cyclic = {};
  cyclic.users = [cyclic];
  refuses("not-plain-data", () => hatcheck.evaluate(cyclic));
  const throws = { get requests() { throw new Error("no"); } };
  refuses("not-plain-data", () => hatcheck.evaluate(throws));
  refuses("not-plain-data", () => hatcheck.evaluate({ toJSON() { throw null; } }));
  refuses("not-plain-data", () => hatcheck.evaluate({ toJSON() {} }));
  refuses("not-plain-data", () => hatcheck.evaluate({ version: 1n }));
  refuses("not-plain-data", () => hatcheck.evaluate(scenario, throws));
  const endless = new Proxy({}, { ownKeys: () => ["a"], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }), get: (_, key) => (key === "toJSON" ? undefined : endless) });
  refuses("not-plain-data", () => hatcheck.evaluate(endless));
  for (const value of [undefined, null, 5, 5n, true, Symbol("s"), () => {}]) {
    for (const method of ["evaluate", "validate", "grade", "encodeLink", "decodeLink"]) refuses("wrong-value", () => hatcheck[method](value, "identity"));
  }
});

test("a scenario whose deciding would take for ever", () => {
  const user = "arn:aws:iam::111122223333:user/alice";
  const document = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: `arn:aws:s3:::*${"a".repeat(1_000_000)}b` } };
  const request = { principal: user, action: "s3:GetObject", resource: `arn:aws:s3:::${"a".repeat(2_000_000)}` };
  refuses("too-much-to-decide", () => hatcheck.evaluate({ users: [{ arn: user, policies: [{ name: "P", document }] }], requests: [request] }));
});

test("a stack that is all but used up", () => {
  // The module is called nearer and nearer to the end of the stack, and somewhere has no room for itself.
  let broke = 0;
  const text = JSON.stringify(scenario);
  const attempt = (left) => {
    try {
      if (left > 0) return attempt(left - 1);
      hatcheck.evaluate(text, "{}");
    } catch (error) {
      if (error instanceof HatcheckError) broke += error.code === "internal-error" ? 1 : 0;
      else if (!(error instanceof RangeError)) throw error;
    }
  };
  let deepest = 0;
  const descend = () => { deepest += 1; descend(); };
  try { descend(); } catch { /* That is how deep it goes. */ }
  for (let left = Math.floor(deepest / 2); left < deepest * 2; left += 37) attempt(left);
  assert.ok(broke > 0, "the module was never called without room");
});
