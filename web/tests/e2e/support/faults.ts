// What must not happen in any test: errors and warnings in the console, uncaught exceptions, requests to anywhere but the
// tests' own host. A test that provokes one says so beforehand.
import { expect, type BrowserContext } from "@playwright/test";

export class Faults {
  #seen: string[] = [];
  #expected: RegExp[] = [];
  #allowed: RegExp[] = [];

  /** Those that may be asked for something. */
  readonly #origins: Set<string>;

  constructor(origin: string) {
    this.#origins = new Set([origin]);
  }

  /** This origin is one of the test's hosts as well. */
  know(origin: string): void {
    this.#origins.add(origin);
  }

  /** Watches all pages of a context; a test that opens a context of its own passes it here. */
  watch(context: BrowserContext): void {
    context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.#seen.push(`console ${message.type()}: ${message.text()}`);
    });
    context.on("weberror", (error) => this.#seen.push(`uncaught: ${String(error.error())}`));
    context.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith("http") && !this.#origins.has(origin)) this.#seen.push(`request to ${request.url()}`);
    });
  }

  /** This fault belongs to the test: it has to occur, and is no failure. */
  expect(fault: RegExp): void {
    this.#expected.push(fault);
  }

  /** This fault may occur: whether it does depends on time. */
  allow(fault: RegExp): void {
    this.#allowed.push(fault);
  }

  /** Called when the test is over. */
  check(): void {
    const announced = [...this.#expected, ...this.#allowed];
    const unexpected = this.#seen.filter((fault) => !announced.some((pattern) => pattern.test(fault)));
    expect(unexpected, "faults that no test may have").toEqual([]);
    const missing = this.#expected.filter((pattern) => !this.#seen.some((fault) => pattern.test(fault)));
    expect(missing.map(String), "faults that the test announced and that did not occur").toEqual([]);
  }
}
