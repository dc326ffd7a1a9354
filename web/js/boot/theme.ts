// The reader's choice of theme, applied before the program is there, so that the page does not change colour later.

/** Where the program keeps the choice: `light` or `dark`; anything else follows the system. */
const KEY = "hatcheck.theme";

export function applyStoredTheme(): void {
  try {
    const theme = localStorage.getItem(KEY);
    if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
  } catch {
    // Storage is refused in some windows; the system's theme is as good.
  }
}
