// What cargo knows of a crate: its version, its licence, and where the module lies that was built from it.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/**
 * @param {string} name
 * @returns {{ version: string, license: string, module: string }}
 */
export function about(name) {
  const call = ["metadata", "--offline", "--locked", "--no-deps", "--format-version", "1"];
  const { packages, target_directory } = JSON.parse(execFileSync("cargo", call, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 26 }));
  const own = packages.find((/** @type {{ name: string }} */ other) => other.name === name);
  if (!own) throw new Error(`the workspace has no crate ${name}`);
  const module = join(target_directory, "wasm32-unknown-unknown", "web", `${name.replaceAll("-", "_")}.wasm`);
  return { version: own.version, license: own.license, module };
}
