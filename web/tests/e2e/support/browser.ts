// The browser to test in: found, never downloaded. crates/xtask/src/tools/browser.rs searches alike and passes its find.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** The variable CHROMIUM, else the first of the usual names in PATH. */
export function findBrowser(): string {
  const named = process.env["CHROMIUM"];
  if (named) return named;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
  if (!found) throw new Error("Chrome or Chromium is missing: install it, or set the variable CHROMIUM to the program.");
  return found;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
