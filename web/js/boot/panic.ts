// After a panic the WebAssembly module is dead and cannot draw; this panel does. Nothing is sent anywhere.
import { showOnTop } from "./panel";

/** What the program's panic hook passes along: the place in its source, never what the person typed. */
interface PanicDetail {
  location?: string;
  version?: string;
}

let panicked = false;

export function hasPanicked(): boolean {
  return panicked;
}

/** The program's last act is to dispatch `hatcheck-panic` on `window`. */
export function watchForPanic(): void {
  addEventListener(
    "hatcheck-panic",
    (event) => {
      panicked = true;
      const { location = "unknown place", version = "unknown version" } = ((event as CustomEvent<PanicDetail | null>).detail ?? {});
      showOnTop({
        code: "panic",
        title: "Hatcheck has stopped",
        text: "A fault in the program itself ended it. What you typed is still in this page: save it, then reload. A report with the line below helps to mend the fault; it contains nothing of what you typed.",
        detail: `Hatcheck ${version}, panic at ${location}, ${navigator.userAgent}`,
        reload: "Reload",
      });
    },
    { once: true },
  );
}
