// A range that was jumped to stands out for a moment. It appears and goes; nothing moves.
import { StateEffect, type Extension } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from "@codemirror/view";

const MOMENT = 1200;

const flash = StateEffect.define<{ from: number; to: number } | null>();

/** The effect for a transaction; `null` for a reader who wants less motion. */
export function flashOf(from: number, to: number): StateEffect<unknown> | null {
  const isUnwanted = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return isUnwanted || from === to ? null : flash.of({ from, to });
}

export const showFlash: Extension = ViewPlugin.fromClass(
  class {
    drawn: DecorationSet = Decoration.none;
    #end: ReturnType<typeof setTimeout> | undefined;

    constructor(readonly view: EditorView) {}

    update({ changes, transactions }: ViewUpdate) {
      this.drawn = this.drawn.map(changes);
      for (const effect of transactions.flatMap((transaction) => transaction.effects)) {
        if (!effect.is(flash)) continue;
        clearTimeout(this.#end);
        const range = effect.value;
        this.drawn = range ? Decoration.set(Decoration.mark({ class: "cm-flash" }).range(range.from, range.to)) : Decoration.none;
        if (range) this.#end = setTimeout(() => this.view.dispatch({ effects: flash.of(null) }), MOMENT);
      }
    }

    destroy() {
      clearTimeout(this.#end);
    }
  },
  { decorations: ({ drawn }) => drawn },
);
