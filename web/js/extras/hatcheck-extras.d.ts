// The glue that wasm-bindgen writes for web/extras; it lies beside the worker's script once the page is built.

/** Loads the module. */
export default function init(options: { module_or_path: string }): Promise<unknown>;

/** The answer to a question, or an object with an error, both as JSON; `now` in milliseconds since 1970. */
export function answer(kind: string, question: string, now: number): string;
