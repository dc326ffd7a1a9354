// How long lines wrap: what continues stands below the line's own text, not at the edge, and a long item of a list begins
// beside its indentation rather than on a row of its own.
import type { Extension, Range } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from "@codemirror/view";

/** Further than the line's own indentation. */
const FURTHER = 2;
/** The part of the width that may be indentation, so that something is left on a phone. */
const MOST = 1 / 4;

const item = Decoration.mark({ class: "cm-item" });

class Wrapping {
  drawn: DecorationSet = Decoration.none;
  /** How many characters fit beside each other; unknown before something was measured. */
  #columns = 0;

  update({ docChanged, viewportChanged, geometryChanged, view }: ViewUpdate): void {
    if (geometryChanged) this.#columns = Math.floor(view.contentDOM.clientWidth / view.defaultCharacterWidth);
    if (docChanged || viewportChanged || geometryChanged) this.drawn = this.#draw(view);
    // Lines hang only now, and may have become higher: they are measured once more, or numbers stand beside other lines.
    if (geometryChanged) view.requestMeasure({ key: this, read: () => {} });
  }

  #draw({ state: { doc }, viewport }: EditorView): DecorationSet {
    const drawn: Range<Decoration>[] = [];
    for (let at = viewport.from; at <= viewport.to; ) {
      const { from, to, length, text } = doc.lineAt(at);
      at = to + 1;
      if (length < this.#columns * (1 - MOST)) continue;
      const indentation = /^ */.exec(text)?.[0].length ?? 0;
      const hang = Math.min(indentation + FURTHER, Math.floor(this.#columns * MOST));
      drawn.push(Decoration.line({ attributes: { style: `--hang: ${hang}ch` } }).range(from));
      const end = text.indexOf(" ", indentation);
      if (indentation > 0) drawn.push(item.range(from, end < 0 ? to : from + end));
    }
    return Decoration.set(drawn, true);
  }
}

export const wrapping: Extension = [
  EditorView.lineWrapping,
  ViewPlugin.fromClass(Wrapping, { decorations: ({ drawn }) => drawn }),
];
