// Speaks the verdict to those who do not see it: once it has stood for a moment, and only if it changed.

/** Milliseconds after the last change: shorter, and a screen reader would speak of every letter. */
const PAUSE = 400;

export function announceVerdicts(): void {
  addEventListener("hatcheck-mounted", watch, { once: true });
}

function watch(): void {
  const region = document.createElement("p");
  region.className = "visually-hidden";
  region.role = "status";
  document.body.prepend(region);
  // The first one is read where it stands.
  let said = verdict();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = (again: boolean) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const text = verdict();
      if (text === said && !again) return;
      said = text;
      // Another node, so that the same words are spoken again when somebody asks for them.
      region.replaceChildren(document.createTextNode(text));
    }, PAUSE);
  };
  const app = document.querySelector("#app");
  if (app) new MutationObserver(() => verdict() !== said && say(false)).observe(app, { subtree: true, childList: true, characterData: true });
  addEventListener("hatcheck-say-verdict", () => say(true));
}

function verdict(): string {
  const part = (name: string) => document.querySelector(`#app .verdict-${name}`)?.textContent ?? "";
  return `${part("word")}. ${part("sentence")}`;
}
