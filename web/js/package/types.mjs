// The package's TypeScript types, from the JSON Schemas that the Rust types have made.
import { readFile, writeFile } from "node:fs/promises";
import { compile } from "json-schema-to-typescript";

const SCHEMAS = new URL("../../../schema/", import.meta.url);

/** @typedef {import("json-schema-to-typescript").JSONSchema} Schema */

/**
 * The schemas, and the name under which the root of each is a type by itself; of the last only the definitions are.
 * @type {[file: string, root?: string][]}
 */
const ROOTS = [["scenario.schema.json", "Scenario"], ["exercise.schema.json", "Exercise"], ["report.schema.json", "Report"], ["package.schema.json"]];

/** The name of a type that refers to all others, so that each is written; it is taken out again. */
const ALL = "Definitions";

/**
 * Writes the types into a file of TypeScript.
 * @param {string} file
 */
export async function writeTypes(file) {
  const definitions = await allDefinitions();
  // Any object: an `interface` of another library's has no index signature, and is a policy document all the same.
  Object.assign(definitions["Document"] ?? {}, { tsType: "object | string" });
  const names = Object.keys(definitions);
  const root = {
    $defs: definitions,
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }])),
  };
  const source = await compile(/** @type {Schema} */ (root), ALL, {
    // What a schema does not name is not there: reports are closed as far as this version writes them.
    additionalProperties: false,
    strictIndexSignatures: true,
    bannerComment: "// Made from the schemas in schema/ by web/js/package/types.mjs.",
    style: { printWidth: 120 },
  });
  const types = source.replace(new RegExp(`^export interface ${ALL} \\{\\n(  .*\\n)*\\}\\n`, "m"), "");
  const written = [...types.matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, name]) => name);
  const odd = [...names.filter((name) => !written.includes(name)), ...written.filter((name) => !names.includes(name ?? ""))];
  if (odd.length > 0) throw new Error(`types of the schemas that are not written once, under their own names: ${odd.join(", ")}`);
  await writeFile(file, types);
}

/** @returns {Promise<Record<string, Schema>>} */
async function allDefinitions() {
  /** @type {Record<string, Schema>} */
  const definitions = {};
  for (const [name, root] of ROOTS) {
    const { $defs, $schema: _, title: __, ...schema } = JSON.parse(await readFile(new URL(name, SCHEMAS), "utf8"));
    for (const [key, own] of Object.entries({ ...$defs, ...(root ? { [root]: schema } : {}) })) {
      const known = definitions[key];
      if (known && withoutNull(known) !== withoutNull(described(own))) {
        throw new Error(`the schemas have two types called ${key}, and they differ`);
      }
      definitions[key] = known ?? described(own);
    }
  }
  return definitions;
}

/**
 * The same schema with every reference by itself, and every choice: where a description or members stand beside one, the
 * generator would make a type of its own of the two.
 * @param {unknown} schema
 * @returns {Schema}
 */
function described(schema) {
  return JSON.parse(JSON.stringify(schema), (_, value) => {
    if (value?.oneOf && value.properties) {
      const { oneOf, description, unevaluatedProperties: _, ...members } = value;
      return { description, allOf: [members, { oneOf }] };
    }
    if (typeof value?.$ref !== "string" || Object.keys(value).length === 1) return value;
    const { $ref, ...rest } = value;
    return { ...rest, allOf: [{ $ref }] };
  });
}

/**
 * A schema but for what is read and never written: `null` in place of nothing, and keys that are refused.
 * @param {unknown} schema
 */
function withoutNull(schema) {
  return JSON.stringify(schema, (key, value) => {
    if (key === "additionalProperties" && value === false) return undefined;
    if (key !== "type" || !Array.isArray(value)) return value;
    const types = value.filter((type) => type !== "null");
    return types.length === 1 ? types[0] : types;
  });
}
