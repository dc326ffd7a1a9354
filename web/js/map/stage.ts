// Moves the picture of a map: closer and farther, and about; by buttons, by keys while it has the focus, by dragging, and
// by the wheel with Ctrl, which is also how browsers tell of two fingers on a touchpad. The program draws the picture and
// knows nothing of this: what moves is the group around all of it.
import { savePicture } from "./picture";

/** How close, where 1 shows all of it, and from which point of the drawing on. */
interface Place {
  zoom: number;
  x: number;
  y: number;
}

const ALL: Place = { zoom: 1, x: 0, y: 0 };
const CLOSEST = 8;
const STEP = 1.25;

/** Pixels that a click may be unsteady. */
const STEADY = 4;

const places = new WeakMap<SVGSVGElement, Place>();

export function tendMaps(): void {
  document.addEventListener("click", (event) => {
    const button = of<HTMLElement>(event, ".map [data-map]");
    const map = button?.closest<HTMLElement>(".map");
    const svg = map?.querySelector<SVGSVGElement>(".map-picture");
    if (svg) act(svg, button?.dataset["map"], map?.dataset["file"]);
  });
  document.addEventListener("keydown", (event) => {
    const svg = of<SVGSVGElement>(event, ".map-picture");
    const to = svg && !event.ctrlKey && !event.metaKey && !event.altKey ? byKey(svg, event.key) : undefined;
    // At the edge, and where all of it is shown, arrow keys move the panel as ever.
    if (svg && to && show(svg, to)) event.preventDefault();
  });
  document.addEventListener("wheel", wheel, { passive: false });
  document.addEventListener("pointerdown", (event) => {
    const svg = of<SVGSVGElement>(event, ".map-picture[data-close]");
    if (svg && event.button === 0) drag(svg, event);
  });
}

function act(svg: SVGSVGElement, what: string | undefined, file = "map"): void {
  if (what === "svg" || what === "png") void savePicture(svg, file, what);
  else if (what === "all") show(svg, ALL);
  else show(svg, closer(svg, what === "closer" ? STEP : 1 / STEP));
}

function byKey(svg: SVGSVGElement, key: string): Place | undefined {
  const place = placeOf(svg);
  const { width, height } = svg.viewBox.baseVal;
  const by = (x: number, y: number) => ({
    ...place,
    x: place.x + (x * width) / 8 / place.zoom,
    y: place.y + (y * height) / 8 / place.zoom,
  });
  switch (key) {
    case "ArrowLeft":
      return by(-1, 0);
    case "ArrowRight":
      return by(1, 0);
    case "ArrowUp":
      return by(0, -1);
    case "ArrowDown":
      return by(0, 1);
    case "+":
    case "=":
      return closer(svg, STEP);
    case "-":
      return closer(svg, 1 / STEP);
    case "0":
      return ALL;
    default:
      return undefined;
  }
}

function wheel(event: WheelEvent): void {
  const svg = event.ctrlKey ? of<SVGSVGElement>(event, ".map-picture") : null;
  if (!svg) return;
  event.preventDefault();
  const { left, top } = svg.getBoundingClientRect();
  const units = unit(svg);
  const at = { x: (event.clientX - left) * units, y: (event.clientY - top) * units };
  show(svg, closer(svg, STEP ** (-event.deltaY / 60), at));
}

function drag(svg: SVGSVGElement, start: PointerEvent): void {
  const before = placeOf(svg);
  let moved = false;
  const follow = (event: PointerEvent) => {
    const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
    if (!moved && Math.hypot(x, y) < STEADY) return;
    // From now on this is no click on what is below the pointer.
    if (!moved) svg.setPointerCapture(start.pointerId);
    moved = true;
    const units = unit(svg) / before.zoom;
    show(svg, { ...before, x: before.x - x * units, y: before.y - y * units });
  };
  const end = () => {
    svg.removeEventListener("pointermove", follow);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    if (!moved) return;
    // WebKit has the click fall on what lies below the pointer, whoever has captured that.
    const stop = (click: Event) => click.stopPropagation();
    addEventListener("click", stop, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", stop, true));
  };
  svg.addEventListener("pointermove", follow);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
}

/** Closer by a factor, while a point on screen, given in units of the drawing, stays where it is. */
function closer(svg: SVGSVGElement, factor: number, at?: { x: number; y: number }): Place {
  const { width, height } = svg.viewBox.baseVal;
  const { x, y } = at ?? { x: width / 2, y: height / 2 };
  const before = placeOf(svg);
  const zoom = Math.min(Math.max(before.zoom * factor, 1), CLOSEST);
  return { zoom, x: before.x + x / before.zoom - x / zoom, y: before.y + y / before.zoom - y / zoom };
}

/** Shows a part of the drawing, all of it within the picture. Says whether that is another one than before. */
function show(svg: SVGSVGElement, { zoom, x, y }: Place): boolean {
  const { width, height } = svg.viewBox.baseVal;
  const within = (edge: number, size: number) => Math.min(Math.max(edge, 0), size - size / zoom);
  const place = { zoom, x: within(x, width), y: within(y, height) };
  const before = placeOf(svg);
  places.set(svg, place);
  svg.toggleAttribute("data-close", zoom > 1);
  const moves = `scale(${zoom.toFixed(3)}) translate(${(-place.x).toFixed(1)} ${(-place.y).toFixed(1)})`;
  svg.firstElementChild?.setAttribute("transform", moves);
  return place.zoom !== before.zoom || place.x !== before.x || place.y !== before.y;
}

const placeOf = (svg: SVGSVGElement) => places.get(svg) ?? ALL;

/** How many units of the drawing a pixel is, where all of it is shown. */
const unit = (svg: SVGSVGElement) => svg.viewBox.baseVal.width / (svg.getBoundingClientRect().width || 1);

function of<E extends Element>(event: Event, selector: string): E | null {
  return event.target instanceof Element ? event.target.closest<E>(selector) : null;
}
