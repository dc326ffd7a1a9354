// <hatcheck-editor>: a CodeMirror editor in a shadow root, around a plain text field that it stands in for. It shows what
// the host says and tells it what happens; it decides nothing. The contract is hatcheck-editor.d.ts.
import { EditorSelection, EditorState, type ChangeDesc, type StateEffect, type Text, type TransactionSpec } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import type { CompletionItem, HatcheckEditorElement, HatcheckEditorEvents, RevealOptions, Told } from "../hatcheck-editor";
import { Questions } from "./completion";
import { diagnostics, showMessages } from "./diagnostics";
import { Documents } from "./documents";
import { flashOf } from "./flash";
import { announce, locked } from "./locked";
import { marks } from "./marks";
import * as plainly from "./plain";
import { within, type Annotation, type Place } from "./positions";
import { spans } from "./spans";
import { extensionsOf, readOnly, type Owner } from "./state";
import { Versions, isByHost, replaceText } from "./sync";
import { LOCKED } from "./words";

/** What the host can set, as it is before it does. */
const UNSET = {
  doc: "",
  value: "",
  ack: 0,
  kind: "identity",
  label: "",
  hint: "",
  readOnly: false,
  locked: [],
  spans: [],
  diagnostics: [],
  marks: [],
  canGoBack: false,
} as const satisfies Partial<HatcheckEditorElement>;

type Settable = { -readonly [Name in keyof typeof UNSET]: HatcheckEditorElement[Name] };
type Name = keyof Settable;
const NAMES = Object.keys(UNSET) as Name[];

/** How many documents are kept with their history. */
const KEPT = 20;
/** Milliseconds after which to look again whether a composition has ended. */
const COMPOSITION = 60;
const HINT = "hint";

const SHEET = new CSSStyleSheet();
SHEET.replaceSync(`
  :host { display: flex; flex-direction: column; }
  :host([hidden]) { display: none; }
  #${HINT} { position: absolute; inline-size: 1px; block-size: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`);

/** The properties, which are defined below, all alike. */
interface HatcheckEditor extends Settable {}

class HatcheckEditor extends HTMLElement implements HatcheckEditorElement {
  static readonly observedAttributes = ["plain"];

  static {
    for (const name of NAMES) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: HatcheckEditor) {
          return name === "value" ? this.#text : this.#host[name];
        },
        set(this: HatcheckEditor, value: unknown) {
          this.#set(name, value);
        },
      });
    }
  }

  readonly #root = this.attachShadow({ mode: "open" });
  readonly #hint = document.createElement("p");
  readonly #documents = new Documents(KEPT);
  readonly #versions = new Versions();
  readonly #host: Settable = { ...UNSET };
  /** What of it is not on screen yet, with the number of the text on screen when it was set. */
  readonly #marked = new Map<Name, number>();
  readonly #questions = new Questions((question) => this.#tell("hatcheck-complete", question));
  readonly #extensions = extensionsOf(this.#owner());
  #isScheduled = false;
  #isCursorDue = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #view: EditorView | null = null;
  /** The document whose text is on screen. */
  #shown = "";
  #jump: ({ from: number; to: number } & RevealOptions) | null = null;
  /** The text of a CodeMirror document as a string, which is costly to make of a long one. */
  #string: { of: Text; string: string } | null = null;

  constructor() {
    super();
    this.#hint.id = HINT;
    this.#root.adoptedStyleSheets = [SHEET];
    this.#root.append(document.createElement("slot"));
    // What was set before the script was there hides the properties of the class.
    for (const name of NAMES) {
      if (!Object.hasOwn(this, name)) continue;
      const value: unknown = this[name];
      delete (this as Partial<Settable>)[name];
      this.#set(name, value);
      // The text field has been the editor so far: its text is the newest.
      if (name === "value" && this.#area) this.#marked.delete(name);
    }
  }

  get plain(): boolean {
    return this.hasAttribute("plain");
  }

  set plain(is: boolean) {
    this.toggleAttribute("plain", is);
  }

  connectedCallback(): void {
    this.#schedule();
  }

  disconnectedCallback(): void {
    this.#schedule();
  }

  attributeChangedCallback(): void {
    this.#schedule();
  }

  reveal(from: number, to: number, options: RevealOptions = {}): void {
    this.#jump = { ...options, from, to };
    // The document it is about may have been set just before.
    this.#reconcile();
  }

  complete(id: number, items: readonly CompletionItem[]): void {
    this.#questions.answer(id, items);
  }

  override focus(options?: FocusOptions): void {
    if (this.#view) this.#view.focus();
    else this.#area?.focus(options);
  }

  get #area(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  get #text(): string {
    if (!this.#view) return this.#marked.has("value") ? this.#host.value : (this.#area?.value ?? this.#host.value);
    const { doc } = this.#view.state;
    if (this.#string?.of !== doc) this.#string = { of: doc, string: doc.toString() };
    return this.#string.string;
  }

  #set(name: Name, value: unknown): void {
    const host = this.#host as Record<Name, unknown>;
    const isText = typeof UNSET[name] === "string";
    const next = isText ? String(value ?? "") : (value ?? UNSET[name]);
    // The text on screen may be another one than the one set last.
    if (host[name] === next && name !== "value") return;
    host[name] = name === "value" ? String(next).replace(/\r\n?/g, "\n") : next;
    this.#marked.set(name, this.#versions.number);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      if (this.#isScheduled) this.#reconcile();
    });
  }

  /** Brings on screen what the host wants. */
  #reconcile(): void {
    this.#isScheduled = false;
    const area = this.#area;
    if (!this.isConnected) {
      this.#close();
    } else if (this.plain && area) {
      this.#showPlain(area);
    } else {
      const view = this.#view ?? this.#open(area);
      // Whatever came in between would end what is being composed.
      if (view.compositionStarted) return this.#waitForComposition();
      if (this.#host.doc !== this.#shown) this.#swap(view);
      this.#apply(view);
      this.#carryOutJump(view);
    }
  }

  /** Asks again and again, because not every browser tells the end in every case. */
  #waitForComposition(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#schedule(), COMPOSITION);
  }

  #showPlain(area: HTMLTextAreaElement): void {
    const view = this.#view;
    if (view) {
      const { anchor, head } = view.state.selection.main;
      const [hadFocus, top] = [view.hasFocus, view.scrollDOM.scrollTop];
      plainly.write(area, this.#text);
      this.#close();
      this.#root.replaceChildren(document.createElement("slot"));
      plainly.select(area, anchor, head);
      if (hadFocus) area.focus({ preventScroll: true });
      area.scrollTop = top;
    }
    if (this.#marked.delete("value")) plainly.write(area, this.#host.value);
    const jump = this.#jump;
    this.#jump = null;
    if (jump) plainly.reveal(area, jump.from, jump.to, jump.focus ?? false);
  }

  #open(area: HTMLTextAreaElement | null): EditorView {
    const text = this.#text;
    const taken = area && { selection: plainly.selectionOf(area), top: plainly.topOf(area), focus: plainly.hasFocus(area) };
    this.#shown = this.#host.doc;
    const kept = this.#documents.of(this.#shown);
    const view = new EditorView({ state: kept?.state ?? this.#state(text), root: this.#root });
    this.#view = view;
    this.#versions.forget();
    this.#root.replaceChildren(view.dom, this.#hint);
    this.#become(view, text);
    if (area) plainly.write(area, text);
    if (taken?.selection) {
      const { length } = view.state.doc;
      const selection = EditorSelection.single(within(taken.selection.anchor, length), within(taken.selection.head, length));
      if (!selection.eq(view.state.selection)) view.dispatch({ selection });
    }
    if (taken?.focus) view.focus();
    if (taken?.top) scrollTo(view, taken.top);
    this.#marked.delete("value");
    this.#marked.set("readOnly", this.#versions.number);
    queueMicrotask(() => this.#tell("hatcheck-ready", {}));
    return view;
  }

  /** Another document: the one on screen is kept, and this one comes back as it was left. */
  #swap(view: EditorView): void {
    this.#keep(view);
    this.#shown = this.#host.doc;
    this.#versions.forget();
    const kept = this.#documents.of(this.#shown);
    view.setState(kept?.state ?? this.#state(this.#host.value));
    if (kept) view.dispatch({ effects: kept.scroll });
    else view.scrollDOM.scrollTop = 0;
    this.#become(view, this.#host.value);
    if (this.#area) plainly.write(this.#area, this.#text);
    this.#marked.delete("value");
    this.#marked.set("readOnly", this.#versions.number);
  }

  #become(view: EditorView, text: string): void {
    const before = this.#text;
    if (before !== text) view.dispatch(replaceText(view.state, before, text));
  }

  #apply(view: EditorView): void {
    const marked = new Map(this.#marked);
    this.#marked.clear();
    if (marked.size === 0) return;
    this.#hint.textContent = this.#host.hint;
    const change = this.#changeWanted(view, marked);
    const length = "changes" in change ? this.#host.value.length : view.state.doc.length;
    const effects = [...marked].flatMap(([name, number]) => this.#effectsOf(name, number, length));
    this.#versions.forget(this.#host.ack);
    const isNamedAnew = marked.has("label") || marked.has("hint");
    if ("changes" in change || effects.length > 0 || isNamedAnew) view.dispatch({ ...change, effects });
  }

  /** A host that had not seen the latest text does not mean it: its next value will be about it. */
  #changeWanted(view: EditorView, marked: ReadonlyMap<Name, number>): TransactionSpec {
    const { value } = this.#host;
    const number = marked.get("value");
    const before = this.#text;
    return number === undefined || this.#since(number).length > 0 || value === before ? {} : replaceText(view.state, before, value);
  }

  /** What happened to the text that the host had in mind when it set something. */
  #since(number = this.#versions.number): readonly ChangeDesc[] {
    return this.#versions.since(Math.min(number, this.#host.ack));
  }

  #effectsOf(name: Name, number: number, length: number): StateEffect<unknown>[] {
    const host = this.#host;
    const annotate = <T extends Place>({ show, fit, follow }: Annotation<T>, items: readonly T[]) => {
      const since = this.#since(number);
      return [show.of(since.reduce((carried, changes) => follow(carried, changes), fit(items, since[0]?.length ?? length)))];
    };
    switch (name) {
      case "spans":
        return annotate(spans, host.spans);
      case "marks":
        return annotate(marks, host.marks);
      case "diagnostics":
        return annotate(diagnostics, host.diagnostics);
      case "locked":
        return annotate(locked, host.locked.map(([from, to]) => ({ from, to })));
      case "readOnly":
        return [readOnly(host.readOnly)];
      default:
        return [];
    }
  }

  #carryOutJump(view: EditorView): void {
    const jump = this.#jump;
    this.#jump = null;
    if (!jump) return;
    const since = this.#since();
    const place = (position: number) =>
      since.reduce((at, changes) => changes.mapPos(at), within(position, since[0]?.length ?? view.state.doc.length));
    const from = place(jump.from);
    const to = Math.max(from, place(jump.to));
    const flash = jump.flash ? flashOf(from, to) : null;
    // Backwards, because what is higher than the screen is shown from its start.
    const scroll = EditorView.scrollIntoView(EditorSelection.range(to, from), { y: "center" });
    view.dispatch({ selection: { anchor: from, head: to }, effects: flash ? [scroll, flash] : [scroll], userEvent: "select.reveal" });
    if (!jump.focus) return;
    view.focus();
    showMessages(view, from);
  }

  #state(text: string): EditorState {
    return EditorState.create({ doc: text, extensions: this.#extensions });
  }

  #keep(view: EditorView): void {
    this.#documents.keep(this.#shown, { state: view.state, scroll: view.scrollSnapshot() });
  }

  #close(): void {
    if (!this.#view) return;
    this.#keep(this.#view);
    this.#view.destroy();
    this.#view = null;
  }

  #owner(): Owner {
    return {
      commands: { give: (name) => this.#tell("hatcheck-command", { name }), canGoBack: () => this.#host.canGoBack },
      questions: this.#questions,
      name: () => this.#host.label || (this.#area?.ariaLabel ?? ""),
      description: () => (this.#host.hint ? HINT : null),
      changed: (update) => this.#changed(update),
      // Not within the transaction that is being turned down.
      refused: () => queueMicrotask(() => this.#view && announce(this.#view, LOCKED)),
    };
  }

  #changed({ docChanged, selectionSet, changes, transactions }: ViewUpdate): void {
    if (docChanged) {
      this.#versions.count(changes.desc, transactions.some(isByHost));
      const value = this.#text;
      if (this.#area) this.#area.value = value;
      this.#tell("hatcheck-change", { value });
    }
    if (docChanged || selectionSet) this.#tellCursor();
  }

  /** Once a frame at most. */
  #tellCursor(): void {
    if (this.#isCursorDue) return;
    this.#isCursorDue = true;
    requestAnimationFrame(() => {
      this.#isCursorDue = false;
      if (!this.#view) return;
      const { from, to } = this.#view.state.selection.main;
      this.#tell("hatcheck-cursor", { from, to });
    });
  }

  #tell<Event extends keyof HatcheckEditorEvents>(name: Event, detail: Omit<HatcheckEditorEvents[Event], keyof Told>): void {
    const told: Told = { doc: this.#shown, version: this.#versions.number };
    this.dispatchEvent(new CustomEvent(name, { detail: { ...told, ...detail } }));
  }
}

/** A text longer than that is not measured as a whole: the heights of lines far from the screen are guesses. */
const LONG = 100;

/** To the pixel, or in a long text to the line. */
function scrollTo(view: EditorView, { line, below, pixels }: plainly.Top): void {
  const { doc } = view.state;
  if (doc.lines <= LONG) {
    view.requestMeasure({ read: () => null, write: () => void (view.scrollDOM.scrollTop = pixels) });
  } else {
    const { from } = doc.line(within(line, doc.lines - 1) + 1);
    view.dispatch({ effects: EditorView.scrollIntoView(from, { y: "start", yMargin: -below }) });
  }
}

/** From then on every such element of the page is an editor. A second copy of this script changes nothing. */
export function defineEditor(): void {
  if (!customElements.get("hatcheck-editor")) customElements.define("hatcheck-editor", HatcheckEditor);
}
