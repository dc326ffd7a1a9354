// Waits until somebody comes near: within one screen, by pointer or by keyboard. Then one after the other, the nearest first,
// so that a page of many examples stays quick.

type Work = () => Promise<void>;

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
    const [next] = [...due].sort((one, other) => distance(one) - distance(other));
    const work = next && waiting.get(next);
    if (next) forget(next);
    await work?.();
  }
  isBusy = false;
}

/** The page goes first. */
const pause = () => new Promise((resolve) => setTimeout(resolve));

function distance(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.max(0, top - innerHeight, -bottom);
}
