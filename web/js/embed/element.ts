// <hatcheck-example>: what its author wrote stands there until the live example takes its place, in exactly its room.
//
// Attributes: see ./options.ts. Events, which bubble: `hatcheck-ready` {engine, catalogue}, `hatcheck-result` {request,
// decision, deniedBy, pass}, `hatcheck-error` {code, message}. Members: `value`, `result`, `reset()`.
import { expectation } from "./expectation";
import { fenceOf, hideFence, partsOf, release } from "./fences";
import type { Host, Live, Result } from "./live/live";
import { forget, hurry, together, whenNear } from "./near";
import { FOR_PROGRAM, NAMES, option, type Name } from "./options";
import { besides, PARTS } from "./parts";

/** Characters of a scenario; more are no example. */
const MAX = 1 << 20;

// Before it is live, what stands behind a fence takes no room, and is no box that could be seen moving later.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; position: relative }
  @media screen { :host(:not([fence])) .text { box-sizing: border-box; min-block-size: 8em } }
  :host(:not([live])[fence]) { display: contents }
  :host([fence]:not([failed])) .note { position: absolute; z-index: 1; transform: translateY(-100%) }
  :host([hidden]) { display: none }
  :host(:not([live])) .live { display: none }
  @media screen { :host([live]) .text { display: none } }
  :host([live]) .note { display: none }
  .note { font: 0.8em/1.5 system-ui, sans-serif; padding: 0 .5em; background: Canvas; color: CanvasText; border: 1px solid; border-radius: .3em; color-scheme: inherit }
  .note:empty { display: none }
  :host(:not([fence], [failed])) .note { position: absolute; inset: auto 0 0 auto }
  @media print { .note { position: static; border: 0 } }
`);

export class HatcheckExample extends HTMLElement {
  static readonly observedAttributes: readonly string[] = NAMES;

  readonly #root = this.attachShadow({ mode: "open" });
  readonly #note = document.createElement("div");
  readonly #frame = document.createElement("div");
  #live: Live | undefined;
  #text: string | undefined;
  /** Another number for each time it begins anew. */
  #turn = 0;

  constructor() {
    super();
    const text = document.createElement("div");
    text.className = "text";
    text.append(document.createElement("slot"));
    this.#note.className = "note";
    this.#frame.className = "live";
    // Policies and sentences are read from the left, whatever the page around them is written in.
    this.#frame.dir = "ltr";
    this.#frame.lang = "en";
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(text, this.#note, this.#frame);
    // Books turn their pages and open their search by keys, wherever these are pressed.
    for (const name of ["keydown", "keypress", "keyup"]) this.addEventListener(name, (event) => event.stopPropagation());
  }

  /** The scenario: what the author wrote, and then what the reader made of it. */
  get value(): string {
    return this.#live?.value ?? this.#text ?? this.#written();
  }

  set value(text: string) {
    this.#text = String(text);
    if (this.#live) this.#live.value = this.#text;
  }

  /** What was decided last. */
  get result(): Result | undefined {
    return this.#live?.result;
  }

  /** Back to what the author wrote. */
  reset(): void {
    this.#text = undefined;
    this.#live?.reset();
  }

  connectedCallback(): void {
    // It was only moved.
    if (this.#live) return;
    // A copy of a live one is not live.
    this.removeAttribute("live");
    this.removeAttribute("failed");
    const fence = fenceOf.get(this);
    this.toggleAttribute("fence", !!fence);
    const text = this.value;
    const expected = text.length < MAX && expectation(text, this.#option("request"));
    this.#note.textContent = expected ? `Expected: ${expected}` : "";
    const turn = ++this.#turn;
    const place = fence ?? this;
    whenNear(place, () => this.#start(turn));
    if (this.#option("loading") === "eager") hurry(place);
  }

  disconnectedCallback(): void {
    // What is moved is connected again at once.
    queueMicrotask(() => {
      if (this.isConnected) return;
      const fence = fenceOf.get(this);
      forget(fence ?? this);
      this.#stop();
      if (fence) release(fence);
    });
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.isConnected || before === now) return;
    if (name !== "src") return this.#live?.renew();
    this.#stop();
    this.connectedCallback();
  }

  #option(name: Name): string | undefined {
    return option(name, this, partsOf(fenceOf.get(this)));
  }

  #written(): string {
    const block = fenceOf.get(this) ?? this;
    return (block.querySelector("code, script, pre") ?? block).textContent ?? "";
  }

  async #start(turn: number): Promise<void> {
    const isOld = () => turn !== this.#turn || !this.isConnected;
    try {
      // What is being read may go on.
      if (document.readyState === "loading") await new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true }));
      const { begin } = (await import(besides(PARTS.live))) as typeof import("./live/live");
      if (isOld()) return;
      const live = await begin(this.#host(isOld));
      if (isOld()) live?.end();
      else this.#live = live;
    } catch (error) {
      console.warn(error);
      this.#fail({ code: "missing-file", message: "The program could not be loaded." });
    }
  }

  #host(isOld: () => boolean): Host {
    const src = this.#option("src");
    return {
      element: this,
      root: this.#root,
      frame: this.#frame,
      parts: PARTS,
      besides,
      text: src === undefined ? this.value : "",
      src,
      max: MAX,
      words: FOR_PROGRAM,
      option: (name) => this.#option(name),
      stand: () => this.#stand(isOld),
      tell: (name, detail) => this.#tell(name, detail),
      fail: (fault) => !isOld() && this.#fail(fault),
      fall: (fault) => {
        this.#live = undefined;
        this.#stop();
        this.#fail(fault);
      },
    };
  }

  /** The live example takes the place of the text: exactly, where somebody could see that it is larger or smaller. */
  #stand(isOld: () => boolean): Promise<void> {
    const fence = fenceOf.get(this);
    const look = () => ({
      room: (fence ?? this).getBoundingClientRect(),
      margin: fence ? getComputedStyle(fence).margin : "",
      block: (["Top", "Bottom"] as const).map((side) => `${reach(fence ?? this, side)}px`).join(" "),
      unit: getComputedStyle(this.parentElement ?? this).fontSize,
    });
    return together(look, ({ room, margin, block, unit }) => {
      if (isOld()) return;
      const isSeen = room.height > 0 && room.top < innerHeight && this.#option("src") === undefined;
      if (isSeen) this.#frame.style.blockSize = `${room.height}px`;
      this.style.margin = margin;
      this.style.marginBlock = block;
      // The style sheet counts in the text's own size, not in that of the page's root.
      this.style.setProperty("--hatcheck-unit", unit);
      if (fence) hideFence(fence, true);
      this.toggleAttribute("live", true);
    });
  }

  #stop(): void {
    this.#turn += 1;
    this.#live?.end();
    this.#live = undefined;
    this.#frame.replaceChildren();
    this.#give();
  }

  /** The text has its place again. */
  #give(): void {
    const fence = fenceOf.get(this);
    this.removeAttribute("live");
    this.style.margin = "";
    this.#frame.style.blockSize = "";
    if (fence) hideFence(fence, false);
  }

  #fail({ code, message }: { code: string; message: string }): void {
    if (!this.#live) this.#give();
    this.#note.textContent = `Not live: ${message}`;
    this.toggleAttribute("failed", !this.#live);
    this.#tell("hatcheck-error", { code, message });
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** How far the margins of what is within reach out of it, as those do that nothing parts from its edge. */
function reach(part: Element | null, side: "Top" | "Bottom"): number {
  if (!part) return 0;
  const style = getComputedStyle(part);
  const isParted = parseFloat(style[`padding${side}`]) + parseFloat(style[`border${side}Width`]) > 0;
  const own = parseFloat(style[`margin${side}`]);
  return isParted ? own : Math.max(own, reach(side === "Top" ? part.firstElementChild : part.lastElementChild, side));
}
