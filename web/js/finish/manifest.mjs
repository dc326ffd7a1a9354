// The web app manifest: with it, browsers offer to install the page as an app, under its own name and icon.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { editPage } from "./bundle.mjs";

const FILE = "manifest.webmanifest";
const ICON = /<link [^>]*rel="icon"[^>]*href="([^"]+)"[^>]*>/;

/**
 * Name, description, colour and icon are those that the page itself states.
 * @param {string} folder
 */
export async function writeManifest(folder) {
  const html = await readFile(join(folder, "index.html"), "utf8");
  const stated = (/** @type {RegExp} */ pattern) => {
    const value = pattern.exec(html)?.[1];
    if (!value) throw new Error(`index.html holds nothing like ${pattern}`);
    return value;
  };
  const name = stated(/<title>([^<]+)<\/title>/);
  const colour = stated(/<meta\s+name="theme-color"[^>]*content="([^"]+)"/);
  const manifest = {
    name,
    short_name: name.split(":")[0],
    description: stated(/<meta\s+name="description"\s+content="([^"]+)"/),
    // Relative to this file, so that it holds in any folder.
    start_url: "./",
    scope: "./",
    display: "standalone",
    theme_color: colour,
    background_color: colour,
    icons: [{ src: stated(ICON), sizes: "any", type: "image/svg+xml" }],
  };
  await writeFile(join(folder, FILE), JSON.stringify(manifest));
  await editPage(folder, (page) => page.replace(ICON, (icon) => `${icon}<link rel="manifest" href="${FILE}">`));
}
