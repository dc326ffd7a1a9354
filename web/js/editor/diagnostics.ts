// What is wrong in the text: underlined, with the message on hovering and by key.
import type { EditorState, Extension } from "@codemirror/state";
import {
  Decoration,
  EditorView,
  ViewPlugin,
  WidgetType,
  activateHover,
  closeHoverTooltips,
  hasHoverTooltips,
  hoverTooltip,
  type DecorationSet,
  type Tooltip,
  type ViewUpdate,
} from "@codemirror/view";
import type { Diagnostic } from "../hatcheck-editor";
import { annotation } from "./positions";
import { FIX, FIX_KEY, SEVERITIES } from "./words";

/** A remedy is forgotten once its place was touched: it was made for what stood there. */
export const diagnostics = annotation<Diagnostic>("ranges", (diagnostic, changes) => {
  const { edits, ...rest } = diagnostic;
  if (!edits || edits.some(({ from, to }) => changes.touchesRange(from, to))) return rest;
  return { ...rest, edits: edits.map(({ from, to, insert }) => ({ from: changes.mapPos(from), to: changes.mapPos(to), insert })) };
});

const messages = hoverTooltip((view, position) => messagesAt(view.state, position), { hideOn: ({ docChanged }) => docChanged });

export const showDiagnostics: Extension = [
  diagnostics.field,
  messages,
  ViewPlugin.fromClass(
    class {
      drawn: DecorationSet;
      constructor(view: EditorView) {
        this.drawn = draw(view);
      }
      update({ docChanged, viewportChanged, startState, state, view }: ViewUpdate) {
        const changed = startState.field(diagnostics.field) !== state.field(diagnostics.field);
        if (docChanged || viewportChanged || changed) this.drawn = draw(view);
      }
    },
    { decorations: ({ drawn }) => drawn },
  ),
  EditorView.domEventHandlers({ blur: (_, view) => void hideMessages(view) }),
];

/** Whether the text is wrong, rather than only worth a remark. */
export function hasErrors(state: EditorState): boolean {
  return state.field(diagnostics.field).some(({ severity }) => severity === "error");
}

/** Goes to the next one, or back to the one before; `false` if there is none in this text. */
export function stepToDiagnostic(view: EditorView, backwards: boolean): boolean {
  const { head } = view.state.selection.main;
  const all = view.state.field(diagnostics.field);
  // The one at the caret counts as long as its message is not on screen.
  const unseen = !hasHoverTooltips(view.state);
  const next = backwards
    ? all.findLast(({ from }) => from < head)
    : all.find(({ from }) => from > head || (from === head && unseen));
  if (!next) return false;
  view.dispatch({
    selection: { anchor: next.from },
    effects: [EditorView.scrollIntoView(next.from, { y: "nearest", yMargin: 48 }), EditorView.announce.of(spoken(next))],
    userEvent: "select.diagnostic",
  });
  showMessages(view, next.from);
  return true;
}

/** Shows what is wrong at a position, until the caret leaves it or the text changes. */
export function showMessages(view: EditorView, position: number): void {
  activateHover(view, position, 1, {
    tooltip: messages,
    until: ({ docChanged, newSelection }) => docChanged || newSelection.main.from !== position,
  });
}

export function hideMessages(view: EditorView): boolean {
  if (!hasHoverTooltips(view.state)) return false;
  view.dispatch({ effects: closeHoverTooltips });
  return true;
}

/** Carries out the first remedy at the caret. */
export function fixAtCaret(view: EditorView): boolean {
  const { head } = view.state.selection.main;
  const found = view.state.field(diagnostics.field).find(({ from, to, edits }) => edits && from <= head && head <= to);
  return found !== undefined && fix(view, found);
}

function fix(view: EditorView, { edits }: Diagnostic): boolean {
  if (!edits || view.state.readOnly) return false;
  const { length } = view.state.doc;
  if (edits.some(({ from, to }) => from < 0 || from > to || to > length)) return false;
  view.dispatch({ changes: [...edits], userEvent: "input.fix", scrollIntoView: true });
  return true;
}

/** What of it is underlined: of several lines the first, and never nothing. */
function shownRange(state: EditorState, { from, to }: Diagnostic): { from: number; to: number } {
  const line = state.doc.lineAt(from);
  if (to > from && from < line.to) return { from, to: Math.min(to, line.to) };
  return from < line.to ? { from, to: from + 1 } : { from: Math.max(line.from, line.to - 1), to: line.to };
}

/** The end of an empty line, where there is nothing to underline. */
class Point extends WidgetType {
  constructor(readonly severity: Diagnostic["severity"]) {
    super();
  }

  override eq({ severity }: Point): boolean {
    return severity === this.severity;
  }

  override toDOM(): HTMLElement {
    const point = document.createElement("span");
    point.className = `cm-diagnostic cm-diagnostic-${this.severity} cm-diagnostic-point`;
    point.textContent = "\u00a0";
    return point;
  }
}

function draw({ state, viewport }: EditorView): DecorationSet {
  const drawn = state.field(diagnostics.field).flatMap((diagnostic) => {
    const { from, to } = shownRange(state, diagnostic);
    if (from > viewport.to || to < viewport.from) return [];
    const { severity } = diagnostic;
    if (from === to) return [Decoration.widget({ widget: new Point(severity), side: 1 }).range(from)];
    return [Decoration.mark({ class: `cm-diagnostic cm-diagnostic-${severity}` }).range(from, to)];
  });
  return Decoration.set(drawn, true);
}

function messagesAt(state: EditorState, position: number): Tooltip | null {
  const found = state.field(diagnostics.field).filter((diagnostic) => {
    const { from, to } = shownRange(state, diagnostic);
    return from <= position && position <= to;
  });
  const [first] = found;
  if (!first) return null;
  const { from, to } = shownRange(state, first);
  return { pos: from, end: to, above: true, create: (view) => ({ dom: list(view, found) }) };
}

function list(view: EditorView, found: readonly Diagnostic[]): HTMLElement {
  const list = document.createElement("ul");
  list.className = "cm-messages";
  // The focus stays in the text, so that the message does too.
  list.addEventListener("mousedown", (event) => event.target instanceof HTMLButtonElement && event.preventDefault());
  for (const diagnostic of found) {
    const item = document.createElement("li");
    const severity = document.createElement("strong");
    severity.className = `cm-severity-${diagnostic.severity}`;
    severity.textContent = SEVERITIES[diagnostic.severity] ?? "";
    item.append(severity, " ", diagnostic.message);
    if (diagnostic.edits && !view.state.readOnly) item.append(" ", fixButton(view, diagnostic));
    list.append(item);
  }
  return list;
}

function fixButton(view: EditorView, diagnostic: Diagnostic): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.textContent = `${FIX} (${FIX_KEY})`;
  button.addEventListener("click", () => fix(view, diagnostic));
  return button;
}

function spoken({ severity, message }: Diagnostic): string {
  return `${SEVERITIES[severity] ?? ""}: ${message}`;
}
