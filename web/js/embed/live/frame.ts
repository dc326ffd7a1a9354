// Within embed.html: tells the page around it how high it is, and hears from it which theme to show. Only a number leaves.

/** Tells until the returned function is called. */
export function tendFrame(element: HTMLElement, frame: HTMLElement): () => void {
  const root = document.documentElement;
  if (!root.hasAttribute("data-hatcheck-frame") || parent === window) return () => {};
  const id = new URLSearchParams(location.search).get("id");
  let told = 0;
  const tell = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    // Whoever embeds it may know.
    parent.postMessage({ type: "hatcheck-embed:height", id, height }, "*");
  };
  const observer = new ResizeObserver(tell);
  observer.observe(root);
  observer.observe(frame);
  const hear = ({ data, source }: MessageEvent<{ type?: unknown; theme?: unknown } | null>) => {
    if (source !== parent || data?.type !== "hatcheck-embed:theme") return;
    if (data.theme === "light" || data.theme === "dark" || data.theme === "auto") element.setAttribute("theme", data.theme);
  };
  addEventListener("message", hear);
  return () => {
    observer.disconnect();
    removeEventListener("message", hear);
  };
}
