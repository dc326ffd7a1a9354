// The worker of the page's extras: reports with their suggestions, the map, and reading what comes in take longer than a
// keystroke may, and their code is needed by few visits. So both are here, out of the page's way, and nothing of it is
// fetched before somebody asks.
//
// It computes one answer at a time and cannot be interrupted; whoever cannot wait ends it (web/js/boot/extras.ts).
import init, { answer } from "./hatcheck-extras.js";
import type { Question, Start, Told } from "./messages";

addEventListener("message", (event: MessageEvent<Start | Question>) => {
  const said = event.data;
  if ("module" in said) void load(said.module);
  else tell(answered(said));
});

async function load(module: string): Promise<void> {
  try {
    await init({ module_or_path: module });
    tell({ state: "ready" });
  } catch (error) {
    console.warn("The page's extras could not be loaded.", error);
    tell({ state: "failed" });
  }
}

function answered({ kind, question }: Question): Told {
  try {
    return { state: "answered", answer: answer(kind, question, Date.now()) };
  } catch (error) {
    // Nothing in the module may panic; if it did, it must not be used again.
    console.warn("The page's extras have broken down.", error);
    return { state: "failed" };
  }
}

function tell(told: Told): void {
  postMessage(told);
}
