// Fills corpus/<target>/ with what the examples and the cases hold, so that the search begins among real policies.
//
// What is there already stays: a file is named by its content, and the fuzzers keep what they found in the same place.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);

/** The keys of a scenario under which a policy document stands, or a list of them. */
const DOCUMENT_KEYS = ["document", "policy", "trustPolicy", "sessionPolicy"];

/** The digit of each dialect, as fuzz_targets/patterns.rs reads it. */
const DIALECT = { plain: 0, text: 1, action: 2, resource: 3, arn: 4 };

const seeds = { policy_text: new Set(), scenario_text: new Set(), patterns: new Set(), dates: new Set() };

for (const file of scenarioFiles()) {
  const text = readFileSync(file, "utf8");
  seeds.scenario_text.add(text);
  const scenario = JSON.parse(text);
  const statements = [];
  for (const document of documents(scenario)) {
    seeds.policy_text.add(typeof document === "string" ? document : JSON.stringify(document, null, 2));
    statements.push(...statementsOf(document));
  }
  const calls = list(scenario.requests).flatMap((request) => [request, ...list(request.assume)]);
  for (const statement of statements) seedFrom(statement, calls);
}

for (const [target, texts] of Object.entries(seeds)) {
  const folder = join(here, "corpus", target);
  mkdirSync(folder, { recursive: true });
  for (const text of texts) {
    writeFileSync(join(folder, createHash("sha1").update(text).digest("hex")), text);
  }
  console.log(`${target}: ${texts.size} seeds`);
}

/** Every scenario of the repository, in an order that does not depend on the machine. */
function scenarioFiles() {
  const folders = [join(root, "examples"), join(root, "crates/scenario/tests/cases")];
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => join(folder, name)),
  );
  return files.filter((file) => file.endsWith(".json")).sort();
}

/** The policy documents anywhere below a value. What a document holds is no scenario and is not looked into. */
function documents(value) {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    DOCUMENT_KEYS.includes(key) && !Array.isArray(value) ? list(inner) : documents(inner),
  );
}

/** The statements of a document that is one; many cases are about documents that are none. */
function statementsOf(document) {
  let policy = document;
  if (typeof document === "string") {
    try {
      policy = JSON.parse(document);
    } catch {
      return [];
    }
  }
  return list(policy?.Statement).filter((statement) => statement !== null && typeof statement === "object");
}

/** Each pattern of a statement, and each date, beside what the requests of its file compare it with. */
function seedFrom(statement, calls) {
  const beside = (dialect, patterns, texts) => {
    for (const pattern of list(patterns)) {
      for (const text of texts) seeds.patterns.add(`${DIALECT[dialect]}${pattern}\n${text ?? ""}\nalice`);
    }
  };
  const actions = calls.map((call) => call.action ?? "sts:AssumeRole");
  const resources = calls.map((call) => call.resource ?? call.role);
  for (const key of ["Action", "NotAction"]) {
    beside("action", list(statement[key]).map(lower), actions.map(lower));
  }
  for (const key of ["Resource", "NotResource"]) beside("resource", statement[key], resources);

  for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
    for (const [key, values] of Object.entries(keys ?? {})) {
      const given = calls.flatMap((call) => list(call.context?.[key]));
      const texts = given.length === 0 ? [""] : given;
      const dialect = /Like/i.test(operator) ? "text" : "plain";
      beside(/Arn/i.test(operator) ? "arn" : dialect, values, texts);
      if (!/Date/i.test(operator)) continue;
      for (const value of list(values)) {
        seeds.dates.add(`${value}`);
        for (const text of texts) seeds.dates.add(`${value}\n${text}`);
      }
    }
  }
}

function list(value) {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function lower(text) {
  return `${text}`.toLowerCase();
}
