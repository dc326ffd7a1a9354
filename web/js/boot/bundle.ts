// Where the program is: Trunk and finish.mjs write it into the page.

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

export function bundleOfThisPage(): Bundle {
  const { glue = "", wasm = "", size, offline } = document.querySelector<HTMLMetaElement>("meta[name=hatcheck-bundle]")?.dataset ?? {};
  return {
    glue: new URL(glue, document.baseURI),
    wasm: new URL(wasm, document.baseURI),
    size: size === undefined ? undefined : Number(size),
    offline: offline === undefined ? undefined : new URL(offline, document.baseURI),
  };
}
