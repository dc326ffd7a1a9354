// The page's extras, in a worker beside the page. It is started at the first question; of several questions of one kind
// only the newest is answered, the others with nothing, and so is one that cannot be answered: the page works without.
//
// The program asks with `hatcheckExtras(kind, question)`, both JSON or words, for a promise of JSON or of nothing.
import type { Question, Start, Told } from "../extras/messages";

/** Milliseconds for which a question waits for an older one that nobody needs any more, before that one is cut short. */
const PATIENCE = 2000;

interface Asked extends Question {
  /** Settles its promise; the first call counts. */
  settle: (answer?: string) => void;
}

type Ask = (kind: string, question: string) => Promise<string | undefined>;

declare global {
  var hatcheckExtras: Ask;
}

/** `worker` starts the worker, and throws where there can be none; `module` is where it finds its program. */
export function offerExtras(worker: () => Worker, module: () => string): void {
  const desk = new Desk(worker, module);
  Object.defineProperty(globalThis, "hatcheckExtras", { value: ((kind, question) => desk.ask(kind, question)) satisfies Ask });
}

/** Those that the page states. */
export function offerExtrasOfThisPage(): void {
  const stated = () => document.querySelector<HTMLMetaElement>("meta[name=hatcheck-extras]")?.dataset ?? {};
  const url = (name: string | undefined) => new URL(name ?? "", document.baseURI).href;
  offerExtras(
    () => {
      const { worker } = stated();
      if (worker === undefined) throw new Error("The page states no extras.");
      return new Worker(url(worker), { type: "module", name: "hatcheck extras" });
    },
    () => url(stated()["module"]),
  );
}

class Desk {
  #worker: Worker | undefined;
  /** The worker has its module. */
  #ready = false;
  /** What the worker computes. */
  #running: Asked | undefined;
  /** Nobody needs that any more. */
  #outdated = false;
  /** What it is to compute next, of each kind one, in the order in which they were first asked. */
  #waiting = new Map<string, Asked>();
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly start: () => Worker,
    readonly module: () => string,
  ) {}

  ask(kind: string, question: string): Promise<string | undefined> {
    return new Promise((settle) => {
      if (this.#running?.kind === kind) {
        this.#running.settle();
        this.#outdated = true;
      }
      this.#waiting.get(kind)?.settle();
      this.#waiting.set(kind, { kind, question, settle });
      this.#next();
    });
  }

  #next(): void {
    const [asked] = this.#waiting.values();
    if (!asked) return;
    if (!this.#worker) this.#start();
    else if (this.#running) {
      if (this.#outdated) this.#patience ??= setTimeout(() => this.#cutShort(), PATIENCE);
    } else if (this.#ready) this.#send(this.#worker, asked);
    // Else it is still being loaded, which is waited for, however long it takes.
  }

  #send(worker: Worker, asked: Asked): void {
    this.#running = asked;
    this.#outdated = false;
    this.#waiting.delete(asked.kind);
    worker.postMessage({ kind: asked.kind, question: asked.question } satisfies Question);
  }

  #start(): void {
    try {
      const worker = this.start();
      this.#worker = worker;
      worker.addEventListener("message", ({ data }: MessageEvent<Told>) => {
        if (worker === this.#worker) this.#hear(data);
      });
      // Its script cannot be had.
      worker.addEventListener("error", () => {
        if (worker === this.#worker) this.#hear({ state: "failed" });
      });
      worker.postMessage({ module: this.module() } satisfies Start);
    } catch {
      // A browser or a policy that allows no workers.
      this.#giveUp();
    }
  }

  #hear(told: Told): void {
    if (told.state === "ready") this.#ready = true;
    else if (told.state === "answered") this.#finish(told.answer);
    // Nothing was being computed: it was the loading that failed, and would fail again. The next question tries.
    else if (!this.#running) return this.#giveUp();
    else this.#end();
    this.#next();
  }

  #finish(answer?: string): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    this.#running?.settle(answer);
    this.#running = undefined;
  }

  /** Ends the worker in the middle of its work; what waits gets a new one. */
  #cutShort(): void {
    this.#end();
    this.#next();
  }

  #giveUp(): void {
    this.#end();
    for (const { settle } of this.#waiting.values()) settle();
    this.#waiting.clear();
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#ready = false;
    this.#finish();
  }
}
