// What an editor consists of.
import { history } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { Compartment, EditorState, type Extension, type StateEffect } from "@codemirror/state";
import { EditorView, highlightSpecialChars, lineNumbers, type ViewUpdate } from "@codemirror/view";
import { keepCaret } from "./caret";
import { completion, type Questions } from "./completion";
import { hasErrors, showDiagnostics } from "./diagnostics";
import { showFlash } from "./flash";
import { typeOver } from "./input";
import { keys, type Commands } from "./keys";
import { lock } from "./locked";
import { showMarks } from "./marks";
import { showSpans } from "./spans";
import { theme } from "./theme";
import { PHRASES } from "./words";
import { wrapping } from "./wrapping";

/** What the parts ask of the element. */
export interface Owner {
  readonly commands: Commands;
  readonly questions: Questions;
  name(): string;
  /** Id of the element that describes it, if there is a description. */
  description(): string | null;
  changed(update: ViewUpdate): void;
  refused(): void;
}

const writing = new Compartment();

export function extensionsOf(owner: Owner): Extension {
  return [
    completion(owner.questions),
    keys(owner.commands),
    typeOver,
    keepCaret,
    lock(owner.refused),
    showMarks,
    lineNumbers(),
    json(),
    history(),
    bracketMatching(),
    indentOnInput(),
    highlightSpecialChars(),
    showSpans,
    showDiagnostics,
    showFlash,
    theme,
    writing.of([]),
    EditorState.tabSize.of(2),
    EditorState.phrases.of(PHRASES),
    wrapping,
    EditorView.contentAttributes.of(({ state }) => attributes(owner, state)),
    EditorView.updateListener.of(owner.changed),
  ];
}

/** Whether the text can be changed by a person. */
export function readOnly(is: boolean): StateEffect<unknown> {
  return writing.reconfigure(EditorState.readOnly.of(is));
}

function attributes(owner: Owner, state: EditorState): Record<string, string> {
  const description = owner.description();
  return {
    "aria-label": owner.name(),
    // It can have the focus anyway, but not everything that checks pages for that knows it.
    tabindex: "0",
    ...(description ? { "aria-describedby": description } : {}),
    ...(hasErrors(state) ? { "aria-invalid": "true" } : {}),
  };
}
