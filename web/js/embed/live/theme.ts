// The theme is the page's: its own choice where it has one that we know, else the colour scheme that its style sheets set,
// which is inherited without our doing.

const SIGNS = "[data-theme], [data-md-color-scheme], .dark";

/** Follows until the returned function is called. */
export function followTheme(element: HTMLElement, frame: HTMLElement, chosen: () => string | undefined): () => void {
  const follow = () => {
    const theme = chosen();
    frame.dataset["theme"] = theme === "light" || theme === "dark" ? theme : themeAround(element);
  };
  follow();
  const observer = new MutationObserver(follow);
  const attributeFilter = ["class", "data-theme", "data-md-color-scheme"];
  for (const part of [document.documentElement, document.body]) observer.observe(part, { attributeFilter });
  observer.observe(element, { attributeFilter: ["theme"] });
  return () => observer.disconnect();
}

function themeAround(element: Element): string {
  const around = element.closest<HTMLElement>(SIGNS);
  if (!around) return "";
  const { theme, mdColorScheme } = around.dataset;
  const named = theme ?? mdColorScheme ?? "dark";
  if (/dark|slate|night/.test(named)) return "dark";
  return /light|default/.test(named) ? "light" : "";
}
