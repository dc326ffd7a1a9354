// The extras' worker. A browser starts none from a script of another origin, but one of our own that imports it.

export function workerOf(url: string): Worker {
  const options = { type: "module", name: "hatcheck extras" } as const;
  if (new URL(url).origin === location.origin) return new Worker(url, options);
  const script = URL.createObjectURL(new Blob([`import ${JSON.stringify(url)};`], { type: "text/javascript" }));
  try {
    return new Worker(script, options);
  } finally {
    // It is being loaded already.
    setTimeout(() => URL.revokeObjectURL(script), 10_000);
  }
}
