// The other way to embed: embed.html in a frame that may do nothing but run scripts, which tells its height and hears of a
// theme, and of nothing else.
import type { Page } from "@playwright/test";
import { pageWith, seenBy } from "./support/embeds";
import { fragmentFor } from "./support/links";
import { SMALL } from "./support/scenario";
import { expect, test } from "./support/test";

const LINK = fragmentFor(SMALL);

function frame(address: string, attributes = 'sandbox="allow-scripts"'): string {
  return `<iframe id="frame" title="Dana reads a report" src="${address}" width="100%" height="100" ${attributes}></iframe>`;
}

const height = (page: Page) => page.locator("#frame").evaluate((own) => own.clientHeight);

for (const attributes of ['sandbox="allow-scripts"', "", "credentialless"]) {
  test(`a frame ${attributes || "as it comes"} is as high as what is in it`, { tag: "@any-path" }, async ({ page, host }) => {
    host.pages.set("framed", pageWith(frame(`https://hatcheck.example/embed.html?view=verdict&edit=all${LINK}`, attributes)));
    await page.goto(host.at("framed"));
    const inside = page.frameLocator("#frame");
    await expect(inside.locator(".verdict")).toContainText("Allowed");
    const whole = () => inside.locator("html").evaluate((root) => root.getBoundingClientRect().height);
    await expect.poll(async () => (await height(page)) - Math.ceil(await whole())).toBe(0);
    const before = await height(page);
    expect(before).toBeGreaterThan(200);

    // It grows with what is typed.
    await inside.getByRole("textbox").fill(`{"Version": "2012-10-17", "Statement": [${"\n".repeat(30)}]}`);
    await expect(inside.locator(".verdict")).toContainText("Denied");
    await expect.poll(() => height(page)).toBeGreaterThan(before);
  });
}

test("a frame follows another address, and says what is wrong with one", async ({ page, host }) => {
  host.pages.set("framed", pageWith(frame(`https://hatcheck.example/embed.html?view=verdict${LINK}`)));
  await page.goto(host.at("framed"));
  const inside = page.frameLocator("#frame");
  await expect(inside.locator(".verdict")).toContainText("Allowed");
  await page.locator("#frame").evaluate((own: HTMLIFrameElement) => (own.src = own.src.replace(/#.*/, "#s1.AAAA")));
  await expect(inside.locator("hatcheck-example")).toContainText("Not live");
});

test("the page around it may choose the theme, and only that", async ({ page, host }) => {
  host.pages.set("framed", pageWith(frame(`https://hatcheck.example/embed.html?view=verdict${LINK}`)));
  await page.goto(host.at("framed"));
  const inside = page.frameLocator("#frame");
  const example = inside.locator("hatcheck-example");
  await expect(inside.locator(".verdict")).toContainText("Allowed");
  const post = (message: unknown) => page.locator("#frame").evaluate((own: HTMLIFrameElement, message) => own.contentWindow?.postMessage(message, "*"), message);
  await post({ type: "hatcheck-embed:theme", theme: "dark" });
  await expect(example).toHaveAttribute("theme", "dark");
  for (const message of [{ type: "hatcheck-embed:theme", theme: "<img>" }, { type: "hatcheck-embed:load", text: "{}" }, "theme", null, 7]) await post(message);
  await post({ type: "hatcheck-embed:theme", theme: "light" });
  await expect(example).toHaveAttribute("theme", "light");
  // From the frame itself, which is not the page around it.
  await inside.locator("body").evaluate(() => postMessage({ type: "hatcheck-embed:theme", theme: "dark" }, "*"));
  await expect(example).toHaveAttribute("theme", "light");
});

test("no other frame gives itself a height, and none gets one beyond all bounds", async ({ page, host, site }) => {
  // Again and again: a frame may be there before the script that listens.
  const say = (message: string) => `<script>setInterval(() => parent.postMessage(${message}, "*"), 20)</script>`;
  host.pages.set("foreign", say('{ type: "hatcheck-embed:height", height: 999 }'));
  host.pages.set("framed", pageWith(`<iframe id="foreign" title="Somebody else" src="${host.at("foreign")}" height="50"></iframe>${frame(`https://hatcheck.example/embed.html${LINK}`)}`));
  site.trouble(/embed\.html/, { body: say('{ type: "hatcheck-embed:height", height: 1e9 }').concat(say('{ type: "hatcheck-embed:height", height: "1px; position: fixed" }'), say('{ type: "hatcheck-embed:height", height: -5 }')) });
  site.header("Content-Security-Policy", "script-src 'unsafe-inline'");
  await page.goto(host.at("framed"));
  await expect.poll(() => height(page)).toBe(4000);
  expect(await page.locator("#foreign").evaluate((own) => own.clientHeight)).toBe(50);
  // A message that no frame has sent.
  await page.evaluate(() => postMessage({ type: "hatcheck-embed:height", height: 100 }, "*"));
  expect(await height(page)).toBe(4000);
  expect((await seenBy(page)).told).toEqual([]);
});
