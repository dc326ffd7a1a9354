// The big editor: fetched when somebody goes into a text that can be changed. Until then, and without it, the plain text
// field is the editor.

let wanted: Promise<void> | undefined;

/** Listens until the returned function is called. */
export function editorOnDemand(frame: HTMLElement, url: string): () => void {
  const hear = ({ target }: Event) => {
    if (target instanceof HTMLTextAreaElement && target.closest("hatcheck-editor")) wanted ??= define(url);
  };
  frame.addEventListener("focusin", hear);
  return () => frame.removeEventListener("focusin", hear);
}

async function define(url: string): Promise<void> {
  try {
    const { defineEditor } = (await import(url)) as typeof import("../../editor/hatcheck-editor");
    defineEditor();
  } catch (error) {
    console.warn("Hatcheck: the editor could not be loaded; plain text fields are used.", error);
  }
}
