// Was something refused by the Content Security Policy? A refused fetch fails like a broken connection; only the event
// tells them apart.

/** The event is a task of its own and may come after the failure that it explains, by this much at most. */
const LATENESS = 100;

/** Watches from now on; the answer, asked for after a failure, is whether anything was refused. */
export function violations(): () => Promise<boolean> {
  let refused = false;
  document.addEventListener("securitypolicyviolation", (event) => {
    if (event.disposition === "enforce") refused = true;
  });
  return async () => {
    if (!refused) await new Promise((resolve) => setTimeout(resolve, LATENESS));
    return refused;
  };
}
