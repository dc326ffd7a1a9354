// Below an example: the way to the playground with what stands in it, back to what the author wrote, a copy, and where it is
// cut to the room of its text, all of it.
import type { Host, Live } from "./live";
import { COPIED, COPY, NOT_COPIED, OPEN, RESET, SHOW_ALL, SHOW_LESS } from "./words";

/** Milliseconds without a change before the link is made anew. */
const PAUSE = 400;
/** How often a space is appended until a link ends well: each has 62 chances in 64. */
const TRIES = 16;
/** Longer links are cut by some programs; the playground writes none. */
const LONGEST = 32_000;

export class Foot {
  readonly element = document.createElement("div");
  readonly #link = document.createElement("a");
  readonly #reset: HTMLButtonElement;
  readonly #all: HTMLButtonElement;
  readonly #said = document.createElement("span");
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The room of the text, where that is what there is. */
  #size = "";

  constructor(
    readonly live: Live,
    readonly host: Host,
  ) {
    this.element.className = "example-foot";
    this.#link.className = "button button-quiet";
    this.#link.textContent = OPEN;
    this.#link.href = host.besides("./");
    this.#link.target = "_blank";
    this.#link.rel = "noopener";
    this.#said.role = "status";
    this.#reset = button(RESET, () => live.reset());
    this.#all = button(SHOW_ALL, () => this.#toggle());
    this.#all.hidden = true;
    this.element.append(this.#said, this.#all, this.#reset, button(COPY, () => void this.#copy()), this.#link);
    this.#show();
  }

  /** The example stands. */
  stand(): void {
    this.#size = this.host.frame.style.blockSize;
    this.#all.hidden = !this.#size;
    this.#later();
  }

  /** Something is another than it was. */
  renew(): void {
    this.#show();
    this.#later();
  }

  #show(): void {
    this.#link.hidden = this.host.option("open-link") === "off";
    this.#reset.hidden = this.host.option("edit") === "none";
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#point(), PAUSE);
  }

  async #point(): Promise<void> {
    if (!this.host.element.isConnected) return;
    const fragment = await fragmentFor(this.live.value).catch(() => "");
    this.#link.href = this.host.besides(`./${fragment}`);
  }

  async #copy(): Promise<void> {
    this.#said.textContent = (await hatcheck.copy(this.live.value)) ? COPIED : NOT_COPIED;
  }

  #toggle(): void {
    const { style } = this.host.frame;
    const isAll = style.blockSize === "";
    style.blockSize = isAll ? this.#size : "";
    this.#all.textContent = isAll ? SHOW_ALL : SHOW_LESS;
  }
}

/** The fragment that carries a scenario; empty where it would be too long. */
async function fragmentFor(text: string): Promise<string> {
  let json = JSON.stringify(JSON.parse(text));
  for (let tries = 0; tries < TRIES; tries += 1, json += " ") {
    const bytes = await hatcheck.deflate(json);
    const code = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    const fragment = `#s1.${code.replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_")}`;
    // Programs that make links of addresses leave out what is neither letter nor digit at the end.
    if (/[a-z0-9]$/i.test(fragment)) return fragment.length > LONGEST ? "" : fragment;
  }
  return "";
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button-quiet";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}
