// The service worker behind "Keep for offline use": keeps one build of the page, all of it, and hands it out where the
// network does not. It exists only where somebody asked for it (web/js/boot/offline.ts), and knows nothing but files.
//
// A new build is a new worker. It fills a store of its own and waits until no page of the old one is open, so that no
// page ever gets files of two builds; then it takes over, and the old store goes.
import { storePrefix } from "./caches";
import type { WorkerScope } from "./scope";

/** What is kept: web/js/finish/offline.mjs writes it in front of this script. Addresses are relative to its folder. */
declare const KEPT: {
  /** Changes with every byte of any file. */
  build: string;
  /** Files whose name carries a hash of their content. */
  hashed: string[];
  /** Files whose content may change under their name, with the page itself, as ".", among them. */
  named: string[];
  /** What the page's HTML mentions if it is that of this build. */
  program: string;
};

/** Milliseconds after which a network that says nothing counts as none. */
const PATIENCE = 3000;

const worker = self as unknown as WorkerScope;
const page = worker.registration.scope;
const prefix = storePrefix(page);
const store = prefix + KEPT.build;
const hashed = new Set(KEPT.hashed.map(addressOf));
const named = new Set(KEPT.named.map(addressOf));

worker.addEventListener("install", (event) => event.waitUntil(fill()));
worker.addEventListener("activate", (event) => event.waitUntil(removeOthers()));
worker.addEventListener("message", (event) => event.waitUntil(refill(event.ports[0])));
worker.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const address = plain(event.request.url);
  if (hashed.has(address)) event.respondWith(fromStoreFirst(event.request, address));
  else if (named.has(address)) event.respondWith(fromNetworkFirst(event.request, address));
});

/** All files or none: a store that lacks one is worse than no store. */
async function fill(): Promise<void> {
  const files = await caches.open(store);
  try {
    await files.addAll([...hashed].map((address) => new Request(address)));
    await files.addAll([...named].map((address) => new Request(address, { cache: "no-cache" })));
    const html = await (await files.match(page))?.text();
    // While a build is being put in place, a host may hand out the new worker and the old page.
    if (!html?.includes(KEPT.program)) throw new Error("the page is not of the worker's build");
  } catch (error) {
    await caches.delete(store);
    throw error;
  }
}

/** For a page that finds the worker at work and its store gone. */
async function refill(answer: MessagePort | undefined): Promise<void> {
  try {
    await fill();
  } finally {
    answer?.postMessage("tried");
  }
}

async function removeOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== store).map((name) => caches.delete(name)));
}

async function fromStoreFirst(request: Request, address: string): Promise<Response> {
  return (await kept(address)) ?? fetch(request);
}

async function fromNetworkFirst(request: Request, address: string): Promise<Response> {
  const answer = fetch(request);
  try {
    const response = await Promise.race([answer, silence()]);
    if (response.status < 500) return response;
  } catch {
    // No network, or none that answers.
  }
  return (await kept(address)) ?? answer;
}

function silence(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("no answer")), PATIENCE));
}

function kept(address: string): Promise<Response | undefined> {
  // What the host says a file depends on is its compression, which is undone here.
  return caches.match(address, { cacheName: store, ignoreVary: true });
}

function addressOf(file: string): string {
  return new URL(file, page).href;
}

/** Without query and fragment, which are the page's own affair, and with one name for the page. */
function plain(address: string): string {
  const { origin, pathname } = new URL(address);
  return (origin + pathname).replace(/\/index\.html$/, "/");
}
