// Every word that the editor itself says; the others come from the host.

export const LOCKED = "This part is locked by the exercise.";
export const FIX = "Fix";
/** The key behind it is in ./keys.ts. */
export const FIX_KEY = "Ctrl+.";
export const SEVERITIES = {
  error: "Error",
  security: "Security",
  warning: "Warning",
  suggestion: "Suggestion",
} as const;

/** The editor's own phrases that a screen reader may come across, by CodeMirror's names for them. */
export const PHRASES = {
  "Completions": "Suggestions",
  "Control character": "Invisible character",
};
