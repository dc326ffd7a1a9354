// Loading the WebAssembly module, once for everybody who asks.
import { type Hatcheck, hatcheck } from "./api.js";
import { HatcheckError } from "./error.js";
import start, * as program from "./program/hatcheck.js";

/** Where the WebAssembly module is: an address, its bytes, or the module itself. */
export type Source = string | URL | Response | BufferSource | WebAssembly.Module;

/** Makes `load`, which finds the module by `usual` where it is not told. */
export function loader(usual: () => Source | Promise<Source>): (source?: Source) => Promise<Hatcheck> {
  let loading: Promise<Hatcheck> | undefined;
  const attempt = async (source: Source | undefined) => {
    try {
      await start({ module_or_path: await (source ?? usual()) });
      return hatcheck(program);
    } catch (cause) {
      loading = undefined;
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new HatcheckError({ code: "load-error", message: `Hatcheck's WebAssembly module cannot be loaded: ${why}` }, cause);
    }
  };
  return (source) => (loading ??= attempt(source));
}
