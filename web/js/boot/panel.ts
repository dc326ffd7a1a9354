// The panels of the start and of a breakdown, drawn without the program: a title, a text, what was seen, and ways to
// keep what was typed.
import { asText, typedDocuments } from "./documents";
import { download } from "./services";

export interface Panel {
  /** For tests, styles and people who report it. */
  code: string;
  title: string;
  text: string;
  /** One line to copy: a cause, a URL, a policy. */
  detail?: string;
  /** Label of the button that loads the page again. */
  reload: string;
}

/** In place of "Loading the evaluator"; the text fields stay as they are. */
export function replaceStatus(panel: Panel): void {
  const place = document.querySelector("#skeleton [data-hatcheck-status]");
  if (place) place.replaceWith(draw(panel));
  else showOnTop(panel);
}

/** Above everything else on the page. */
export function showOnTop(panel: Panel): void {
  document.body.prepend(draw(panel));
}

function draw(panel: Panel): HTMLElement {
  const note = document.createElement("p");
  note.className = "notice-note";
  note.role = "status";
  const say = (text: string) => {
    note.textContent = text;
  };

  const section = element("section", "notice", [
    element("h2", "notice-title", [panel.title]),
    element("p", "notice-text", [panel.text]),
    ...(panel.detail ? [element("pre", "notice-detail", [element("code", "", [panel.detail])])] : []),
    element("div", "notice-actions", [
      button("Download my documents", "button", () => say(save())),
      button("Copy my documents", "button", () => void copy().then(say)),
      button(panel.reload, "button button-primary", () => location.reload()),
    ]),
    note,
  ]);
  section.dataset["notice"] = panel.code;
  section.role = "alert";
  return section;
}

function save(): string {
  download("hatcheck-documents.txt", "text/plain", asText(typedDocuments()));
  return "Saved as hatcheck-documents.txt.";
}

async function copy(): Promise<string> {
  try {
    await navigator.clipboard.writeText(asText(typedDocuments()));
    return "Copied.";
  } catch {
    return "The browser does not allow copying here; use Download instead.";
  }
}

function button(label: string, className: string, act: () => void): HTMLElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function element(name: string, className: string, children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}
