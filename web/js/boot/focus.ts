// Whoever works by keyboard does not lose their place: where what had the focus goes, the part of the page around it gets it.

/** What has a name of its own, so that it is said where one is. */
const PLACES = "section, dialog, header, main, [role=region], [role=tabpanel]";

export function keepFocus(): void {
  let around: Element[] = [];
  addEventListener("focusin", ({ target }) => {
    around = [];
    for (let at = target instanceof Element ? target : null; at; at = at.parentElement) around.push(at);
  });
  addEventListener("focusout", () => {
    queueMicrotask(() => {
      // Left, and not gone.
      if (isNowhere() && around[0]?.isConnected) around = [];
    });
  });
  new MutationObserver(() => {
    if (!isNowhere() || around.length === 0 || around[0]?.isConnected) return;
    // What the program has in mind comes first.
    requestAnimationFrame(() => {
      const place = around.find((one) => one.isConnected && one.matches(PLACES)) ?? document.querySelector("#verdict");
      around = [];
      if (!isNowhere() || !(place instanceof HTMLElement)) return;
      if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    });
  }).observe(document.body, { childList: true, subtree: true });
}

const isNowhere = () => document.activeElement === document.body || document.activeElement === null;
