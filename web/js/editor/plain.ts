// The plain text field inside the element: what is taken over from it, and what it gets back.
import { within } from "./positions";
import { minimalChange } from "./sync";

/** Whether somebody is in it. */
export function hasFocus(area: HTMLTextAreaElement): boolean {
  const root = area.getRootNode() as Document | ShadowRoot;
  return root.activeElement === area;
}

/** Where its caret or selection is; `null` where nobody has put it. */
export function selectionOf(area: HTMLTextAreaElement): { anchor: number; head: number } | null {
  const { selectionStart: start, selectionEnd: end, selectionDirection, value } = area;
  // A field that was only filled has its caret at the end.
  if (!hasFocus(area) && start === value.length) return null;
  return selectionDirection === "backward" ? { anchor: end, head: start } : { anchor: start, head: end };
}

export function select(area: HTMLTextAreaElement, anchor: number, head: number): void {
  const direction = head < anchor ? "backward" : "forward";
  area.setSelectionRange(Math.min(anchor, head), Math.max(anchor, head), direction);
}

/** How far a text is scrolled: to the pixel, and to the line at the upper edge, counted from 0, and as much below its start. */
export interface Top {
  pixels: number;
  line: number;
  below: number;
}

/** `null` where it is not scrolled. */
export function topOf(area: HTMLTextAreaElement): Top | null {
  if (area.scrollTop === 0) return null;
  const { paddingTop, paddingBottom } = getComputedStyle(area);
  const height = lineHeight(area, parseFloat(paddingTop) + parseFloat(paddingBottom));
  const top = area.scrollTop - parseFloat(paddingTop);
  const line = Math.max(0, Math.floor(top / height));
  return { pixels: area.scrollTop, line, below: top - line * height };
}

/** On average: a line that is wrapped is higher. */
function lineHeight(area: HTMLTextAreaElement, padding: number): number {
  return (area.scrollHeight - padding) / area.value.split("\n").length;
}

/** Makes its text another one; the caret stays with its text. */
export function write(area: HTMLTextAreaElement, text: string): void {
  if (area.value === text) return;
  const { from, to, insert } = minimalChange(area.value, text);
  area.setRangeText(insert, from, to, "preserve");
}

/** Selects a range and scrolls to it. */
export function reveal(area: HTMLTextAreaElement, from: number, to: number, focus: boolean): void {
  if (focus) area.focus({ preventScroll: true });
  const { length } = area.value;
  select(area, within(from, length), within(to, length));
  const above = area.value.slice(0, within(from, length)).split("\n").length - 1;
  area.scrollTop = lineHeight(area, 0) * above - area.clientHeight / 3;
  area.scrollIntoView({ block: "nearest" });
}
