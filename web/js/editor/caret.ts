// The caret stays where it is when the text around it is only drawn anew. Firefox takes it out of a text that moves into
// another element; the editor compares with the place it remembers, which is the same text, and leaves it at that.
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

export const keepCaret: Extension = EditorView.updateListener.of(({ view, docChanged, selectionSet }) => {
  if (docChanged || selectionSet || view.composing || !view.hasFocus) return;
  const selection = document.getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
  // Some browsers tell nothing about what is within a shadow.
  if (!anchorNode || !focusNode || !view.contentDOM.contains(anchorNode) || !view.contentDOM.contains(focusNode)) return;
  const { anchor, head } = view.state.selection.main;
  if (view.posAtDOM(anchorNode, anchorOffset) === anchor && view.posAtDOM(focusNode, focusOffset) === head) return;
  const [from, to] = [view.domAtPos(anchor), view.domAtPos(head)];
  selection?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
});
