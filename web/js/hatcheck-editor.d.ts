// The contract of <hatcheck-editor>: an editor for one JSON document, around a plain text field.
//
//   <hatcheck-editor><textarea aria-label="Auditor, trust policy">…</textarea></hatcheck-editor>
//
// Until its script is there, and with the attribute `plain`, the text field inside is the editor and its own `input`
// events tell of changes. Otherwise the element takes over its text, selection, scroll position and focus, hides it, and
// keeps its value in step.
//
// Positions are UTF-16 units. A position beyond the text is taken for its end. Where the host knows an older text than the
// one on screen (`ack` is behind), its positions are carried through the changes since.

/** What kind of document it is: the scope of completion. */
export type Kind =
  | "identity"
  | "trust"
  | "resource"
  | "scp"
  | "rcp"
  | "boundary"
  | "session"
  | "endpoint"
  | "request"
  | "scenario";

/** A part of the text and what became of it in the decision; `focus` outlines what another panel talks about. */
export interface Span {
  from: number;
  to: number;
  role: "decisive-allow" | "decisive-deny" | "matched" | "unmatched" | "not-evaluated" | "focus";
}

/** A replacement; `from` equal to `to` inserts. */
export interface Edit {
  from: number;
  to: number;
  insert: string;
}

export interface Diagnostic {
  from: number;
  to: number;
  severity: "error" | "security" | "warning" | "suggestion";
  code: string;
  message: string;
  /** What would mend it; offered beside the message and by Ctrl+. */
  edits?: readonly Edit[];
}

/** A sign beside the line of `from`; `text` says the same in words. */
export interface Mark {
  from: number;
  kind: "tick" | "stop" | "dash" | "question";
  text: string;
}

/** A proposal of the host; the range is what it replaces. */
export interface CompletionItem {
  label: string;
  kind: string;
  detail: string;
  from: number;
  to: number;
  insert: string;
}

export interface RevealOptions {
  /** Moves the focus there as well. */
  focus?: boolean;
  /** Marks the range for a moment, unless the reader wants less motion. */
  flash?: boolean;
}

export type CommandName = "evaluate" | "format" | "next-problem" | "previous-problem" | "share" | "back" | "help";

/** In every detail: which document, and the number of its text. */
export interface Told {
  doc: string;
  version: number;
}

/** `CustomEvent`s by name, with their details; none bubbles. */
export interface HatcheckEditorEvents {
  /** The big editor has taken over from the text field. */
  "hatcheck-ready": Told;
  /** The text is another one, by whatever cause. The host confirms with `ack`. */
  "hatcheck-change": Told & { value: string };
  /** The selection moved; at most once a frame. */
  "hatcheck-cursor": Told & { from: number; to: number };
  /** Completion is wanted: answered by `complete(id, items)` within 300 ms, or not at all. */
  "hatcheck-complete": Told & { id: number; offset: number; explicit: boolean };
  /** A key asks the host for something. */
  "hatcheck-command": Told & { name: CommandName };
}

/** Setters only mark; a microtask later all of them take effect together, so their order does not matter. */
export interface HatcheckEditorElement extends HTMLElement {
  /** Identity of the document. Another one swaps everything; history, selection and scroll of the last 20 are kept. */
  doc: string;
  /** The text. Set, it becomes one minimal change that can be undone; ignored while `ack` is behind. */
  value: string;
  /** The highest `version` that the host has seen. */
  ack: number;
  kind: Kind;
  /** Accessible name. */
  label: string;
  /** Accessible description. */
  hint: string;
  readOnly: boolean;
  /** Ranges that cannot be edited. */
  locked: readonly (readonly [from: number, to: number])[];
  spans: readonly Span[];
  diagnostics: readonly Diagnostic[];
  marks: readonly Mark[];
  /** Whether there is a jump to return from: only then the key for it is taken. */
  canGoBack: boolean;
  /** Reflects the attribute: the text field is the editor. */
  plain: boolean;
  /** Selects a range and scrolls to it. */
  reveal(from: number, to: number, options?: RevealOptions): void;
  /** Answers `hatcheck-complete`. */
  complete(id: number, items: readonly CompletionItem[]): void;
  focus(options?: FocusOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "hatcheck-editor": HatcheckEditorElement;
  }
}
