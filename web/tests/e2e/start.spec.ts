// A program that does not start says why, in the right words, and what was typed can be saved.
import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expect, openApp, test } from "./support/test";

const notice = (page: Page, code: string) => page.locator(`[data-notice="${code}"]`);

test("a missing file is named with its address", { tag: "@any-path" }, async ({ page, site, faults }) => {
  site.trouble(/\.wasm$/, { status: 404 });
  faults.expect(/status of 404/);
  faults.expect(/did not start \(missing-file\)/);
  await page.goto("./");
  await expect(notice(page, "missing-file")).toContainText(`404 ${site.url}hatcheck-`);
});

test("a missing script is told like a missing module", async ({ page, site, faults }) => {
  site.trouble(/\/hatcheck-\w+\.js$/, { status: 404 });
  faults.expect(/status of 404/);
  faults.expect(/did not start \(missing-file\)/);
  await page.goto("./");
  await expect(notice(page, "missing-file")).toContainText(".js");
});

test("a page in place of the program is not taken for it", async ({ page, site, faults }) => {
  site.trouble(/\.wasm$/, { body: "<h1>Sign in</h1>" });
  faults.expect(/did not start \(wrong-file\)/);
  await page.goto("./");
  await expect(notice(page, "wrong-file")).toBeVisible();
});

test("a connection that breaks at once or half-way is the network's fault", async ({ page, site, faults }) => {
  faults.expect(/ERR_EMPTY_RESPONSE|ERR_CONTENT_LENGTH_MISMATCH|ERR_INCOMPLETE_CHUNKED_ENCODING/);
  faults.expect(/did not start \(network\)/);
  site.trouble(/\.wasm$/, { breakAfter: 0 });
  await page.goto("./");
  await expect(notice(page, "network")).toBeVisible();
  site.release();
  site.trouble(/\.wasm$/, { breakAfter: 20_000 });
  await page.goto("./");
  await expect(notice(page, "network")).toBeVisible();
});

test("a policy against WebAssembly is named, with the line that allows it", async ({ page, site, faults }) => {
  site.header("Content-Security-Policy", "script-src 'self'; style-src 'self'; connect-src 'self'");
  faults.expect(/did not start \(content-policy\)/);
  await page.goto("./");
  await expect(notice(page, "content-policy")).toContainText("script-src 'self' 'wasm-unsafe-eval'");
});

test("a policy against fetching is not taken for a broken connection", async ({ page, site, faults }) => {
  site.header("Content-Security-Policy", "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'none'");
  faults.expect(/Content Security Policy/);
  faults.expect(/did not start \(content-policy\)/);
  await page.goto("./");
  await expect(notice(page, "content-policy")).toBeVisible();
});

test("a browser without WebAssembly is told so", async ({ page, faults }) => {
  faults.expect(/did not start \(no-wasm\)/);
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
  await page.goto("./");
  await expect(notice(page, "no-wasm")).toBeVisible();
});

test("a browser with an old WebAssembly is told so", async ({ page, faults }) => {
  faults.expect(/did not start \(old-browser\)/);
  await page.addInitScript(() => (WebAssembly.validate = () => false));
  await page.goto("./");
  await expect(notice(page, "old-browser")).toBeVisible();
});

test("what was typed before a failed start can be downloaded", async ({ page, site, faults }) => {
  faults.expect(/did not start \(wrong-file\)/);
  site.trouble(/\.wasm$/, "stall");
  await page.goto("./", { waitUntil: "domcontentloaded" });
  await page.getByLabel("alice, identity policy").fill("mine");
  site.release({ body: "<h1>Sign in</h1>" });
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download my documents" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  expect(text).toContain("===== alice, identity policy BecomeAuditor =====\nmine\n");
  expect(text).toContain("===== Auditor, trust policy =====\n{");
  await expect(page.getByLabel("alice, identity policy")).toHaveValue("mine");
});

test("after a panic a panel offers the documents and a report without them", async ({ page }) => {
  await openApp(page);
  await page.evaluate(() => {
    const editor = document.createElement("textarea");
    editor.ariaLabel = "Mine";
    editor.value = "secret";
    document.querySelector("main")?.append(editor);
    dispatchEvent(new CustomEvent("hatcheck-panic", { detail: { location: "web/src/x.rs:1:2", version: "9.9.9" } }));
  });
  await expect(notice(page, "panic")).toContainText("Hatcheck 9.9.9, panic at web/src/x.rs:1:2");
  await expect(notice(page, "panic")).not.toContainText("secret");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download my documents" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toContain("===== Mine =====\nsecret\n");
});
