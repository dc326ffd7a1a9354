// The Content Security Policy: in the page itself, so that it holds on hosts that let nobody set headers.
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
  await editPage(folder, (html) =>
    html.replace(/<meta [^>]*hatcheck-policy[^>]*>/, `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`),
  );
}
