// Within embed.html, which is in a frame: tells the page around it how high it is, hears from it which theme to show, and
// follows its own address. Only a number leaves.

let isTended = false;

/** The element is the page's only one, and stays as long as the page does. */
export function tendFrame(element: HTMLElement): void {
  const root = document.documentElement;
  if (isTended || !root.hasAttribute("data-hatcheck-frame")) return;
  isTended = true;
  addEventListener("hashchange", () => {
    // It is the same attribute, and means something else.
    element.removeAttribute("src");
    element.setAttribute("src", "#");
  });
  if (parent === window) return;

  const id = new URLSearchParams(location.search).get("id");
  let told = 0;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    // Whoever embeds it may know.
    parent.postMessage({ type: "hatcheck-embed:height", id, height }, "*");
  });
  observer.observe(root);
  addEventListener("message", ({ data, source }: MessageEvent<{ type?: unknown; theme?: unknown } | null>) => {
    if (source !== parent || data?.type !== "hatcheck-embed:theme") return;
    if (data.theme === "light" || data.theme === "dark" || data.theme === "auto") element.setAttribute("theme", data.theme);
  });
}
