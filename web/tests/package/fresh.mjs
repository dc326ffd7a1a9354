// A fresh project, into which the packed package is installed as anybody would, but for the network.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const PROJECTS = join(ROOT, "crates", "wasm", "tests", "projects");

/** The file that `cargo xtask package` has packed. */
function packed() {
  const out = join(ROOT, "dist-package");
  let files = /** @type {string[]} */ ([]);
  try {
    files = readdirSync(out).filter((file) => file.endsWith(".tgz"));
  } catch {
    // The sentence below says it.
  }
  const [file] = files;
  if (!file) throw new Error("There is no package in dist-package/: run `cargo xtask package`.");
  return join(out, file);
}

/**
 * A copy of the project of this name, with the package installed.
 * @param {string} name
 * @returns {{ folder: string, remove: () => void }}
 */
export function freshProject(name) {
  const file = packed();
  // Where macOS has a link, Vite would serve one place and look in another.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `hatcheck-${name}-`)));
  cpSync(join(PROJECTS, name), folder, { recursive: true });
  const call = ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", file];
  execFileSync("npm", call, { cwd: folder, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
