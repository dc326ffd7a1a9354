// What the program asks the browser for: squeezing links, the clipboard, and files; and what people paste or drop
// outside of the fields. Nothing here looks into a text.
//
// The program calls `globalThis.hatcheck` (web/src/platform/services.rs has the same names) and hears of pasted and
// dropped things by the event `hatcheck-incoming` on `window`, once it has drawn its first view.

/** Why there is no result. */
type Fault = "too-large" | "cut-off" | "damaged" | "unreadable";

/** A file that was chosen or dropped. */
interface Picked {
  readonly name: string;
  readonly text: string;
}

/** The detail of `hatcheck-incoming`. Pasted text has no name. */
interface Incoming {
  readonly name: string;
  readonly text?: string;
  readonly fault?: Fault;
  /** How many further files came with it. */
  readonly others: number;
}

interface Services {
  deflate(text: string): Promise<Uint8Array>;
  /** Stops as soon as more than `max` bytes have come out. */
  inflate(bytes: Uint8Array, max: number): Promise<Uint8Array | Fault>;
  /** Whether the clipboard has it. */
  copy(text: string): Promise<boolean>;
  download(name: string, type: string, text: string): void;
  /** Nothing where the person changed their mind. */
  pick(accept: string): Promise<Picked | Fault | undefined>;
}

declare global {
  var hatcheck: Services;
}

/** The most that a scenario may have, in bytes. */
const MAX_FILE = 5 * 1024 * 1024;

/** Offered before the program is loaded. */
export function offerServices(): void {
  Object.defineProperty(globalThis, "hatcheck", {
    value: Object.freeze<Services>({ deflate, inflate, copy, download, pick }),
  });
  addEventListener("hatcheck-mounted", listenForIncoming, { once: true });
}

async function deflate(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function inflate(bytes: Uint8Array, max: number): Promise<Uint8Array | Fault> {
  // Copied at once: what is given may be the program's own memory, which moves.
  const compressed = new Blob([bytes.slice()]);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    const reader = compressed.stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > max) {
        void reader.cancel().catch(() => {});
        return "too-large";
      }
      chunks.push(value);
    }
  } catch (error) {
    // Chromium: "Compressed input was truncated"; Firefox: "The input is ended without reaching the end of the stream";
    // WebKit: "Extra bytes past the end", of what is too short as of what is too long, which is rare.
    return /truncat|ended|incomplete|unexpected end|past the end/i.test(String(error)) ? "cut-off" : "damaged";
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromField(text);
  }
}

/** Where the clipboard is refused, as on pages without TLS: the old way, with a field that stands there for a moment. */
function copyFromField(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "copy-field";
  // Behind an open dialog nothing can be selected.
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  let copied = false;
  try {
    copied = document.execCommand("copy");
  } catch {
    // Refused here as well.
  }
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}

export function download(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // Some browsers read the data only once they have asked where to put it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function pick(accept: string): Promise<Picked | Fault | undefined> {
  return new Promise((settle) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accept;
    input.addEventListener("cancel", () => settle(undefined));
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      settle(file ? read(file) : undefined);
    });
    input.click();
  });
}

async function read(file: File): Promise<Picked | Fault> {
  if (file.size > MAX_FILE) return "too-large";
  try {
    return { name: file.name, text: await file.text() };
  } catch {
    // A folder, or a file that is gone.
    return "unreadable";
  }
}

function listenForIncoming(): void {
  addEventListener("paste", (event) => {
    const data = event.clipboardData;
    if (!data || event.defaultPrevented || goesElsewhere(event)) return;
    const text = data.getData("text/plain");
    if (data.files.length === 0 && !text.trim()) return;
    event.preventDefault();
    if (data.files.length > 0) void bring(data.files);
    else tell({ name: "", text, others: 0 });
  });

  // Before anybody else: a file that nobody takes would be opened by the browser in place of the page.
  addEventListener("dragover", (event) => hover(event, true), true);
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) hover(event, false);
  });
  addEventListener(
    "drop",
    (event) => {
      if (!hover(event, false) || !event.dataTransfer) return;
      event.stopPropagation();
      void bring(event.dataTransfer.files);
    },
    true,
  );
}

/** Whether a paste is for a field, or for the dialog that is open. */
function goesElsewhere(event: ClipboardEvent): boolean {
  const field = "textarea, input:not([type=checkbox], [type=radio]), [contenteditable]:not([contenteditable=false])";
  return (
    document.querySelector("dialog[open]") !== null ||
    event.composedPath().some((node) => node instanceof Element && node.matches(field))
  );
}

/** Shows whether a file is held over the page. Gives whether it is one at all. */
function hover(event: DragEvent, over: boolean): boolean {
  if (!event.dataTransfer?.types.includes("Files")) return false;
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
  document.documentElement.toggleAttribute("data-dropping", over);
  return true;
}

async function bring(files: FileList): Promise<void> {
  const others = files.length - 1;
  const [file] = files;
  if (!file) return;
  const picked = await read(file);
  tell(typeof picked === "string" ? { name: file.name, fault: picked, others } : { ...picked, others });
}

function tell(detail: Incoming): void {
  dispatchEvent(new CustomEvent("hatcheck-incoming", { detail }));
}
