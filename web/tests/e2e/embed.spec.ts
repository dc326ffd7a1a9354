// Live examples in a page of another origin: they come where somebody is near, take exactly the room of their text, and
// neither side takes anything from the other.
import type { Page } from "@playwright/test";
import { element, fence, live, pageWith, scenarioText, seenBy } from "./support/embeds";
import { SMALL } from "./support/scenario";
import { expect, test } from "./support/test";

const TWO = scenarioText("cross-account-role-two-halves");
const DANA = JSON.stringify(SMALL, undefined, 2);

/** The live example behind the fence of the page plain/. */
const behindFence = (page: Page) => page.locator("#fence + hatcheck-example");

test("a fence and an element come alive, and nothing moves", { tag: "@any-path" }, async ({ page, host }) => {
  await page.goto(host.at("plain/"));
  await expect(behindFence(page).locator(".verdict")).toContainText("Denied");
  await expect(page.locator("#fence")).toBeHidden();
  await page.locator("#element").scrollIntoViewIfNeeded();
  await expect(page.locator("#element .verdict")).toContainText("Allowed");
  expect((await seenBy(page)).shift).toBe(0);
  for (const id of ["off", "other"]) await expect(page.locator(`#${id}`)).toBeVisible();
  await expect(page.locator("hatcheck-example")).toHaveCount(2);
});

test("an example that is seen takes exactly the room of its text, and all that it needs when somebody asks", async ({ page, host, site }) => {
  site.trouble(/embed-live/, "stall");
  await page.setViewportSize({ width: 1000, height: 2400 });
  await page.goto(host.at("plain/"));
  const place = async (id: string) => (await page.locator(id).boundingBox())?.y;
  const before = [await place("#after-fence"), await place("#after-element")];
  site.release();
  await expect(page.locator("#element .verdict")).toContainText("Allowed");
  await expect(behindFence(page).locator(".verdict")).toContainText("Denied");
  expect([await place("#after-fence"), await place("#after-element")]).toEqual(before);
  expect((await seenBy(page)).shift).toBe(0);

  await page.locator("#element").getByRole("button", { name: "Show all" }).click();
  expect(await place("#after-element")).not.toBe(before[1]);
  await page.locator("#element").getByRole("button", { name: "Show less" }).click();
  expect(await place("#after-element")).toBe(before[1]);
});

test("margins that reach out of a text stay when it gives its place", async ({ page, host, site }) => {
  site.trouble(/embed-live/, "stall");
  const style = "<style>p, pre { margin: 0 } .block { margin: 10px 0 40px }</style>";
  const within = `<hatcheck-example view="verdict"><div class="block"><pre><code>${DANA}</code></pre></div></hatcheck-example>`;
  const around = `<div class="hatcheck"><div class="block"><pre>${DANA}</pre></div></div>`;
  host.pages.set("margins", pageWith(`<p>Before.</p>${within}<p>Between.</p>${around}<p id="after">After.</p>`, style));
  await page.setViewportSize({ width: 1000, height: 2400 });
  await page.goto(host.at("margins"));
  const place = async () => (await page.locator("#after").boundingBox())?.y;
  const before = await place();
  site.release();
  for (const at of [0, 1]) await live(page, at);
  expect(await place()).toBe(before);
  expect((await seenBy(page)).shift).toBe(0);
});

test("a fence is known by a class of its code, of its block, or around it", async ({ page, host }) => {
  const fences = [
    `<pre><code class="language-json hatcheck view=verdict">${DANA}</code></pre>`,
    `<pre class="hatcheck" data-view="verdict"><code>${DANA}</code></pre>`,
    `<pre class="language-hatcheck" data-view="verdict"><code>${DANA}</code></pre>`,
    `<div class="hatcheck highlight-json" data-view="verdict"><div class="highlight"><pre><span></span>${DANA}</pre></div></div>`,
    `<figure class="language-hatcheck" data-view="verdict"><pre><code>${DANA}</code></pre></figure>`,
  ];
  host.pages.set("classes", pageWith(fences.join("")));
  await page.goto(host.at("classes"));
  await expect(page.locator("hatcheck-example")).toHaveCount(fences.length);
  for (const at of fences.keys()) {
    await expect((await live(page, at)).locator(".example-place")).toHaveAttribute("data-view", "verdict");
  }
  // Not those in the examples, which a locator would find as well.
  expect(await page.evaluate(() => [...document.querySelectorAll("pre")].filter((pre) => pre.checkVisibility()).length)).toBe(0);
});

test("until the example stands, the text does, with what its author expects", async ({ page, host, site }) => {
  site.trouble(/\.wasm$/, "stall");
  await page.goto(host.at("plain/"));
  await expect(page.locator("#fence")).toBeVisible();
  await expect(behindFence(page).getByText("Expected: Denied")).toBeVisible();
  site.release();
  await expect(behindFence(page).locator(".verdict")).toContainText("Denied");
  await expect(page.getByText("Expected: Denied")).toBeHidden();
});

test("nothing but the script is fetched before somebody comes near", async ({ page, host, site }) => {
  host.pages.set("far", pageWith(`<p style="height: 6000px">Long.</p>${fence(DANA, "view=verdict")}`));
  await page.goto(host.at("far"));
  await page.waitForLoadState("networkidle");
  expect(site.requests).toEqual(["/embed.js"]);
  await live(page);
  expect(site.requests.filter((path) => path.endsWith(".wasm"))).toHaveLength(1);
  expect(site.requests.some((path) => /chunks|extras/.test(path))).toBe(false);
});

test("on paper the text stands, and below it what was decided", async ({ page, host }) => {
  await page.goto(host.at("plain/"));
  await expect(behindFence(page).locator(".verdict")).toContainText("Denied");
  await page.evaluate(() => (document.documentElement.dataset["theme"] = "dark"));
  const colour = () => behindFence(page).locator(".verdict").evaluate((bar) => getComputedStyle(bar).color);
  await expect.poll(colour).toBe("rgb(231, 232, 230)");
  await page.emulateMedia({ media: "print" });
  await expect.poll(colour, "dark on white, whatever the page is").toBe("rgb(29, 33, 36)");
  await expect(page.locator("#fence")).toBeVisible();
  await expect(behindFence(page).locator(".verdict")).toBeVisible();
  for (const chrome of [".example-foot", ".trace", ".example-fold"]) {
    for (const part of await behindFence(page).locator(chrome).all()) await expect(part).toBeHidden();
  }
  await page.locator("#element").scrollIntoViewIfNeeded();
  await expect(page.locator("#element").getByText('"Dana reads"')).toBeVisible();
});

test("without scripts all of it reads as it was written", async ({ browser, host, faults }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  faults.watch(context);
  const page = await context.newPage();
  await page.goto(host.at("plain/"));
  await expect(page.locator("#fence")).toBeVisible();
  await expect(page.locator("#element").getByText('"Dana reads"')).toBeVisible();
  await context.close();
});

test("a strict policy has to name the playground alone", async ({ page, host, site }) => {
  host.policy = `default-src 'none'; style-src 'self'; img-src data:; script-src 'self' ${site.origin} 'wasm-unsafe-eval'; connect-src ${site.origin}`;
  host.pages.set("strict", pageWith(element(DANA, "view=full edit=all")));
  await page.goto(host.at("strict"));
  const example = await live(page);
  await example.getByRole("textbox", { name: "dana, identity policy Read" }).click();
  await expect(example.locator(".cm-content").first()).toBeVisible();
  await expect(example.locator(".verdict")).toContainText("Allowed");
});

test("a policy that stops the program is named with the line that allows it, and the text stays", async ({ page, host, site, faults }) => {
  host.policy = `script-src 'self' ${site.origin}; connect-src ${site.origin}`;
  faults.expect(/StartFailure|Content Security Policy|content-policy/);
  faults.allow(/./);
  await page.goto(host.at("plain/"));
  await expect(behindFence(page)).toContainText(`script-src ${site.origin} 'wasm-unsafe-eval'; connect-src ${site.origin}`);
  await expect(page.locator("#fence")).toBeVisible();
  const { told, shift } = await seenBy(page);
  expect(told[0]).toMatchObject({ type: "hatcheck-error", detail: { code: "content-policy" } });
  expect(shift).toBe(0);
});

test("what comes later comes alive too, and what goes gives its text back", async ({ page, host }) => {
  await page.goto(host.at("plain/"));
  await expect(behindFence(page).locator(".verdict")).toBeVisible();
  // As frameworks turn a page.
  await page.evaluate((html) => (document.querySelector("main") ?? document.body).replaceWith(Object.assign(document.createElement("main"), { innerHTML: html })), fence(DANA, "view=verdict") + element(TWO, "view=chain"));
  await expect((await live(page, 0)).locator(".verdict")).toContainText("Allowed");
  await expect((await live(page, 1)).locator(".verdict")).toContainText("Allowed");
  await page.evaluate(() => document.querySelector("hatcheck-example")?.remove());
  await expect(page.locator("pre").first()).toBeVisible();
  await page.evaluate(() => document.querySelector("main")?.append(document.querySelector("hatcheck-example") ?? ""));
  await expect((await live(page)).locator(".hop").first()).toBeVisible();
});

test("the script may come late, and twice", async ({ page, host, site, faults }) => {
  faults.expect(/loaded twice/);
  host.pages.set("late", pageWith(fence(DANA)).replace(/<script type="module" src="[^"]*embed.js"><\/script>/, ""));
  await page.goto(host.at("late"));
  await page.waitForLoadState("load");
  for (const address of ["embed.js", "embed.js?again"]) {
    await page.evaluate((src) => document.head.append(Object.assign(document.createElement("script"), { type: "module", src })), site.url + address);
    await live(page);
  }
  await expect(page.locator("hatcheck-example")).toHaveCount(1);
  await expect.poll(async () => (await page.locator("hatcheck-example").count())).toBe(1);
});

test("a choice on the fence comes before one in its info string, and both before one on the script", async ({ page, host }) => {
  const script = (options: string) => pageWith(`<pre data-view="chain"><code class="language-hatcheck view=trace edit=none">${DANA}</code></pre>${fence(DANA, "view=trace")}${fence(DANA)}<hatcheck-example view="verdict">${DANA}</hatcheck-example>`).replace('embed.js"', `embed.js" ${options}`);
  host.pages.set("choices", script('data-view="statement"'));
  await page.goto(host.at("choices"));
  await expect((await live(page, 0)).locator(".hop")).toHaveCount(1);
  await expect((await live(page, 0)).locator(".example-fold")).toHaveCount(1);
  await expect((await live(page, 1)).locator(".layer").first()).toBeVisible();
  await expect((await live(page, 2)).locator(".code")).toHaveAttribute("data-marked", "true");
  await expect((await live(page, 3)).locator(".code")).toHaveAttribute("data-marked", "false");
});

test("a request, a document and lines are chosen by the author, and live", async ({ page, host }) => {
  host.pages.set("chosen", pageWith(element(TWO, 'view=verdict edit=none request="Alice reads the ledger with her own credentials" document="/roles/0/trustPolicy" lines="3-5"')));
  await page.goto(host.at("chosen"));
  const example = await live(page);
  await expect(example.locator(".verdict")).toContainText("Denied");
  await expect(example.locator(".panel-title")).toHaveText("Auditor, trust policy");
  await expect(example.locator(".code-line")).toHaveCount(3);
  await example.getByRole("button", { name: "Show all lines" }).click();
  await expect(example.locator(".code-line")).toHaveCount(16);
  await example.evaluate((own) => {
    own.setAttribute("request", "0");
    own.setAttribute("view", "chain");
  });
  await expect(example.locator(".hop")).toHaveCount(2);
  await expect(example.locator(".verdict")).toContainText("Allowed");
});

test("the theme is the page's, however it says so, and changes with it", async ({ page, host }) => {
  host.pages.set("themes", pageWith(element(DANA, "view=verdict") + element(DANA, "view=verdict theme=light")));
  await page.goto(host.at("themes"));
  const [own, fixed] = [await live(page, 0), await live(page, 1)];
  const dark = (example: typeof own) => example.locator(".verdict").evaluate((bar) => getComputedStyle(bar).color === "rgb(231, 232, 230)");
  const becomes = (is: boolean) => expect.poll(() => dark(own)).toBe(is);
  await becomes(false);
  const root = (change: string) => page.evaluate((change) => new Function("root", change)(document.documentElement), change);
  for (const [on, off] of [
    ["root.classList.add('dark')", "root.classList.remove('dark')"],
    ["root.dataset.theme = 'dark'", "root.dataset.theme = 'light'"],
    ["delete root.dataset.theme; document.body.dataset.mdColorScheme = 'slate'", "document.body.dataset.mdColorScheme = 'default'"],
    ["delete document.body.dataset.mdColorScheme; root.style.colorScheme = 'dark'", "root.style.colorScheme = 'light dark'"],
  ] as const) {
    await root(on);
    await becomes(true);
    expect(await dark(fixed)).toBe(false);
    await root(off);
    await becomes(false);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  await becomes(true);
});

test("colours, shape and parts can be the page's", async ({ page, host }) => {
  const style = `<style>hatcheck-example { --hatcheck-allow: rgb(1, 2, 3); --hatcheck-radius: 0px } hatcheck-example::part(verdict) { border-style: dotted }</style>`;
  host.pages.set("own", pageWith(element(DANA, "view=verdict"), style));
  await page.goto(host.at("own"));
  const bar = (await live(page)).locator(".verdict");
  await expect(bar).toHaveCSS("border-top-style", "dotted");
  await expect(bar).toHaveCSS("border-radius", "0px");
  await expect(bar.locator(".verdict-word")).toHaveCSS("color", "rgb(1, 2, 3)");
});
