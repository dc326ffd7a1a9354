// Which files never change under their name.
import { readdir } from "node:fs/promises";

/**
 * A hash of the content at the end of the name: 16 digits of ours or of Trunk's, which leaves out zeros in front, or 8
 * capitals and digits of esbuild's.
 */
const HASHED = /-([0-9a-f]{12,16}|[0-9A-Z]{8})\.\w+$/;

/** @param {string} file */
export function isHashed(file) {
  return HASHED.test(file);
}

/**
 * Every file of the folder by its path in it, with slashes.
 * @param {string} folder
 */
export async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length).replaceAll("\\", "/").replace(/^\/+/, ""))
    .sort();
}
