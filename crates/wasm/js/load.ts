// Loading the WebAssembly module, once for everybody who asks.
import type { Hatcheck } from "./api.js";
import { HatcheckError } from "./error.js";
import { hatcheck } from "./methods.js";
import start, { type InitInput } from "./program/hatcheck.js";
import * as program from "./program/hatcheck.js";

/**
 * Where the WebAssembly module is: its address, its bytes, a `Response` with them, or the `WebAssembly.Module` itself.
 * Without the types of a browser there is no name for all of these.
 */
export type Source = string | object;

/** Makes `load`, which finds the module by `usual` where it is not told. */
export function loader(usual: () => Source | Promise<Source>): (source?: Source) => Promise<Hatcheck> {
  let loading: Promise<Hatcheck> | undefined;
  const attempt = async (source: Source | undefined) => {
    try {
      await start({ module_or_path: (await (source ?? usual())) as InitInput });
      return hatcheck(program);
    } catch (cause) {
      loading = undefined;
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new HatcheckError({ code: "load-error", message: `Hatcheck's WebAssembly module cannot be loaded: ${why}` }, cause);
    }
  };
  return (source) => (loading ??= attempt(source));
}
