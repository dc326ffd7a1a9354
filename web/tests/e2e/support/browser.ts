// The browser to test in: found, never downloaded. crates/xtask/src/tools/browser.rs searches alike and passes its find.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** The variable CHROMIUM, else the first of the usual names in PATH. */
export function findBrowser(): string {
  const named = process.env["CHROMIUM"];
  if (named) return named;
  const found = NAMES.map(findProgram).find((found) => found !== undefined);
  if (!found) throw new Error("Chrome or Chromium is missing: install it, or set the variable CHROMIUM to the program.");
  return found;
}

/** A program by its name in PATH, or by its place. */
export function findProgram(program: string): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const places = program.includes("/") ? [program] : folders.map((folder) => join(folder, program));
  return places.find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
