// The chosen tab of a row that is wider than its place: whatever chose it, it can be seen.

/** Watches the page for tabs that become the chosen one. */
export function keepTabsInView(): void {
  const app = document.getElementById("app");
  if (!app) return;
  new MutationObserver((changes) => {
    const chosen = changes.map(({ target }) => target).filter((target) => target instanceof Element && target.ariaSelected === "true");
    // With the frame that draws them: to measure now would lay the page out once more for each key.
    if (chosen.length > 0) requestAnimationFrame(() => chosen.forEach((tab) => show(tab as Element)));
  }).observe(app, { attributeFilter: ["aria-selected"], subtree: true });
}

/** Scrolls the row alone: the page may be elsewhere. */
function show(tab: Element): void {
  const row = tab.parentElement;
  if (!row) return;
  const [own, place] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
  if (own.left < place.left) row.scrollLeft -= place.left - own.left;
  else if (own.right > place.right) row.scrollLeft += own.right - place.right;
}
