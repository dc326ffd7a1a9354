// `cargo xtask screenshots`: every view of ./views.ts, into docs/screenshots/.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "../e2e/support/test";
import { withPalette } from "./png";
import { VIEWS } from "./views";

const FOLDER = fileURLToPath(new URL("../../../docs/screenshots", import.meta.url));
/** Bytes: a README that is slow to open is not read. */
const MOST = 150_000;

for (const { name, width, height, scale, colorScheme, open } of VIEWS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height }, deviceScaleFactor: scale, colorScheme, reducedMotion: "reduce" });

    test("is taken", async ({ page }) => {
      const part = await open(page);
      // The focus ring and the pointer belong to who clicked, not to the picture.
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.mouse.move(0, 0);
      const options = { animations: "disabled", caret: "hide" } as const;
      const picture = await (part ? page.locator(part).screenshot(options) : page.screenshot(options));
      const smaller = withPalette(picture);
      await mkdir(FOLDER, { recursive: true });
      await writeFile(join(FOLDER, `${name}.png`), smaller);
      console.log(`docs/screenshots/${name}.png, ${Math.round(smaller.length / 1000)} KB`);
      expect(smaller.length).toBeLessThan(MOST);
    });
  });
}
