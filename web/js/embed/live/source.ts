// A scenario that is not in the page: behind an address, or in a link of the playground.
import { NOT_FETCHED, NOT_HTTPS, TOO_LARGE } from "./words";

/** Why there is no scenario, in a word and in a sentence. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const LINK = /#[sx]\d+\./;

/** Its text; a link is left to the program, from its `#` on. `#` alone means the address of the page. */
export async function textAt(src: string, max: number): Promise<string> {
  const link = src === "#" ? location.hash : src;
  if (src === "#" || LINK.test(link)) return link.slice(Math.max(0, link.search(LINK)));
  const url = new URL(src, document.baseURI);
  if (url.protocol !== "https:" && url.origin !== location.origin) throw new Refused("src", NOT_HTTPS);
  return fetched(url, max);
}

/** Milliseconds after which an answer that is not whole is none. */
const PATIENCE = 10_000;

async function fetched(url: URL, max: number): Promise<string> {
  try {
    return await read(await fetch(url, { credentials: "omit", signal: AbortSignal.timeout(PATIENCE) }), max);
  } catch (error) {
    throw error instanceof Refused ? error : new Refused("src", NOT_FETCHED);
  }
}

async function read(response: Response, max: number): Promise<string> {
  if (!response.ok || !response.body) throw new Refused("src", NOT_FETCHED);
  const reader = response.body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, BufferSource>).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
    if (text.length <= max) continue;
    void reader.cancel().catch(() => {});
    throw new Refused("too-large", TOO_LARGE);
  }
}
