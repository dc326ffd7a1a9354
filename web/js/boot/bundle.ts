// Where the program is: Trunk and finish.mjs write it into the page.

export interface Bundle {
  /** The JavaScript that wasm-bindgen wrote. */
  glue: URL;
  /** The WebAssembly module. */
  wasm: URL;
  /** The module's size in bytes once unpacked; absent in a development build. */
  size: number | undefined;
}

export function bundleOfThisPage(): Bundle {
  const { glue = "", wasm = "", size } = document.querySelector<HTMLMetaElement>("meta[name=hatcheck-bundle]")?.dataset ?? {};
  return {
    glue: new URL(glue, document.baseURI),
    wasm: new URL(wasm, document.baseURI),
    size: size === undefined ? undefined : Number(size),
  };
}
