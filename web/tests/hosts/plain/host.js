// @ts-nocheck: a page of somebody who knows no types.
// As books do: keys turn pages and open the search, wherever they are pressed. What was heard is kept for the tests, and how
// far anything moved that nobody moved.
const seen = { heard: [], told: [], shift: 0 };
Object.assign(globalThis, { seen });

addEventListener("keydown", ({ key }) => seen.heard.push(key));
document.addEventListener("keypress", ({ key }) => seen.heard.push(key));
document.addEventListener("keyup", ({ key }) => seen.heard.push(key));
for (const name of ["hatcheck-ready", "hatcheck-result", "hatcheck-error"]) {
  addEventListener(name, ({ type, detail, target }) => seen.told.push({ type, detail, id: target.id }));
}
document.querySelector("#theme")?.addEventListener("click", () => document.documentElement.classList.toggle("dark"));
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
