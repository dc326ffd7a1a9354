// What page and worker say to each other. The page speaks first, with the module's address; then a question at a time.

/** The page's first word. */
export interface Start {
  /** Address of the WebAssembly module. */
  module: string;
}

export interface Question {
  /** What kind of question: `web/extras/src/lib.rs` knows them. */
  kind: string;
  /** As JSON. */
  question: string;
}

export type Told =
  /** The module is there. */
  | { state: "ready" }
  /** It cannot be had, or has broken down; this worker is of no use any more. */
  | { state: "failed" }
  /** To the last question, as JSON. */
  | { state: "answered"; answer: string };
