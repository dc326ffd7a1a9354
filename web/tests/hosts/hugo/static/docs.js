// @ts-nocheck: a site of somebody who knows no types.
// As themes do: a key for the search, keys for the pages, a button for the theme.
const search = document.querySelector("[type=search]");
const other = document.querySelector("main a");

addEventListener("keydown", ({ key, target }) => {
  if (target === search) return;
  if (key === "/" || key === "s") setTimeout(() => search.focus());
  if (key === "ArrowRight") other?.click();
});
document.querySelector("#theme").addEventListener("click", () => {
  const { dataset } = document.documentElement;
  dataset.theme = dataset.theme === "dark" ? "light" : "dark";
});
