// Speaks a changed verdict to those who do not see it, once it has stood for a moment.

/** Milliseconds after the last change: shorter, and a screen reader would speak of every letter. */
const PAUSE = 400;

/** The region that is spoken, and what has it speak. */
export function announcer(place: HTMLElement): { region: HTMLElement; announce: () => void } {
  const region = document.createElement("p");
  region.className = "visually-hidden";
  region.role = "status";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const part = (name: string) => place.querySelector(`.verdict-${name}`)?.textContent ?? "";
  const announce = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (region.textContent = `${part("word")}. ${part("sentence")}`), PAUSE);
  };
  return { region, announce };
}
