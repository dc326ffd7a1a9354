// What tests of live examples do with the pages that hold them.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "@playwright/test";
import { expect } from "./test";

/** What a page of tests/hosts/plain/ has noticed: keys that it heard, what examples told, how far anything moved. */
export interface Seen {
  heard: string[];
  told: { type: string; detail: Record<string, unknown>; id: string }[];
  shift: number;
}

export const seenBy = (page: Page): Promise<Seen> => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);

/** One of the repository's examples, as its text. */
export function scenarioText(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../../../examples/${name}.json`, import.meta.url)), "utf8");
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A fence as generators write it: options are words of its info string. */
export function fence(text: string, options = ""): string {
  return `<pre><code class="language-hatcheck ${options}">${escaped(text)}</code></pre>`;
}

/** The element with a scenario in it. */
export function element(text: string, attributes = ""): string {
  return `<hatcheck-example ${attributes}><pre><code>${escaped(text)}</code></pre></hatcheck-example>`;
}

/** A page of the host that holds this. */
export function pageWith(body: string, head = ""): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Host</title>
    <link rel="icon" href="data:,"><link rel="stylesheet" href="plain/host.css"><script type="module" src="plain/host.js"></script>
    <script type="module" src="https://hatcheck.example/embed.js"></script>${head}</head><body><main><h1>Host</h1>${body}</main></body></html>`;
}

/** An example once it is live. */
export async function live(page: Page, at = 0): Promise<Locator> {
  const example = page.locator("hatcheck-example").nth(at);
  await example.scrollIntoViewIfNeeded();
  await expect(example).toHaveAttribute("live");
  return example;
}
