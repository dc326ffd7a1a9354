// Why the program did not start, told apart, in words for the person who sees it and for the one who can mend it.
import type { Panel } from "./panel";

export type Cause =
  | "no-wasm"
  | "old-browser"
  | "content-policy"
  | "missing-file"
  | "wrong-file"
  | "network"
  | "broken";

/** A start that failed for a known cause. */
export class StartFailure extends Error {
  constructor(
    readonly failure: Cause,
    /** What was seen: a URL, a status, the browser's own words. */
    readonly detail: string,
  ) {
    super(`Hatcheck did not start (${failure}): ${detail}`);
  }
}

const WORDS: Record<Cause, [title: string, text: string]> = {
  "no-wasm": [
    "This browser runs no WebAssembly",
    "Hatcheck decides in your browser with a WebAssembly program. Here it is switched off, or the browser is too old to have it. Lockdown and high-security modes switch it off; a normal window of a current browser has it.",
  ],
  "old-browser": [
    "This browser is too old for the evaluator",
    "It has WebAssembly, but not all the parts of it that Hatcheck uses. Any Chrome, Edge, Firefox or Safari of the last 2 years does.",
  ],
  "content-policy": [
    "This site’s security policy stops the evaluator",
    "Its Content Security Policy does not let WebAssembly run or the program’s files load. Whoever runs the site can allow both with this line:",
  ],
  "missing-file": [
    "A file of the evaluator is missing",
    "The page was found but a file it needs was not, as happens while a new version is being put in place. Reload in a minute; if it stays so, whoever runs the site has to copy all files of one build.",
  ],
  "wrong-file": [
    "The server sent something else",
    "A file of the evaluator was answered with other content, perhaps by a sign-in page or a proxy on the way. Sign in again or use another network, then reload.",
  ],
  network: [
    "The evaluator could not be fetched",
    "The connection failed on the way. Check that you are online, then reload.",
  ],
  broken: [
    "The evaluator could not start",
    "It was loaded but stopped at once. Reload; if it happens again, please report it with the line below.",
  ],
};

const POLICY_LINE = "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** The panel for any error of the start. */
export function describe(error: unknown): Panel {
  const failure = error instanceof StartFailure ? error : new StartFailure("broken", String(error));
  const [title, text] = WORDS[failure.failure];
  return {
    code: failure.failure,
    title,
    text,
    detail: failure.failure === "content-policy" ? POLICY_LINE : failure.detail,
    reload: "Reload",
  };
}
