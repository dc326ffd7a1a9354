// What makes an example live, fetched when somebody comes near the first one: the program, once for all examples of a page,
// and around each of them its theme, its buttons, and what it tells the page.
//
// The contract with the program is web/src/platform/example.rs.
import { describe, StartFailure } from "../../boot/failure";
import { offerExtras } from "../../boot/extras";
import { offerServices } from "../../boot/services";
import { start } from "../../boot/start";
import type { Name } from "../options";
import type { Parts } from "../parts";
import { announcer } from "./announce";
import { editorOnDemand } from "./editor";
import { Foot } from "./foot";
import { tendFrame } from "./frame";
import { Refused, textAt } from "./source";
import { styleOf } from "./style";
import { followTheme } from "./theme";
import { BROKEN, TOO_LARGE } from "./words";
import { workerOf } from "./worker";

export interface Result {
  request: string;
  decision: string;
  deniedBy: string[];
  pass: boolean | null;
}

export interface Fault {
  code: string;
  message: string;
}

/** The element, as far as what makes it live has to know it. */
export interface Host {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Where the live example comes, hidden until it stands. */
  readonly frame: HTMLElement;
  readonly parts: Parts;
  besides(name: string): string;
  readonly text: string;
  readonly src: string | undefined;
  /** Characters that a scenario may have. */
  readonly max: number;
  /** The choices that the program wants to know. */
  readonly words: readonly Name[];
  option(name: Name): string | undefined;
  /** The first view is drawn: it takes the place of the text, soon. */
  stand(): Promise<void>;
  tell(name: string, detail: unknown): void;
  /** What was to become of it cannot be; what stands there stays. */
  fail(fault: Fault): void;
  /** It is live no longer: the text has its place again. */
  fall(fault: Fault): void;
}

export interface Live {
  value: string;
  readonly result: Result | undefined;
  reset(): void;
  /** The author's choices are others. */
  renew(): void;
  end(): void;
}

type Told =
  | { about: "ready"; engine: string }
  | { about: "change" }
  | { about: "value"; text: string }
  | ({ about: "error" } & Fault)
  | ({ about: "result" } & Result);

interface Glue {
  example(place: HTMLElement, text: string): void;
}

let program: Promise<Glue> | undefined;
/** The program has broken down, and must not be used again. */
let isDead = false;
const alive = new Set<Example>();

/** Loads the program, unless it is there; a page whose connection was bad for a moment may try again. */
function load({ parts, besides }: Host): Promise<Glue> {
  return (program ??= begun(parts, besides).catch((error: unknown) => {
    program = undefined;
    throw error;
  }));
}

async function begun(parts: Parts, besides: Host["besides"]): Promise<Glue> {
  if (!("hatcheckExtras" in globalThis)) {
    offerExtras(() => workerOf(besides(parts.worker)), () => besides(parts.module));
    offerServices();
    // The program's last act: nothing of it answers any more, and the texts take their places again.
    addEventListener("hatcheck-panic", breakDown, { once: true });
  }
  return start<Glue>({ glue: new URL(besides(parts.glue)), wasm: new URL(besides(parts.wasm)), size: undefined, offline: undefined }, () => {});
}

function breakDown(): void {
  isDead = true;
  for (const example of [...alive]) example.break();
}

/** Makes an example live; nothing where that cannot be, which the host is told. */
export async function begin(host: Host): Promise<Live | undefined> {
  tendFrame(host.element);
  try {
    const text = host.src === undefined ? host.text : await textAt(host.src, host.max);
    if (isDead) throw new Refused("panic", BROKEN);
    if (text.length > host.max) throw new Refused("too-large", TOO_LARGE);
    const [glue, style] = await Promise.all([load(host), styleOf(host.besides(host.parts.style))]);
    return await new Example(host, glue, style).drawn(text);
  } catch (error) {
    if (!(error instanceof Refused)) console.warn(error);
    host.fail(faultOf(error, host));
    return undefined;
  }
}

function faultOf(error: unknown, { besides }: Host): Fault {
  if (error instanceof Refused) return error;
  const { code, title, text } = describe(error);
  const { origin } = new URL(besides("."));
  // Whoever runs the page can allow it.
  const line = error instanceof StartFailure && error.failure === "content-policy" ? ` script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}` : "";
  return { code, message: `${title}. ${text}${line}` };
}

class Example implements Live {
  result: Result | undefined;
  readonly #place = document.createElement("div");
  readonly #foot: Foot;
  readonly #ends: (() => void)[];
  readonly #announce: () => void;
  #value = "";
  /** What the author wrote. */
  #written = "";
  /** The page has set another text since. */
  #isOther = false;

  constructor(
    readonly host: Host,
    readonly glue: Glue,
    style: CSSStyleSheet,
  ) {
    const { root, frame, element } = host;
    this.#place.className = "example-place";
    if (!root.adoptedStyleSheets.includes(style)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, style];
    this.#foot = new Foot(this, host);
    const { region, announce } = announcer(this.#place);
    this.#announce = announce;
    frame.replaceChildren(this.#place, this.#foot.element, region);
    this.#ends = [
      followTheme(element, frame, () => host.option("theme")),
      editorOnDemand(frame, host.besides(host.parts.editor)),
    ];
    this.#choose();
  }

  get value(): string {
    this.#ask("value");
    return this.#value;
  }

  set value(text: string) {
    this.#isOther = true;
    this.#send("hatcheck-load", text);
  }

  reset(): void {
    // The program goes back to what it was given last.
    if (this.#isOther) this.#send("hatcheck-load", this.#written);
    else this.#ask("reset");
    this.#isOther = false;
  }

  renew(): void {
    this.#choose();
    this.#ask("options");
    this.#foot.renew();
  }

  end(): void {
    this.#part();
    if (!isDead) this.#send("hatcheck-gone", "");
  }

  /** The program is dead. */
  break(): void {
    this.#part();
    this.host.fall({ code: "panic", message: BROKEN });
  }

  #part(): void {
    alive.delete(this);
    for (const end of this.#ends) end();
  }

  /** The same once it stands; nothing where it cannot. */
  drawn(text: string): Promise<this | undefined> {
    this.#written = text;
    return new Promise((resolve) => {
      let standing: Promise<void> | undefined;
      this.#place.addEventListener("hatcheck-told", (event) => {
        const told = JSON.parse((event as CustomEvent<string>).detail) as Told;
        if (told.about === "ready") standing = this.#stand();
        // Nobody is told of anything before it can be seen; but who asks is answered at once.
        if (standing && told.about !== "value") void standing.then(() => this.#hear(told));
        else this.#hear(told);
        if (standing) void standing.then(() => resolve(this));
        else resolve(undefined);
      });
      this.glue.example(this.#place, text);
    });
  }

  async #stand(): Promise<void> {
    alive.add(this);
    await this.host.stand();
    this.#foot.stand();
  }

  #hear(told: Told): void {
    switch (told.about) {
      case "ready":
        return this.host.tell("hatcheck-ready", { engine: told.engine, catalogue: null });
      case "value":
        this.#value = told.text;
        return;
      case "change":
        return this.#foot.renew();
      case "error":
        return this.host.fail({ code: told.code, message: told.message });
      case "result": {
        const { about: _, ...result } = told;
        if (this.result) this.#announce();
        this.result = result;
        this.host.tell("hatcheck-result", result);
      }
    }
  }

  #choose(): void {
    for (const name of this.host.words) {
      const value = this.host.option(name);
      if (value === undefined) this.#place.removeAttribute(`data-${name}`);
      else this.#place.setAttribute(`data-${name}`, value);
    }
  }

  #ask(what: "value" | "reset" | "options"): void {
    this.#send("hatcheck-do", what);
  }

  #send(name: string, detail: string): void {
    this.#place.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
