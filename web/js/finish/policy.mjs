// The Content Security Policy: in the page itself, so that it holds on hosts that let nobody set headers.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { editPage } from "./bundle.mjs";

/** Scripts, styles and fetches of this origin alone; WebAssembly, but no eval; nothing is sent anywhere. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * Puts the policy where index.html keeps a place for it. The development server injects an inline script, so there the
 * place stays empty.
 * @param {string} folder
 */
export async function writePolicy(folder) {
  await editPage(folder, stated);
  // The page for frames is under the same one.
  const frame = join(folder, "embed.html");
  await writeFile(frame, stated(await readFile(frame, "utf8")));
}

const stated = (/** @type {string} */ html) =>
  html.replace(/<meta [^>]*hatcheck-policy[^>]*>/, `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`);
