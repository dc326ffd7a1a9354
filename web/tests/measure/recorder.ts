// What is noted inside of the page. Each function runs there, so it may use nothing from outside of itself.
import type { Page } from "@playwright/test";

/** The verdict that the program has drawn, not the one of the static page. */
export const VERDICT = "#app [data-area=verdict]";

/**
 * From now on, on every page that is opened: a mark `hatcheck-first-verdict` once a verdict has been painted, of the
 * scenario with this title.
 */
export async function markFirstVerdict(page: Page, title = ""): Promise<void> {
  await page.addInitScript(
    ([verdict, title]) => {
      const look = () => {
        const isThere = document.querySelector(verdict) && document.querySelector("#app .about")?.textContent?.includes(title);
        if (!isThere) {
          requestAnimationFrame(look);
          return;
        }
        // A task that follows a frame comes after its paint.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => performance.mark("hatcheck-first-verdict");
        requestAnimationFrame(() => port2.postMessage(null));
      };
      requestAnimationFrame(look);
    },
    [VERDICT, title] as const,
  );
}

/** A key whose verdict has been painted. */
export interface Keystroke {
  /** Milliseconds from the key to the paint. */
  whole: number;
  /** Milliseconds of it that the page spent deciding; absent where it noted nothing. */
  deciding?: number;
}

/** From now on: how long it takes from each key to the paint of the verdict that it changed. */
export async function measureKeystrokes(page: Page): Promise<void> {
  await page.evaluate((verdict) => {
    const region = document.querySelector(verdict);
    if (!region) throw new Error("the page has no verdict");
    const keystrokes: { whole: number; deciding?: number }[] = [];
    const decisions: PerformanceEntry[] = [];
    Object.assign(globalThis, { keystrokes });
    const observer = new PerformanceObserver((list) => decisions.push(...list.getEntriesByName("hatcheck-decide")));
    observer.observe({ type: "measure" });
    let pressed: { at: number; before: string | null } | undefined;
    addEventListener("keydown", ({ timeStamp }) => (pressed = { at: timeStamp, before: region.textContent }), { capture: true });
    new MutationObserver(() => {
      if (!pressed || region.textContent === pressed.before) return;
      const { at } = pressed;
      pressed = undefined;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const whole = performance.now() - at;
        decisions.push(...observer.takeRecords().filter(({ name }) => name === "hatcheck-decide"));
        const own = decisions.filter(({ startTime }) => startTime >= at);
        const deciding = own.reduce((sum, { duration }) => sum + duration, 0);
        keystrokes.push(own.length === 0 ? { whole } : { whole, deciding });
      };
      requestAnimationFrame(() => port2.postMessage(null));
    }).observe(region, { subtree: true, childList: true, characterData: true, attributes: true });
  }, VERDICT);
}

/** Those that were measured so far. */
export function keystrokes(page: Page): Promise<Keystroke[]> {
  return page.evaluate(() => (globalThis as unknown as { keystrokes: Keystroke[] }).keystrokes);
}

/** From now on, on every page that is opened: its layout shifts and how long its interactions took. */
export async function observeInteractions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted = { shift: 0, interactions: {} as Record<number, number> };
    Object.assign(globalThis, { noted });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) noted.shift += entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
    new PerformanceObserver((list) => {
      for (const { interactionId, duration } of list.getEntries() as (PerformanceEventTiming & { interactionId: number })[]) {
        if (interactionId) noted.interactions[interactionId] = Math.max(noted.interactions[interactionId] ?? 0, duration);
      }
    }).observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });
}

/** The sum of layout shifts, and the duration of every interaction that took 16 ms or more. */
export function noted(page: Page): Promise<{ shift: number; interactions: number[] }> {
  return page.evaluate(() => {
    const { noted } = globalThis as unknown as { noted: { shift: number; interactions: Record<number, number> } };
    return { shift: noted.shift, interactions: Object.values(noted.interactions) };
  });
}
