// The big editor, loaded late: the page is there and works without it. Its script is a part of its own, fetched when the
// program has drawn its first view, nothing else is to be done, and some editor is not to stay a plain text field.

const WANTED = "hatcheck-editor:not([plain])";

/** Browsers without idle callbacks wait for so many milliseconds. */
const PAUSE = 200;

export function offerEditor(): void {
  let isComposing = false;
  // The element cannot see what began before it was there, and taking over would break it off.
  addEventListener("compositionstart", () => (isComposing = true), true);
  addEventListener("compositionend", () => (isComposing = false), true);

  addEventListener("hatcheck-mounted", () => void load(() => isComposing), { once: true });
}

async function load(isComposing: () => boolean): Promise<void> {
  await wanted();
  await idle();
  try {
    const { defineEditor } = await import("../editor/hatcheck-editor");
    if (isComposing()) await compositionEnd();
    defineEditor();
  } catch (error) {
    // The text fields are editors as well; nobody has to be told.
    console.warn("The editor could not be loaded; plain text fields are used.", error);
  }
}

/** Until what was composed is in its text field. */
function compositionEnd(): Promise<void> {
  return new Promise((resolve) => addEventListener("compositionend", () => setTimeout(resolve), { capture: true, once: true }));
}

/** Until there is an editor that is not to be plain: at once, as a rule, or when the preference changes. */
function wanted(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector(WANTED)) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ["plain"] });
    look();
  });
}

function idle(): Promise<unknown> {
  // Missing in Safari, whatever the type says.
  const ask = window.requestIdleCallback as typeof window.requestIdleCallback | undefined;
  return new Promise((resolve) => (ask ? ask.call(window, resolve, { timeout: 2000 }) : setTimeout(resolve, PAUSE)));
}
