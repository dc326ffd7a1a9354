// The part of a service worker's surroundings that worker.ts uses. TypeScript has them in a library of its own, which
// cannot be loaded beside that of the page.

interface Waiting extends Event {
  /** Keeps the worker alive until the work is done. */
  waitUntil(work: Promise<unknown>): void;
}

interface Asked extends Waiting {
  readonly ports: readonly MessagePort[];
}

interface Fetching extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

export interface WorkerScope {
  readonly registration: { readonly scope: string };
  addEventListener(name: "install" | "activate", act: (event: Waiting) => void): void;
  addEventListener(name: "message", act: (event: Asked) => void): void;
  addEventListener(name: "fetch", act: (event: Fetching) => void): void;
}
