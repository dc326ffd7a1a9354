// Reads dist/_headers as the hosts do that know this format: a path per block, `*` for any rest, then indented headers.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Headers = Record<string, string>;

interface Rule {
  path: string;
  headers: Headers;
}

/** What to send with a path below the folder that is served. */
export type HeaderRules = (path: string) => Headers;

export function readHeaderRules(folder: string): HeaderRules {
  const rules: Rule[] = [];
  for (const line of readFileSync(join(folder, "_headers"), "utf8").split("\n")) {
    if (line.startsWith("/")) {
      rules.push({ path: line.trim(), headers: {} });
    } else if (line.trim()) {
      const [name = "", ...value] = line.split(":");
      const last = rules.at(-1);
      if (last) last.headers[name.trim()] = value.join(":").trim();
    }
  }
  return (path) => Object.assign({}, ...rules.filter((rule) => applies(rule.path, path)).map((rule) => rule.headers)) as Headers;
}

function applies(pattern: string, path: string): boolean {
  return pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
