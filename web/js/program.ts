// The page's first script, by itself and small: has the program fetched that the address asks for, while the rest of the
// page is still on its way.
import { bundleOfThisPage } from "./boot/bundle";

const { glue, wasm } = bundleOfThisPage();
// No integrity here: Chromium ignores it on a preloaded fetch, and complains.
const preload = Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", type: "application/wasm", crossOrigin: "", href: wasm.href });
document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: glue.href }), preload);
