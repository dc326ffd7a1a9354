// How much of the program has arrived.

/** Told with the bytes so far and, where known, all there are. */
export type Progress = (loaded: number, total: number | undefined) => void;

/** The same response, counted on its way. */
export function counted(response: Response, total: number | undefined, progress: Progress): Response {
  if (!response.body) return response;
  let loaded = 0;
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, sink) {
      loaded += chunk.byteLength;
      progress(loaded, total);
      sink.enqueue(chunk);
    },
  });
  // The type is stated, not copied: a server that sends another one would only cost the streaming.
  return new Response(response.body.pipeThrough(counter), { headers: { "Content-Type": "application/wasm" } });
}

/** Draws it in the skeleton's bar, which a page without a known size leaves undetermined. */
export const reportProgress: Progress = (loaded, total) => {
  const bar = document.querySelector<HTMLProgressElement>("#skeleton progress");
  if (bar && total) bar.value = Math.min(loaded / total, 1);
};
