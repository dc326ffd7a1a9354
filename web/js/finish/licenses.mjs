// licenses.txt: the licences of everything that the page, or the JavaScript package, is made of and others wrote, as they
// ask for it.
import { execFileSync } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const WEB = fileURLToPath(new URL("../..", import.meta.url));
const TARGET = "wasm32-unknown-unknown";
/** The programs and their extras. */
const PAGE = ["hatcheck-web", "hatcheck-extras"];

/**
 * @typedef {object} Part
 * @property {string} name with its version
 * @property {string} license as its author states it
 * @property {string} folder where its licence texts lie
 */

/**
 * Those of the page.
 * @param {string} folder
 */
export async function writeLicenses(folder) {
  await write(folder, [...(await packages()), ...crates(PAGE)]);
}

/**
 * Those of the crates in a WebAssembly module that comes without the page.
 * @param {string} folder
 * @param {string} root the module's crate
 */
export async function writeLicensesOf(folder, root) {
  await write(folder, [...crates([root])]);
}

/**
 * @param {string} folder
 * @param {Part[]} parts
 */
async function write(folder, parts) {
  parts.sort((one, other) => (one.name < other.name ? -1 : 1));
  // Many have the very same text, which then stands once.
  const texts = new Map();
  for (const part of parts) {
    const text = (await textsIn(part.folder)) || "No text comes with it; the licence named is meant.";
    texts.set(text, [...(texts.get(text) ?? []), `${part.name} (${part.license})`]);
  }
  const sections = [...texts].map(([text, names]) => `${names.join("\n")}\n\n${text.trim()}\n`);
  const head = "Hatcheck is made of its own code, under MIT or Apache-2.0, and of the following parts.\n";
  await writeFile(join(folder, "licenses.txt"), [head, ...sections].join(`\n${"=".repeat(80)}\n\n`));
}

/** What web/package.json has for the scripts themselves; everything else in it builds or tests them. */
const SCRIPT_PACKAGES = /^@(codemirror|lezer)\//;

/** The npm packages whose code is in the scripts, and what those need. */
async function packages() {
  const lock = JSON.parse(await readFile(join(WEB, "package-lock.json"), "utf8")).packages;
  const wanted = Object.keys(lock[""].devDependencies).filter((name) => SCRIPT_PACKAGES.test(name));
  /** @type {Map<string, Part>} */
  const found = new Map();
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const own = lock[`node_modules/${name}`];
    if (!own || found.has(name)) continue;
    found.set(name, { name: `${name} ${own.version}`, license: own.license ?? "no licence named", folder: join(WEB, "node_modules", name) });
    wanted.push(...Object.keys(own.dependencies ?? {}));
  }
  return found.values();
}

/**
 * The crates in these programs; what only runs while they are built is in none.
 * @param {string[]} roots
 */
function crates(roots) {
  const call = ["metadata", "--offline", "--locked", "--format-version", "1", "--filter-platform", TARGET];
  const { packages, resolve } = JSON.parse(execFileSync("cargo", call, { cwd: WEB, encoding: "utf8", maxBuffer: 1 << 28 }));
  const byId = new Map(packages.map((/** @type {any} */ own) => [own.id, own]));
  const nodes = new Map(resolve.nodes.map((/** @type {any} */ node) => [node.id, node]));
  const isMacro = (/** @type {any} */ own) => own.targets.some((/** @type {any} */ target) => target.kind.includes("proc-macro"));
  const wanted = packages.filter((/** @type {any} */ own) => roots.includes(own.name)).map((/** @type {any} */ own) => own.id);
  /** @type {Map<string, Part>} */
  const found = new Map();
  const seen = new Set();
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    const own = byId.get(id);
    if (seen.has(id) || isMacro(own)) continue;
    seen.add(id);
    // Without a source it is our own.
    if (own.source) {
      found.set(id, { name: `${own.name} ${own.version}`, license: own.license ?? "no licence named", folder: dirname(own.manifest_path) });
    }
    for (const { pkg, dep_kinds } of nodes.get(id).deps) {
      if (dep_kinds.some((/** @type {any} */ { kind }) => kind === null)) wanted.push(pkg);
    }
  }
  return found.values();
}

/** @param {string} folder */
async function textsIn(folder) {
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice|unlicense)/i.test(file)).sort();
  const read = files.map((file) => readFile(join(folder, file), "utf8").catch(() => ""));
  return (await Promise.all(read)).map((text) => text.trim()).filter(Boolean).join("\n\n");
}
