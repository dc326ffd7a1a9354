// Typing over a selection, carried out by the editor. Left to itself the browser would keep the colours of what it
// deletes by an inline style, which the page's Content Security Policy refuses with an error in the console.
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

export const typeOver: Extension = EditorView.domEventHandlers({
  beforeinput({ inputType, data, isComposing }, view) {
    const isOver = !isComposing && !view.composing && !view.state.selection.main.empty;
    if (!isOver || view.state.readOnly) return false;
    if (inputType === "insertText" && data) {
      view.dispatch(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
      return true;
    }
    if (inputType.startsWith("deleteContent")) {
      view.dispatch(view.state.replaceSelection(""), { userEvent: "delete.selection", scrollIntoView: true });
      return true;
    }
    return false;
  },
});
