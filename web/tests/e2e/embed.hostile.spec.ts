// Scenarios of people who mean no good: nothing of them runs, nothing hangs, and what is wrong is said.
import { deflateRawSync } from "node:zlib";
import { element, fence, live, pageWith, seenBy } from "./support/embeds";
import { fragmentFor } from "./support/links";
import { SMALL } from "./support/scenario";
import { expect, test } from "./support/test";

const SCRIPT = '<img src=x onerror="globalThis.hurt=1"><script>globalThis.hurt=1</script>';

test("what looks like script in title, description, names and policies stays text", async ({ page, host }) => {
  const named = { ...SMALL, title: SCRIPT, description: `${SCRIPT} [link](javascript:globalThis.hurt=1) \`${SCRIPT}\``, requests: [{ ...SMALL.requests[0], name: SCRIPT, action: SCRIPT }] };
  host.pages.set("script", pageWith(element(JSON.stringify(named), "view=full edit=all") + fence(JSON.stringify(named), "view=trace")));
  await page.goto(host.at("script"));
  const example = await live(page, 0);
  await expect(example.locator(".about")).toContainText(SCRIPT);
  await live(page, 1);
  expect(await example.evaluate((own) => own.shadowRoot?.querySelectorAll("img, script, a[href^=javascript]").length)).toBe(0);
  expect(await page.evaluate(() => "hurt" in globalThis)).toBe(false);
});

test("10 MB are refused at once, however they come", async ({ page, host, site }) => {
  const large = JSON.stringify({ ...SMALL, description: "x".repeat(10_000_000) });
  host.pages.set("large.json", large);
  host.pages.set("large", pageWith(`<hatcheck-example src="large.json">Text</hatcheck-example><hatcheck-example id="inline"><script type="application/json">${large}</script></hatcheck-example>`));
  await page.goto(host.at("large"));
  for (const at of [0, 1]) {
    await page.locator("hatcheck-example").nth(at).evaluate((own) => own.dispatchEvent(new Event("pointerenter")));
    await expect(page.locator("hatcheck-example").nth(at).locator(".note")).toContainText("larger than 1 MiB");
  }
  expect((await seenBy(page)).told.map(({ detail }) => detail["code"])).toEqual(["too-large", "too-large"]);
  // Nothing of the program was needed to see that.
  expect(site.requests.some((path) => path.endsWith(".wasm"))).toBe(false);
});

test("a link that would unpack to 100 MB is stopped on its way", async ({ page, host }) => {
  const bomb = `#s1.${deflateRawSync(Buffer.alloc(30_000_000, " ")).toString("base64url")}`;
  host.pages.set("bomb", pageWith(`<hatcheck-example src="${bomb}">Text</hatcheck-example><hatcheck-example src="${fragmentFor(SMALL)}" view="verdict">Text</hatcheck-example>`));
  await page.goto(host.at("bomb"));
  await expect(page.locator("hatcheck-example").first()).toContainText("Not live");
  await expect((await live(page, 1)).locator(".verdict")).toContainText("Allowed");
});

test("an address is fetched as the design has it, and nothing else is", async ({ page, host, faults }) => {
  faults.allow(/404/);
  host.pages.set("small.json", JSON.stringify(SMALL));
  const of = (src: string) => `<hatcheck-example src="${src}" view="verdict">Text</hatcheck-example>`;
  host.pages.set("src", pageWith(["small.json", "missing.json", "http://127.0.0.1:9/x.json", "javascript:alert(1)", "file:///etc/passwd"].map(of).join("")));
  await page.goto(host.at("src"));
  await expect((await live(page, 0)).locator(".verdict")).toContainText("Allowed");
  const examples = page.locator("hatcheck-example");
  await expect(examples.nth(1)).toContainText("could not be fetched");
  for (const at of [2, 3, 4]) await expect(examples.nth(at)).toContainText("Only addresses that begin with https:");
});

test("what is no scenario says where it is none, and the text stays", async ({ page, host }) => {
  host.pages.set("none", pageWith(fence("{\n  oops\n}") + fence('{ "requests": [], "pollicies": [] }') + fence("") + element("", "view=trace")));
  await page.goto(host.at("none"));
  await expect(page.locator("hatcheck-example").nth(0)).toContainText("Not live: Line 2");
  await expect(page.locator("hatcheck-example").nth(1)).toContainText("pollicies");
  for (const at of [2, 3]) await expect(page.locator("hatcheck-example").nth(at)).toContainText("Not live");
  for (const at of [0, 1]) await expect(page.locator("pre").nth(at)).toBeVisible();
});

test("a page that has globals and an #app of its own keeps them", async ({ page, host }) => {
  host.pages.set("app", pageWith(`<div id="app">Mine</div>${element(JSON.stringify(SMALL), "view=verdict")}`));
  await page.goto(host.at("app"));
  await expect((await live(page)).locator(".verdict")).toContainText("Allowed");
  await expect(page.locator("#app")).toHaveText("Mine");
});

test("after a breakdown of the program the texts are back, and the page goes on", async ({ page, host }) => {
  host.pages.set("broken", pageWith(fence(JSON.stringify(SMALL), "view=verdict") + element(JSON.stringify(SMALL), "view=verdict")));
  await page.goto(host.at("broken"));
  await live(page, 0);
  await live(page, 1);
  await page.evaluate(() => dispatchEvent(new CustomEvent("hatcheck-panic", { detail: {} })));
  for (const at of [0, 1]) {
    await expect(page.locator("hatcheck-example").nth(at)).toContainText("Not live: A fault in the program ended it.");
    await expect(page.locator("pre").nth(at)).toBeVisible();
  }
  expect((await seenBy(page)).told.at(-1)).toMatchObject({ type: "hatcheck-error", detail: { code: "panic" } });
});

test("a file that never comes to an end keeps no other example waiting", async ({ page, host }) => {
  await page.route("**/never.json", () => {});
  host.pages.set("never", pageWith(`<hatcheck-example src="never.json" loading="eager"></hatcheck-example>${fence(JSON.stringify(SMALL))}`));
  await page.goto(host.at("never"));
  await expect((await live(page, 1)).locator(".verdict")).toContainText("Allowed");
});

test("a page that puts a copy of itself in its place has living examples again", async ({ page, host }) => {
  host.pages.set("copy", pageWith(fence(JSON.stringify(SMALL, undefined, 2))));
  await page.goto(host.at("copy"));
  await live(page);
  await page.evaluate(() => document.querySelector("main")?.replaceWith(document.querySelector("main")?.cloneNode(true) ?? ""));
  await expect(page.locator("hatcheck-example")).toHaveCount(1);
  await expect((await live(page)).locator(".verdict")).toContainText("Allowed");
  await page.evaluate(() => document.querySelector("hatcheck-example")?.remove());
  await expect(page.locator("pre")).toBeVisible();
});
