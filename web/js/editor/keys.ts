// Keys: those that edit, and those that ask the host for something. Tab is not among them, it always leaves.
import { cursorMatchingBracket, moveLineDown, moveLineUp, redo, standardKeymap, undo } from "@codemirror/commands";
import { Prec, type Extension } from "@codemirror/state";
import { keymap, type EditorView, type KeyBinding } from "@codemirror/view";
import type { CommandName } from "../hatcheck-editor";
import { fixAtCaret, hideMessages, stepToDiagnostic } from "./diagnostics";

export interface Commands {
  give(name: CommandName): void;
  /** Whether there is a jump to return from. */
  canGoBack(): boolean;
}

export function keys(commands: Commands): Extension {
  return [Prec.high(keymap.of(asking(commands))), keymap.of([...EDITING, ...standardKeymap])];
}

const EDITING: readonly KeyBinding[] = [
  { key: "Mod-z", run: undo, preventDefault: true },
  { key: "Mod-y", mac: "Mod-Shift-z", run: redo, preventDefault: true },
  { linux: "Ctrl-Shift-z", win: "Ctrl-Shift-z", run: redo, preventDefault: true },
  { key: "Alt-ArrowUp", run: moveLineUp },
  { key: "Alt-ArrowDown", run: moveLineDown },
  { key: "Shift-Mod-\\", run: cursorMatchingBracket },
  { key: "Mod-.", run: fixAtCaret },
  { key: "Escape", run: hideMessages },
];

function asking({ give, canGoBack }: Commands): readonly KeyBinding[] {
  const command = (name: CommandName) => () => {
    give(name);
    return true;
  };
  const problem = (name: CommandName, backwards: boolean) => (view: EditorView) => {
    // Past the last one of this text the host knows the other texts.
    if (!stepToDiagnostic(view, backwards)) give(name);
    return true;
  };
  const back = () => canGoBack() && command("back")();
  return [
    { key: "Mod-Enter", run: command("evaluate") },
    { key: "Mod-s", run: command("share") },
    { key: "Alt-F1", run: command("help") },
    { key: "F8", run: problem("next-problem", false), shift: problem("previous-problem", true) },
    // Where it is not taken the key has its own meaning: the browser's history, or a word to the left.
    { key: "Alt-ArrowLeft", mac: "Ctrl--", run: back },
    // Alt makes another letter of it on some keyboards, so the key itself is asked as well.
    { any: (_, event) => isFormat(event) && command("format")() },
  ];
}

function isFormat({ key, code, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return altKey && shiftKey && !ctrlKey && !metaKey && (key.toLowerCase() === "f" || (code === "KeyF" && !/^[a-z]$/i.test(key)));
}
