// What a program in Node does with the package, and what it is told when it gets things wrong.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HatcheckError, load } from "hatcheck";

const hatcheck = await load();
const alice = "arn:aws:iam::111122223333:user/alice";
const document = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:Get*", Resource: "arn:aws:s3:::reports/*" }] };
const request = { principal: alice, action: "s3:GetObject", resource: "arn:aws:s3:::reports/q3.csv" };
const scenario = { users: [{ arn: alice, policies: [{ name: "Read", document }] }], requests: [request] };

/** The exception that a question ends in; `what` shall hold of it. */
function thrown(question, what) {
  assert.throws(question, (error) => {
    assert.ok(error instanceof HatcheckError, `${error}`);
    assert.ok(error instanceof Error);
    assert.equal(error.name, "HatcheckError");
    assert.ok(error.message.length > 10);
    assert.partialDeepStrictEqual?.({ ...error }, what);
    for (const [key, value] of Object.entries(what)) assert.deepEqual(error[key], value, key);
    return true;
  });
}

test("it is loaded once", async () => {
  assert.equal(await load(), hatcheck);
});

test("a scenario is decided", () => {
  const report = hatcheck.evaluate(scenario);
  assert.equal(report.requests[0].decision, "allowed");
  assert.equal(Object.getPrototypeOf(report.requests[0].steps[0].context), Object.prototype);
  assert.deepEqual(report, JSON.parse(JSON.stringify(report)));
});

test("methods need no `this`", () => {
  const { evaluate } = hatcheck;
  assert.equal(evaluate(scenario).summary.requests, 1);
});

test("suggestions and messages are options", () => {
  const denied = { ...scenario, requests: [{ ...request, action: "s3:PutObject" }] };
  assert.ok(hatcheck.evaluate(denied).requests[0].suggestions.length > 0);
  assert.equal(hatcheck.evaluate(denied, { suggestions: false }).requests[0].suggestions, undefined);
  thrown(() => hatcheck.evaluate(denied, { sugestions: false }), { code: "invalid-options" });
  thrown(() => hatcheck.evaluate(denied, { messages: "none" }), { code: "invalid-options" });
  thrown(() => hatcheck.evaluate(denied, 5), { code: "wrong-value" });
});

test("a fault in a scenario has its place in the text", () => {
  const start = { line: 2, column: 13, offset: 14 };
  const end = { line: 2, column: 20, offset: 21 };
  thrown(() => hatcheck.evaluate('{\n"title":"😀","usres": [] }'), { code: "unknown-key", path: "/usres", start: { ...start, column: 14, offset: 15 }, nearest: "users" });
  thrown(() => hatcheck.evaluate('{\n"title":"é" ,"usres": [] }'), { code: "unknown-key", start: { line: 2, column: 14, offset: 15 }, end: { ...end, column: 21, offset: 22 } });
  thrown(() => hatcheck.evaluate("{"), { code: "json-syntax-error" });
});

test("a document is checked as the kind of policy that it is", () => {
  assert.deepEqual(hatcheck.validate(document, "identity"), []);
  const [found] = hatcheck.validate('{ "Version": "2012-10-17", "Statement": { "Effect": "Alow", "Action": "*", "Resource": "*" } }', "identity");
  assert.equal(found.code, "invalid-effect");
  assert.equal(found.path, "/Statement/Effect");
  assert.deepEqual(found.start, { line: 1, column: 53, offset: 52 });
  assert.ok(hatcheck.validate(document, "resource").length > 0, "a resource-based policy needs a principal");
  assert.equal(hatcheck.validate("{", "trust")[0].code, "json-syntax-error");
  thrown(() => hatcheck.validate(document, "trsut"), { code: "unknown-word", nearest: "trust" });
  thrown(() => hatcheck.validate(document), { code: "wrong-value" });
});

test("an answer is graded by what is decided then", () => {
  const exercise = {
    exercise: 1,
    id: "let-alice-in",
    title: "Let Alice in",
    brief: "Alice is to read the bucket, and to write nothing.",
    scenario: { now: "2026-01-15T09:00:00Z", users: [{ arn: alice, policies: [{ name: "P", document: { Version: "2012-10-17", Statement: [] } }] }], requests: [] },
    edit: ["/users/0/policies/0/document"],
    checks: [
      { id: "reads", title: "Alice reads", kind: "decision", request: { principal: alice, action: "s3:GetObject", resource: "arn:aws:s3:::b/k" }, expect: "allowed", points: 2 },
      { id: "writes", title: "Alice writes nothing", kind: "decision", request: { principal: alice, action: "s3:PutObject", resource: "arn:aws:s3:::b/k" }, expect: "implicitDeny" },
    ],
  };
  const allow = (action) => ({ "/users/0/policies/0/document": { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] } });
  assert.equal(hatcheck.grade(exercise, allow("s3:GetObject")).passes, true);
  const broad = hatcheck.grade(JSON.stringify(exercise), allow("*"));
  assert.deepEqual([broad.points, broad.maxPoints, broad.checks.map(({ passes }) => passes)], [2, 3, [true, false]]);
  assert.match(broad.checks[1].why, /Allowed/);
  thrown(() => hatcheck.grade(exercise, { "/users/0/arn": "x" }), { code: "not-editable" });
  thrown(() => hatcheck.grade({ ...exercise, breif: "x" }, {}), { code: "unknown-key", nearest: "brief" });
});

test("a scenario goes through a link and is the same", () => {
  const link = hatcheck.encodeLink(scenario);
  assert.match(link, /^#s1\.[\w-]+$/);
  const content = hatcheck.decodeLink(`Look: https://hatcheck.example/${link}, it says all.`);
  assert.equal(content.kind, "scenario");
  assert.deepEqual(JSON.parse(content.text), scenario);
  thrown(() => hatcheck.decodeLink("nothing here"), { code: "not-a-link" });
  thrown(() => hatcheck.decodeLink("#s1.AB!CD"), { code: "damaged-link" });
  thrown(() => hatcheck.decodeLink(link.slice(0, -20)), { code: "link-cut-off" });
  thrown(() => hatcheck.decodeLink(7), { code: "wrong-value" });
});

test("names that JavaScript has a meaning for are names like others", () => {
  const odd = JSON.parse('{ "__proto__": "x", "constructor": "y" }');
  const report = hatcheck.evaluate({ users: [{ arn: alice, tags: odd }], requests: [{ ...request, context: odd }] });
  const { context } = report.requests[0].steps[0];
  for (const name of ["__proto__", "constructor", "aws:PrincipalTag/__proto__"]) assert.ok(Object.hasOwn(context, name), name);
  assert.equal({}.value, undefined);
});
