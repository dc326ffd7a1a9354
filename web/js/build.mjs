// Before Trunk assembles the page: the scripts and style sheets that need a bundler, to web/gen/.
//
// Fixed names: Trunk hashes what index.html refers to. Parts that load later go to web/gen/chunks/, whose names carry
// their hash already and which Trunk copies as it is.
import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";

const web = fileURLToPath(new URL("..", import.meta.url));
const release = process.env.TRUNK_PROFILE === "release";

/** Browsers of the last years: what is older lacks WebAssembly features that the program needs anyway. */
const target = ["chrome111", "edge111", "firefox114", "safari16.4"];

const common = /** @type {const} */ ({
  absWorkingDir: web,
  bundle: true,
  minify: release,
  legalComments: "none",
  logLevel: "warning",
  charset: "utf8",
});

await rm(`${web}/gen`, { recursive: true, force: true });
await mkdir(`${web}/gen/chunks`, { recursive: true });
await Promise.all([
  build({
    ...common,
    entryPoints: { boot: "js/boot.ts" },
    outdir: "gen",
    format: "esm",
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    target,
    sourcemap: release ? false : "inline",
  }),
  // By itself and no module, so that it runs where it stands.
  build({ ...common, entryPoints: { program: "js/program.ts" }, outdir: "gen", format: "iife", target }),
  // By itself: a worker must not share parts with the page, whose own would grow by a file. The glue of the module is
  // not there yet; web/js/finish/extras.mjs takes it in.
  build({
    ...common,
    entryPoints: { extras: "js/extras/worker.ts" },
    outdir: "gen",
    format: "esm",
    external: ["./hatcheck-extras.js"],
    target,
    sourcemap: release ? false : "inline",
  }),
  // Each by itself: embed.js has to stay small, and what it loads later must take no part out of the page's own script.
  // Which files there are behind it is not known yet; web/js/finish/embed.mjs writes it in.
  ...["js/embed/embed.ts", "js/embed/live/live.ts"].map((file) =>
    build({ ...common, entryPoints: [file], outdir: "gen", entryNames: file.includes("live") ? "embed-[name]" : "[name]", format: "esm", target }),
  ),
  // No target: the style sheets have their own fallbacks, and a rewritten rule would not be the one in the source.
  build({ ...common, entryPoints: { app: "css/app.css", "embed-style": "css/example.css" }, outdir: "gen" }),
  packLessons(),
]);
await inOwnUnit(`${web}/gen/embed-style.css`);

/**
 * In somebody else's page `rem` is that page's: an example counts in the size of the text around it instead. The conditions
 * of at-rules know no custom properties: there it is what it is nearly everywhere.
 * @param {string} file
 */
async function inOwnUnit(file) {
  const css = await readFile(file, "utf8");
  const own = css.replaceAll(/@[^{;]+[{;]|(?<![\w-])(\d*\.?\d+)rem\b/g, (found, number) =>
    number === undefined ? found.replaceAll(/([\d.]+)rem\b/g, (_, rem) => `${Number(rem) * 16}px`) : `calc(${number}*var(--hatcheck-unit,1rem))`,
  );
  await writeFile(file, own);
}

/** The lessons and the list of them, as anybody packs exercises. */
async function packLessons() {
  const pack = ["exercise", "pack", "exercises", "--out", "web/gen/exercises"];
  await promisify(execFile)("cargo", ["run", "--quiet", "--package", "hatcheck-cli", "--", ...pack], { cwd: `${web}/..` });
}
