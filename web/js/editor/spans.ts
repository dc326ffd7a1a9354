// Parts of the text by what became of them: a whole statement is tinted over its lines with a bar beside it, a part of a
// line is underlined.
import type { EditorState, Extension, Line } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from "@codemirror/view";
import type { Span } from "../hatcheck-editor";
import { locked } from "./locked";
import { annotation } from "./positions";

type Drawn = { from: number; to: number; role: Span["role"] | "locked" };

export const spans = annotation<Span>("ranges");

/** Beyond so many units before or after it, nobody looks whether a span is alone on its lines. */
const MARGIN = 200;

class Drawing {
  drawn: DecorationSet;

  constructor(view: EditorView) {
    this.drawn = draw(view);
  }

  update({ docChanged, viewportChanged, startState, state, view }: ViewUpdate): void {
    const changed = [spans.field, locked.field].some((field) => startState.field(field) !== state.field(field));
    if (docChanged || viewportChanged || changed) this.drawn = draw(view);
  }
}

export const showSpans: Extension = [spans.field, ViewPlugin.fromClass(Drawing, { decorations: ({ drawn }) => drawn })];

/** Only what is near the screen: a long text has thousands of lines. */
function draw({ state, viewport }: EditorView): DecorationSet {
  const inline: { from: number; to: number; role: string }[] = [];
  const lines = new Map<number, string>();
  for (const { from, to, role } of rangesOf(state)) {
    if (role === "unmatched" || from > viewport.to || to < viewport.from || from === to) continue;
    const [first, last] = [state.doc.lineAt(from), state.doc.lineAt(to)];
    if (!isAlone(first, from, last, to)) {
      inline.push({ from, to, role });
      continue;
    }
    const end = Math.min(last.from, viewport.to);
    for (let line = state.doc.lineAt(Math.max(first.from, viewport.from)); ; line = state.doc.line(line.number + 1)) {
      const ends = (line.from === first.from ? " cm-first" : "") + (line.from === last.from ? " cm-last" : "");
      lines.set(line.from, `${lines.get(line.from) ?? ""} cm-block cm-${role}${ends}`);
      if (line.from >= end || line.number === state.doc.lines) break;
    }
  }
  return Decoration.set(
    [
      ...[...lines].map(([at, classes]) => Decoration.line({ class: classes.trim() }).range(at)),
      ...inline.map(({ from, to, role }) => Decoration.mark({ class: `cm-inline cm-${role}` }).range(from, to)),
    ],
    true,
  );
}

function rangesOf(state: EditorState): readonly Drawn[] {
  return [...state.field(spans.field), ...state.field(locked.field).map((range) => ({ ...range, role: "locked" as const }))];
}

/** Whether nothing but white space and a comma shares the lines of a span. */
function isAlone(first: Line, from: number, last: Line, to: number): boolean {
  if (from - first.from > MARGIN || last.to - to > MARGIN) return false;
  return first.text.slice(0, from - first.from).trim() === "" && /^[\s,]*$/.test(last.text.slice(to - last.from));
}
