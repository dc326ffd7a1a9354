// Where the files behind embed.js are: beside it, under names that carry their hash.

/** File names; web/js/finish/embed.mjs writes them into the script. */
export interface Parts {
  /** What makes an example live: web/js/embed/live/live.ts. */
  live: string;
  glue: string;
  wasm: string;
  style: string;
  editor: string;
  worker: string;
  module: string;
}

declare const HATCHECK_PARTS: Parts;

export const PARTS = HATCHECK_PARTS;

/** The address of a file beside this script. */
export const besides = (name: string): string => new URL(name, import.meta.url).href;
