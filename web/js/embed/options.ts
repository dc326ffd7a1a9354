// What an author may choose, and where: on the element, on the fence, in the fence's info string, on the script.

/** Those that the program wants to know. */
export const FOR_PROGRAM = ["view", "edit", "request", "document", "lines", "hide"] as const;
/** All of them. */
export const NAMES = [...FOR_PROGRAM, "theme", "lang", "loading", "open-link", "src"] as const;

export type Name = (typeof NAMES)[number];

/** The first that is found. Generators make a class of each word of a fence's info string: `view=chain`. */
export function option(name: Name, element: Element, fence: readonly Element[]): string | undefined {
  const places = fence.map((part) => {
    const token = [...part.classList].find((own) => own.startsWith(`${name}=`));
    return [part.getAttribute(`data-${name}`), token?.slice(name.length + 1)];
  });
  // All attributes of the fence come before any class of it.
  const found = [element.getAttribute(name), ...places.map(([own]) => own), ...places.map(([, own]) => own), script()?.getAttribute(`data-${name}`), address(name)];
  return found.find((own) => own != null) ?? undefined;
}

/** In embed.html they stand in the address. */
function address(name: Name): string | null {
  return document.documentElement.hasAttribute("data-hatcheck-frame") ? new URLSearchParams(location.search).get(name) : null;
}

/** The tag of this script: a module does not know it. */
function script(): Element | undefined {
  return [...document.querySelectorAll("script[src]")].find((own) => (own as HTMLScriptElement).src === import.meta.url);
}
