// The JavaScript package, out of the module that cargo has built: glue, types, scripts, and `npm pack` of it all, into
// dist-package/. `cargo xtask package` runs this with the right tools in PATH.
import { execFileSync } from "node:child_process";
import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { writeLicensesOf } from "./finish/licenses.mjs";
import { about } from "./package/crate.mjs";
import { writeProgram } from "./package/program.mjs";
import { writeTypes } from "./package/types.mjs";

const CRATE = "hatcheck-wasm";
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SOURCE = join(ROOT, "crates", "wasm");
const SCRIPTS = join(SOURCE, "js");
const OUT = join(ROOT, "dist-package");
const FOLDER = join(OUT, "hatcheck");

const { version, license, module } = about(CRATE);
await rm(OUT, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });

// Both stand among the scripts, which cannot be checked without them.
await writeProgram(module, join(SCRIPTS, "program"));
await writeTypes(join(SCRIPTS, "types.ts"));
// npm's programs are scripts, which on Windows only a shell finds.
const run = (/** @type {string} */ program, /** @type {string[]} */ words) =>
  execFileSync(program, words, { cwd: FOLDER, stdio: ["ignore", "inherit", "inherit"], shell: process.platform === "win32" });
run("tsc", ["-p", SCRIPTS]);
await cp(join(SCRIPTS, "program"), join(FOLDER, "program"), { recursive: true });
// What holds nothing but types, and the types of what nobody but these scripts sees.
const NEEDLESS = ["api.js", "types.js", "call.d.ts", "methods.d.ts", "node.d.ts", "text.d.ts", "program/hatcheck.d.ts"];
for (const file of NEEDLESS) await rm(join(FOLDER, file));

await cp(join(ROOT, "schema"), join(FOLDER, "schema"), { recursive: true });
await rm(join(FOLDER, "schema", "package.schema.json"));
for (const file of ["LICENSE-APACHE", "LICENSE-MIT"]) await copyFile(join(ROOT, file), join(FOLDER, file));
await copyFile(join(SOURCE, "README.md"), join(FOLDER, "README.md"));
await writeLicensesOf(FOLDER, CRATE);
const { name, ...manifest } = JSON.parse(await readFile(join(SCRIPTS, "package.json"), "utf8"));
await writeFile(join(FOLDER, "package.json"), `${JSON.stringify({ name, version, license, ...manifest }, null, 2)}\n`);
run("npm", ["pack", "--ignore-scripts", "--loglevel=error", "--pack-destination", OUT]);

const program = await readFile(join(FOLDER, "program", "hatcheck_bg.wasm"));
const scripts = (await readdir(FOLDER)).filter((file) => file.endsWith(".js") && file !== "node.js");
const texts = await Promise.all([...scripts, "program/hatcheck.js"].map((file) => readFile(join(FOLDER, file))));
report("module", program);
report("scripts of a browser", Buffer.concat(texts));

/**
 * @param {string} what
 * @param {Buffer} bytes
 */
function report(what, bytes) {
  console.log(`${what}: ${bytes.length.toLocaleString("en")} bytes, ${gzipSync(bytes, { level: 9 }).length.toLocaleString("en")} after gzip`);
}
