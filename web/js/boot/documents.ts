// What was typed: read from the page itself, because the program that normally knows it may be gone.

export interface TypedDocument {
  name: string;
  text: string;
}

/** Drafts that the program saved: every stored key that begins so. */
const DRAFT_PREFIX = "hatcheck.draft";

/** Every editor of the page, in order, then the drafts as they are stored. */
export function typedDocuments(): TypedDocument[] {
  return [...editors(), ...drafts()];
}

function editors(): TypedDocument[] {
  const upgraded = [...document.querySelectorAll<HTMLElement & { value?: unknown; label?: unknown }>("hatcheck-editor")];
  const plain = [...document.querySelectorAll("textarea")].filter((area) => !area.closest("hatcheck-editor"));
  return [...upgraded, ...plain]
    .sort((one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
    .map((editor, index) => ({ name: nameOf(editor) || `Document ${index + 1}`, text: textOf(editor) }));
}

function textOf(editor: HTMLElement & { value?: unknown }): string {
  // The text area inside is kept in step whether the editor is there or not; the element's own value may be older.
  const area = editor instanceof HTMLTextAreaElement ? editor : editor.querySelector("textarea");
  return area?.value ?? (typeof editor.value === "string" ? editor.value : "");
}

function nameOf(editor: HTMLElement & { label?: unknown }): string {
  const area = editor instanceof HTMLTextAreaElement ? editor : editor.querySelector("textarea");
  const name = typeof editor.label === "string" ? editor.label : (area?.ariaLabel ?? area?.labels[0]?.textContent);
  return name?.trim() ?? "";
}

function drafts(): TypedDocument[] {
  try {
    return Object.entries(localStorage)
      .filter(([key]) => key.startsWith(DRAFT_PREFIX))
      .map(([key, text]) => ({ name: `Stored draft ${key}`, text: String(text) }));
  } catch {
    return [];
  }
}

/** One text file that a person can read and copy from. */
export function asText(documents: TypedDocument[]): string {
  return documents.map(({ name, text }) => `===== ${name} =====\n${text.trimEnd()}\n`).join("\n");
}
