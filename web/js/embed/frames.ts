// The other way to embed: embed.html in a frame. It tells its height; this gives the frame that height.

const TYPE = "hatcheck-embed:height";
const [LEAST, MOST] = [80, 4000];

export function tendFrames(): void {
  const page = new URL("embed.html", import.meta.url);
  addEventListener("message", ({ data, source, origin }: MessageEvent<{ type?: unknown; height?: unknown } | null>) => {
    if (data?.type !== TYPE || !source || typeof data.height !== "number" || !(data.height > 0)) return;
    // A sandboxed frame has no origin of its own.
    if (origin !== page.origin && origin !== "null") return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow !== source || !frame.src.startsWith(page.href)) continue;
      const height = `${Math.round(Math.min(Math.max(data.height, LEAST), MOST))}px`;
      if (frame.style.height !== height) frame.style.height = height;
    }
  });
}
