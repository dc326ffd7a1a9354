// "Keep for offline use", from the page's side: the program asks by an event and is told by an event.
//
// On `window`, `hatcheck-keep-offline` and `hatcheck-forget-offline` ask. `hatcheck-offline-state` answers each of them,
// and comes once after the first view, with one of the words below as its detail. Nothing is kept unasked.
import { storePrefix } from "../offline/caches";
import { bundleOfThisPage } from "./bundle";

type State = "kept" | "not-kept" | "unavailable" | "failed";
type Act = (workers: ServiceWorkerContainer, script: URL) => Promise<State>;

export function offerOfflineUse(): void {
  const script = bundleOfThisPage().offline;
  answer("hatcheck-mounted", script, look, "unavailable");
  answer("hatcheck-keep-offline", script, keep, "failed");
  answer("hatcheck-forget-offline", script, forget, "failed");
}

function answer(question: string, script: URL | undefined, act: Act, mishap: State): void {
  addEventListener(question, async () => {
    const workers = container();
    const detail = workers && script ? await act(workers, script).catch(() => mishap) : "unavailable";
    dispatchEvent(new CustomEvent("hatcheck-offline-state", { detail }));
  });
}

/** Missing without encryption and in some private windows, whatever the type says; in a frame without rights the question throws. */
function container(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

async function look(workers: ServiceWorkerContainer, script: URL): Promise<State> {
  const registration = await registered(workers, script);
  // One that was still filling its store when the page was loaded again is waited for.
  await settled(registration?.active ?? registration?.installing);
  return registration?.active && (await stores(script)).length > 0 ? "kept" : "not-kept";
}

async function keep(workers: ServiceWorkerContainer, script: URL): Promise<State> {
  if ((await look(workers, script)) === "kept") return "kept";
  const { installing, active } = await workers.register(script);
  await settled(installing);
  // One that was forgotten is brought back to life while a page of its days is open, but its store is gone.
  if (active) await filled(active);
  return (await look(workers, script)) === "kept" ? "kept" : "failed";
}

async function forget(workers: ServiceWorkerContainer, script: URL): Promise<State> {
  await (await registered(workers, script))?.unregister();
  await Promise.all((await stores(script)).map((name) => caches.delete(name)));
  return "not-kept";
}

/** The folder's own registration: a page may lie in the reach of another one, further up. */
async function registered(workers: ServiceWorkerContainer, script: URL): Promise<ServiceWorkerRegistration | undefined> {
  const scope = folderOf(script);
  const found = await workers.getRegistration(scope);
  return found?.scope === scope ? found : undefined;
}

async function stores(script: URL): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(storePrefix(folderOf(script))));
}

function folderOf(script: URL): string {
  return new URL(".", script).href;
}

/** Until the worker has tried. */
function filled(worker: ServiceWorker): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    worker.postMessage("fill", [port2]);
  });
}

/** Until the worker has taken its place or has failed. */
function settled(worker: ServiceWorker | null | undefined): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!worker || worker.state === "activated" || worker.state === "redundant") resolve();
    };
    worker?.addEventListener("statechange", check);
    check();
  });
}
