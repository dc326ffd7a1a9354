// Where the programs are, and which one the address asks for: Trunk and finish.mjs write their names into the page.

export interface Bundle {
  /** The JavaScript that wasm-bindgen wrote. */
  glue: URL;
  /** The WebAssembly module. */
  wasm: URL;
  /** The module's size in bytes once unpacked; absent in a development build. */
  size: number | undefined;
  /** The script of the offline worker; absent in a development build. */
  offline: URL | undefined;
}

/** The program with exercise mode where the address asks for an exercise, else the one without, which is smaller. */
export function bundleOfThisPage(): Bundle {
  const stated = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.dataset ?? {};
  const { glue = "", wasm = "", size } = stated(asksForExercise() ? "hatcheck-exercise" : "hatcheck-page");
  const { offline } = stated("hatcheck-page");
  return {
    glue: new URL(glue, document.baseURI),
    wasm: new URL(wasm, document.baseURI),
    size: size === undefined ? undefined : Number(size),
    offline: offline === undefined ? undefined : new URL(offline, document.baseURI),
  };
}

/** By a link that holds one, or by its name: as the programs read it themselves (`state::start`). */
function asksForExercise(): boolean {
  return /^#x\d/.test(location.hash) || /[?&]exercise=/.test(location.search);
}
