// The bars between panels: moved by pointer and keyboard, remembered where the browser lets us. Each sets a custom
// property, in percent, that the style sheet reads; the program only draws the bars.

/** The share that a bar begins with; the greatest one leaves room for the panels behind it. */
const BARS: Record<string, { initial: number; most: number }> = {
  identity: { initial: 33, most: 55 },
  trust: { initial: 33, most: 55 },
  rows: { initial: 52, most: 80 },
  results: { initial: 60, most: 85 },
  sides: { initial: 50, most: 75 },
};
const LEAST = 15;
/** For a bar that is not among them. */
const ANY = { initial: 50, most: 85 };

/** Percent a key, alone and with Shift. */
const STEP = 2;
const WIDE_STEP = 10;

export function keepSplitters(): void {
  for (const name of Object.keys(BARS)) put(name, stored(name));
  addEventListener("hatcheck-mounted", announceAll);
  // Bars come and go with the panels; whoever reaches one hears where it stands.
  document.addEventListener("focusin", (event) => {
    const bar = barOf(event);
    if (bar) announce(bar);
  });
  document.addEventListener("keydown", (event) => {
    const bar = barOf(event);
    const to = bar ? target(bar, event) : undefined;
    if (!bar || to === undefined) return;
    event.preventDefault();
    move(bar, to, true);
  });
  document.addEventListener("dblclick", (event) => {
    const bar = barOf(event);
    if (bar) move(bar, limits(nameOf(bar)).initial, true);
  });
  document.addEventListener("pointerdown", (event) => {
    const bar = barOf(event);
    if (bar && event.button === 0) drag(bar, event);
  });
}

function target(bar: HTMLElement, { key, shiftKey }: KeyboardEvent): number | undefined {
  const [back, forth] = isVertical(bar) ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  const step = shiftKey ? WIDE_STEP : STEP;
  const { initial, most } = limits(nameOf(bar));
  if (key === back) return current(bar) - step;
  if (key === forth) return current(bar) + step;
  if (key === "Home") return LEAST;
  if (key === "End") return most;
  return key === "Enter" ? initial : undefined;
}

function drag(bar: HTMLElement, start: PointerEvent): void {
  const around = bar.parentElement;
  if (!around) return;
  start.preventDefault();
  bar.setPointerCapture(start.pointerId);
  const vertical = isVertical(bar);
  const along = (event: PointerEvent) => (vertical ? event.clientX : event.clientY);
  const length = (vertical ? around.clientWidth : around.clientHeight) || 1;
  const before = current(bar);
  const follow = (event: PointerEvent) => move(bar, before + ((along(event) - along(start)) * 100) / length, false);
  const end = () => {
    bar.removeEventListener("pointermove", follow);
    move(bar, current(bar), true);
  };
  bar.addEventListener("pointermove", follow);
  bar.addEventListener("lostpointercapture", end, { once: true });
}

function move(bar: HTMLElement, to: number, keep: boolean): void {
  const name = nameOf(bar);
  const share = Math.round(Math.min(Math.max(to, LEAST), limits(name).most) * 10) / 10;
  put(name, share);
  announce(bar);
  if (!keep) return;
  try {
    localStorage.setItem(keyOf(name), String(share));
  } catch {
    // It stays where it is for as long as the page does.
  }
}

function put(name: string, share: number): void {
  document.documentElement.style.setProperty(propertyOf(name), String(share));
}

function announceAll(): void {
  document.querySelectorAll<HTMLElement>("[role=separator][data-split]").forEach(announce);
}

function announce(bar: HTMLElement): void {
  bar.ariaValueNow = String(Math.round(current(bar)));
  bar.ariaValueMin = String(LEAST);
  bar.ariaValueMax = String(limits(nameOf(bar)).most);
}

function current(bar: HTMLElement): number {
  return Number(document.documentElement.style.getPropertyValue(propertyOf(nameOf(bar)))) || 50;
}

function stored(name: string): number {
  const { initial, most } = limits(name);
  try {
    const share = Number(localStorage.getItem(keyOf(name)));
    return share >= LEAST && share <= most ? share : initial;
  } catch {
    return initial;
  }
}

function barOf(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>("[role=separator][data-split]") : null;
}

const isVertical = (bar: HTMLElement) => bar.ariaOrientation === "vertical";
const limits = (name: string) => BARS[name] ?? ANY;
const nameOf = (bar: HTMLElement) => bar.dataset["split"] ?? "";
const propertyOf = (name: string) => `--hatcheck-split-${name}`;
const keyOf = (name: string) => `hatcheck.split.${name}`;
