// Signs in the margin, one a line. Each has its words as a title; the page says them as text elsewhere, since the margin
// is hidden from screen readers.
import type { BlockInfo, EditorView } from "@codemirror/view";
import { GutterMarker, gutter } from "@codemirror/view";
import type { Mark } from "../hatcheck-editor";
import { annotation } from "./positions";

export const marks = annotation<Mark>("points");

/** From the strongest to the weakest, with the lines that draw it in a square of 24. */
const SIGNS: Record<Mark["kind"], string> = {
  stop: "M6.5 6.5l11 11m0-11-11 11",
  tick: "m5 12.5 4.5 4.5L19 7.5",
  question: "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4m0 3v.5",
  dash: "M7 12h10",
};
const STRENGTH = Object.keys(SIGNS);

class Sign extends GutterMarker {
  constructor(
    readonly kind: Mark["kind"],
    readonly words: string,
  ) {
    super();
  }

  override eq(other: Sign): boolean {
    return this.kind === other.kind && this.words === other.words;
  }

  override toDOM(): Node {
    const sign = document.createElement("span");
    sign.className = `cm-mark cm-mark-${this.kind}`;
    sign.title = this.words;
    const drawing = svg("svg", { viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "2.75" });
    drawing.append(svg("path", { d: SIGNS[this.kind], "stroke-linecap": "round", "stroke-linejoin": "round" }));
    sign.append(drawing);
    return sign;
  }
}

export const showMarks = [
  marks.field,
  gutter({
    class: "cm-marks",
    renderEmptyElements: false,
    lineMarker: signOf,
    lineMarkerChange: ({ startState, state }) => startState.field(marks.field) !== state.field(marks.field),
  }),
];

/** The strongest of a line's signs, with the words of all. */
function signOf({ state }: EditorView, { from, to }: BlockInfo): Sign | null {
  const all = state.field(marks.field);
  const found: Mark[] = [];
  for (let at = firstFrom(all, from); at < all.length; at += 1) {
    const mark = all[at];
    if (!mark || mark.from > to) break;
    found.push(mark);
  }
  const strength = ({ kind }: Mark) => STRENGTH.indexOf(kind);
  const [strongest] = [...found].sort((one, other) => strength(one) - strength(other));
  return strongest ? new Sign(strongest.kind, found.map(({ text }) => text).join("\n")) : null;
}

/** Index of the first mark at this position or after it. They are in order. */
function firstFrom(all: readonly Mark[], position: number): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.from ?? Infinity) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function svg(name: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}
