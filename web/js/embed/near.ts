// Waits until somebody comes near: within one screen, by pointer or by keyboard. Then a few at a time, the nearest first, so
// that a page of many examples stays quick.

type Work = () => Promise<void>;

/** How many at a time: what they change is laid out together, and no task may hold up a key or a click. */
const FEW = 4;
/** Milliseconds that these may take before the next ones begin. */
const PATIENCE = 2_000;

const waiting = new Map<Element, Work>();
const due = new Set<Element>();
let isBusy = false;

const observer = new IntersectionObserver(
  (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && hurry(target)),
  { rootMargin: "100%" },
);

/** Does the work when the element is near. */
export function whenNear(element: Element, work: Work): void {
  waiting.set(element, work);
  observer.observe(element);
  for (const name of ["pointerenter", "focusin"]) element.addEventListener(name, () => hurry(element), { once: true });
}

/** Does it soon, wherever the element is. */
export function hurry(element: Element): void {
  if (!waiting.has(element)) return;
  observer.unobserve(element);
  due.add(element);
  if (!isBusy) void workOff();
}

/** Nothing is to be done any more. */
export function forget(element: Element): void {
  observer.unobserve(element);
  waiting.delete(element);
  due.delete(element);
}

async function workOff(): Promise<void> {
  isBusy = true;
  // What comes near together is told together.
  for (await pause(); due.size > 0; await pause()) {
    const far = new Map([...due].map((element) => [element, distance(element)]));
    const next = [...due].sort((one, other) => (far.get(one) ?? 0) - (far.get(other) ?? 0)).slice(0, FEW);
    const works = next.map((element) => waiting.get(element));
    next.forEach(forget);
    // One that waits for an answer from elsewhere does not keep the others waiting.
    await Promise.race([Promise.all(works.map((work) => work?.())), pause(PATIENCE)]);
  }
  isBusy = false;
}

/** The page goes first. */
const pause = (time = 0) => new Promise<void>((resolve) => setTimeout(resolve, time));

const changes: { look: () => unknown; change: () => void }[] = [];

/** Looks at the page and then changes it, with all others that want to at the moment: each look after a change would have
 * the browser lay out everything anew. Done when `change` is. */
export async function together<Seen>(look: () => Seen, change: (seen: Seen) => void): Promise<void> {
  let seen: Seen;
  changes.push({ look: () => (seen = look()), change: () => change(seen) });
  await pause();
  const all = changes.splice(0);
  for (const { look } of all) look();
  for (const { change } of all) change();
}

function distance(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.max(0, top - innerHeight, -bottom);
}
