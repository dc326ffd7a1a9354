// The build loads, mounts and is quiet, at the root of a host and in a folder of one.
import { expect, openApp, test } from "./support/test";

test("the page loads, the program mounts and the skeleton goes", { tag: "@any-path" }, async ({ page }) => {
  await openApp(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hatcheck");
});

test("every file comes from the page's own folder, and the program once", { tag: "@any-path" }, async ({ page, site }) => {
  await openApp(page);
  expect(site.requests.filter((path) => path.endsWith(".wasm"))).toHaveLength(1);
  expect(new Set(site.requests).size).toBe(site.requests.length);
});

test("the host's headers are those of the build", async ({ page }) => {
  const wasm = page.waitForResponse(/\.wasm$/);
  const response = await page.goto("./");
  expect(response?.headers()).toMatchObject({
    "cache-control": "no-cache",
    "content-security-policy": expect.stringContaining("script-src 'self' 'wasm-unsafe-eval';"),
    "referrer-policy": "no-referrer",
  });
  expect((await wasm).headers()).toMatchObject({
    "cache-control": expect.stringContaining("immutable"),
    "content-encoding": "br",
    "content-type": "application/wasm",
  });
});

test("a shared link keeps its fragment while the page starts", async ({ page }) => {
  await openApp(page, "./#kept");
  expect(new URL(page.url()).hash).toBe("#kept");
});
