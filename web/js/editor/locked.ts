// Parts that cannot be edited, because the exercise is about the others. Somebody who tries is told.
import { EditorState, type ChangeDesc, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { annotation } from "./positions";
import { isByHost } from "./sync";

export const locked = annotation<{ from: number; to: number }>("ranges");

/**
 * @param refused called when a change was turned down
 */
export function lock(refused: () => void): Extension {
  return [
    locked.field,
    EditorState.changeFilter.of((transaction) => {
      const ranges = transaction.startState.field(locked.field);
      const allowed = isByHost(transaction) || !ranges.some((range) => touches(transaction.changes, range));
      if (!allowed) refused();
      return allowed;
    }),
  ];
}

/** Text may be added right before and right after a locked part. */
function touches(changes: ChangeDesc, locked: { from: number; to: number }): boolean {
  let found = false;
  changes.iterChangedRanges((from, to) => {
    found ||= from < locked.to && to > locked.from;
  });
  return found;
}

/** Said to screen readers. */
export function announce(view: EditorView, words: string): void {
  view.dispatch({ effects: EditorView.announce.of(words) });
}
