// Loads the program and hands over, or throws a StartFailure that says which of the known causes it was.
import type { Bundle } from "./bundle";
import { StartFailure } from "./failure";
import { probe } from "./probe";
import { counted, type Progress } from "./progress";
import { violations } from "./violations";

interface Glue {
  default(options: { module_or_path: Response }): Promise<unknown>;
}

/**
 * Runs the program. Its own start, up to the first view, happens inside. Gives what the program exports.
 *
 * @throws {StartFailure} always of this kind
 */
export async function start<Exports = unknown>(bundle: Bundle, progress: Progress): Promise<Exports> {
  const ability = probe();
  if (ability !== "able") throw new StartFailure(ability === "no WebAssembly" ? "no-wasm" : "old-browser", ability);

  const refused = violations();
  const [glue, response] = await Promise.all([loadGlue(bundle.glue, refused), fetchFile(bundle.wasm, refused)]);
  try {
    await glue.default({ module_or_path: counted(response, bundle.size, progress) });
  } catch (error) {
    throw new StartFailure(causeOf(error), messageOf(error));
  }
  return glue as Exports;
}

async function loadGlue(url: URL, refused: () => Promise<boolean>): Promise<Glue> {
  try {
    return (await import(url.href)) as Glue;
  } catch (error) {
    // An import fails without saying why. Asking for the file again does: it throws the cause, if that is the network,
    // the policy or a missing file.
    await fetchFile(url, refused);
    throw new StartFailure("broken", messageOf(error));
  }
}

async function fetchFile(url: URL, refused: () => Promise<boolean>): Promise<Response> {
  let response: Response;
  try {
    // These settings are also those of the preload in the page: with others the file would be fetched twice.
    response = await fetch(url, { credentials: "same-origin" });
  } catch (error) {
    throw new StartFailure((await refused()) ? "content-policy" : "network", `${url.href}: ${messageOf(error)}`);
  }
  if (!response.ok) throw new StartFailure("missing-file", `${response.status} ${url.href}`);
  // Some hosts answer every unknown address with a page, and call it a success.
  const type = response.headers.get("Content-Type") ?? "";
  if (type.startsWith("text/html")) throw new StartFailure("wrong-file", `${url.href} is ${type}`);
  return response;
}

function causeOf(error: unknown) {
  const message = messageOf(error);
  // Chromium and Safari name the directive, Firefox the abbreviation.
  if (/content security policy|unsafe-eval|\bCSP\b/i.test(message)) return "content-policy";
  if (error instanceof WebAssembly.CompileError) return "wrong-file";
  // A connection that breaks while the module streams in: Firefox calls that an abort.
  if (error instanceof TypeError && /network|fetch|load failed/i.test(message)) return "network";
  if (error instanceof DOMException && ["AbortError", "NetworkError"].includes(error.name)) return "network";
  return "broken";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
