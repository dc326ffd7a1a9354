// Links for tests: the released ones of tests/links.golden, and new ones made as the command line makes them.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";

export interface GoldenLink {
  name: string;
  link: string;
  /** The scenario or exercise in it. */
  holds?: Record<string, unknown>;
  /** What is said where it cannot be opened. */
  error?: string;
}

const GOLDEN = fileURLToPath(new URL("../../links.golden", import.meta.url));

/** All links that were ever released. */
export function goldenLinks(): GoldenLink[] {
  const lines = readFileSync(GOLDEN, "utf8").split("\n");
  return lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as GoldenLink);
}

/** One of them. */
export function goldenLink(name: string): GoldenLink {
  const found = goldenLinks().find((link) => link.name === name);
  if (!found) throw new Error(`links.golden has no line "${name}"`);
  return found;
}

/** The fragment of a link, with its `#`. */
export function fragmentOf(link: string): string {
  return link.slice(link.indexOf("#"));
}

/** The fragment for a scenario. */
export function fragmentFor(scenario: unknown): string {
  return `#s1.${deflateRawSync(JSON.stringify(scenario)).toString("base64url")}`;
}
