// The colours, each against each surface that it may lie on: what the accessibility checks cannot tell where something is
// half hidden, drawn in a picture or lies over something else.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

const TOKENS = readFileSync(fileURLToPath(new URL("../../css/tokens.css", import.meta.url)), "utf8");
const COLOURS = new Map([...TOKENS.matchAll(/--hatcheck-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [name ?? "", [light ?? "", dark ?? ""] as const]));

const isSurface = (name: string) => /^canvas|^surface|-tint$/.test(name);
const isText = (name: string) => !isSurface(name) && !/^line|^on-/.test(name);
const SURFACES = [...COLOURS.keys()].filter(isSurface);

/** What lies on another surface than those. */
const ON_ACCENT = ["accent", "accent-strong"];

for (const [at, theme] of ["light", "dark"].entries()) {
  test(`text and controls can be told from every surface: ${theme}`, () => {
    expect(SURFACES.length).toBeGreaterThan(10);
    const faint: string[] = [];
    const hold = (name: string, surfaces: string[], least: number) => {
      for (const surface of surfaces) {
        const contrast = between(COLOURS.get(name)?.[at] ?? "", COLOURS.get(surface)?.[at] ?? "");
        if (!(contrast >= least)) faint.push(`${name} on ${surface}: ${contrast.toFixed(2)}`);
      }
    };
    for (const name of [...COLOURS.keys()].filter(isText)) hold(name, SURFACES, 4.5);
    hold("line-control", SURFACES, 3);
    hold("on-accent", ON_ACCENT, 4.5);
    expect(faint).toEqual([]);
  });
}

/** As WCAG 2.2 defines it. */
function between(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
