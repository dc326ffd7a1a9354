// The caret stays where it is when the text around it is only drawn anew. Firefox and WebKit take it out of a text that
// moves into another element; the editor compares with the place it remembers, which is the same text, and leaves it at that.
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

export const keepCaret: Extension = EditorView.updateListener.of(({ view, docChanged, selectionSet }) => {
  if (docChanged || selectionSet || view.composing || !view.hasFocus) return;
  const selection = document.getSelection();
  const seen = selection && rangeOf(selection, view.root);
  const isIn = (node: Node) => view.contentDOM.contains(node);
  // Some browsers do not tell.
  if (!selection || !seen || !isIn(seen.startContainer) || !isIn(seen.endContainer)) return;
  const { anchor, head, from, to } = view.state.selection.main;
  if (view.posAtDOM(seen.startContainer, seen.startOffset) === from && view.posAtDOM(seen.endContainer, seen.endOffset) === to) return;
  const [start, end] = [view.domAtPos(anchor), view.domAtPos(head)];
  selection.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
});

/** What is selected within a shadow root, which not every browser shows those outside. */
function rangeOf(selection: Selection, root: DocumentOrShadowRoot): AbstractRange | undefined {
  if (root instanceof ShadowRoot && "getComposedRanges" in selection) return selection.getComposedRanges({ shadowRoots: [root] })[0];
  return selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
}
