// The documents that were on screen lately: coming back to one finds its history, selection and scroll as they were.
import type { EditorState, StateEffect } from "@codemirror/state";

export interface Kept {
  state: EditorState;
  scroll: StateEffect<unknown>;
}

export class Documents {
  /** The one left last is the last. */
  #kept = new Map<string, Kept>();

  constructor(readonly limit: number) {}

  keep(doc: string, kept: Kept): void {
    this.#kept.delete(doc);
    this.#kept.set(doc, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.limit) break;
      this.#kept.delete(oldest);
    }
  }

  of(doc: string): Kept | undefined {
    return this.#kept.get(doc);
  }
}
