// After Trunk has assembled the page: makes the staged files fit to be served, then weighs them.
//
// Each step is a file of ./finish/ and works on the staging folder. The order matters: names follow the final bytes, the
// list of what is kept offline follows the last change of the page, compression that of any file, and the scales come
// last. A development build stays as it is, but for the names that embed.js has to know.
import { programs, editPage } from "./finish/bundle.mjs";
import { compress } from "./finish/compress.mjs";
import { finishEmbed, stateParts } from "./finish/embed.mjs";
import { writeHeaders } from "./finish/headers.mjs";
import { writeLicenses } from "./finish/licenses.mjs";
import { writeManifest } from "./finish/manifest.mjs";
import { writeOffline } from "./finish/offline.mjs";
import { writePolicy } from "./finish/policy.mjs";
import { renameByContent, renameProgram } from "./finish/rename.mjs";
import { finishExtras } from "./finish/extras.mjs";
import { minify } from "./finish/minify.mjs";
import { weigh } from "./finish/weigh.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) throw new Error("web/js/finish.mjs is a hook of Trunk: run `cargo xtask build`.");

if (process.env.TRUNK_PROFILE !== "release") {
  await stateParts(folder);
} else {
  const { page, exercise } = await programs(folder);
  await Promise.all([page, exercise].map((parts) => minify(folder, parts)));
  const { wasm } = await renameProgram(folder, page, "hatcheck");
  await renameProgram(folder, exercise, "exercise");
  const chooser = await renameByContent(folder, "program.js", "program");
  // Trunk leaves a word where there is to be no integrity.
  await editPage(folder, (html) => html.replace("program.js", chooser).replaceAll(/ (data-)?integrity="none"/g, ""));
  await finishExtras(folder);
  await finishEmbed(folder);
  await writePolicy(folder);
  await writeLicenses(folder);
  await writeManifest(folder);
  await writeOffline(folder, wasm);
  await writeHeaders(folder);
  await compress(folder);
  if (!(await weigh(folder))) process.exitCode = 1;
}
