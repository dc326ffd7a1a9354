// Completion: the host knows what fits, this asks it and draws the list.
import {
  acceptCompletion,
  autocompletion,
  closeCompletion,
  moveCompletionSelection,
  startCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { Prec, type Extension } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import type { CompletionItem } from "../hatcheck-editor";
import { within } from "./positions";

/** Milliseconds after which a list that comes would be in the way. */
const PATIENCE = 300;

type Ask = (question: { id: number; offset: number; explicit: boolean }) => void;

/** One editor's questions, by their numbers. */
export class Questions {
  #last = 0;
  #answer: ((items: readonly CompletionItem[]) => void) | undefined;
  /** A host that let a question pass is not asked while typing any more, until it answers one. */
  #isAnswering = true;

  constructor(readonly ask: Ask) {}

  answer(id: number, items: readonly CompletionItem[]): void {
    this.#isAnswering = true;
    if (id === this.#last) this.#answer?.(items);
  }

  readonly source = async ({ pos, explicit, state }: CompletionContext): Promise<CompletionResult | null> => {
    if (state.readOnly || (!explicit && !this.#isAnswering)) return null;
    const id = (this.#last += 1);
    const items = await new Promise<readonly CompletionItem[] | null>((resolve) => {
      this.#answer = resolve;
      setTimeout(() => resolve(null), PATIENCE);
      this.ask({ id, offset: pos, explicit });
    });
    if (!items && id === this.#last) this.#isAnswering = false;
    return items && items.length > 0 ? result(items, state.doc.length) : null;
  };
}

export function completion(questions: Questions): Extension {
  return [
    autocompletion({ override: [questions.source], icons: false, defaultKeymap: false, closeOnBlur: true }),
    Prec.highest(
      keymap.of([
        { key: "Ctrl-Space", run: startCompletion },
        { key: "Escape", run: closeCompletion },
        { key: "ArrowDown", run: moveCompletionSelection(true) },
        { key: "ArrowUp", run: moveCompletionSelection(false) },
        { key: "PageDown", run: moveCompletionSelection(true, "page") },
        { key: "PageUp", run: moveCompletionSelection(false, "page") },
        { key: "Enter", run: acceptCompletion },
      ]),
    ),
  ];
}

function result(items: readonly CompletionItem[], length: number): CompletionResult {
  const ranges = items.map((item) => ({ ...item, from: within(item.from, length), to: within(item.to, length) }));
  const start = Math.min(...ranges.map(({ from }) => from));
  const end = Math.max(...ranges.map(({ to }) => to));
  const options = ranges.map(({ label, kind, detail, insert, from, to }): Completion => ({
    label,
    type: kind,
    detail,
    // The list as a whole goes with the text; each item lies in it as before.
    apply: (view, _, listFrom, listTo) => {
      const range = { from: listFrom + (from - start), to: Math.max(listFrom + (from - start), listTo - (end - to)) };
      view.dispatch({ changes: { ...range, insert }, selection: { anchor: range.from + insert.length }, userEvent: "input.complete" });
    },
  }));
  return { from: start, to: end, options, filter: false };
}
