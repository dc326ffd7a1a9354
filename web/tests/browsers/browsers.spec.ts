// The page in browsers of other engines: what they do in their own way, and what everything else rests on.
import { expect, test } from "@playwright/test";
import { Key } from "selenium-webdriver";
import { Site } from "../e2e/support/site";
import { ENGINES, missing, Running } from "./engines";
import { Visitor } from "./visitor";

const TRUST = "Auditor, trust policy";

for (const engine of ENGINES) {
  test.describe(engine.name, () => {
    const absent = missing(engine);
    test.skip(absent.length > 0, `${absent.join(", ")} not found: cargo xtask browsers says why.`);
    let site: Site;
    let browser: Running;
    let visitor: Visitor;
    test.beforeAll(async () => {
      site = await Site.start("/");
      browser = await Running.start(engine);
      visitor = new Visitor(browser.driver);
    });
    test.afterAll(async () => {
      await browser?.stop();
      await site?.stop();
    });
    test.beforeEach(async () => {
      await browser.driver.manage().window().setRect({ width: 1300, height: 900 });
      await visitor.open(site.url);
      // Every test is somebody who has never been here.
      await visitor.ask("localStorage.clear(); sessionStorage.clear(); location.hash = ''");
      await visitor.open(site.url);
    });

    test("it decides, and no more than its panels scroll", async () => {
      await expect.poll(() => visitor.verdict()).toContain("Allowed");
      const [height, screen] = await visitor.ask<[number, number]>("return [document.scrollingElement.scrollHeight, innerHeight]");
      expect(height).toBe(screen);
    });

    test("what is typed over a whole document, while verdicts come and go, stands there as it was typed", async () => {
      await visitor.write(TRUST);
      await visitor.selectAll();
      const typed = '{"a": [1, x';
      for (const [at, key] of [...typed].entries()) {
        await visitor.type(key);
        // Its mark wraps what was typed into another element.
        if (at === 0) await expect.poll(() => visitor.ask("return document.querySelectorAll('hatcheck-editor')[1].shadowRoot.querySelector('.cm-diagnostic')?.textContent")).toBe("{");
      }
      expect(await visitor.textOf(TRUST)).toBe(typed);
      await visitor.type(Key.ENTER, "y");
      expect(await visitor.textOf(TRUST)).toBe(`${typed}\n  y`);
      for (let undone = 0; undone < 30; undone += 1) await visitor.typeWith(Key.CONTROL, "z");
      await expect.poll(() => visitor.verdict()).toContain("Allowed");
    });

    test("line numbers stand beside their lines before anybody touches them, and what is wrong is underlined", async () => {
      await visitor.write(TRUST);
      await visitor.open(site.url);
      const heights = `
        const text = document.querySelector("hatcheck-editor").shadowRoot;
        const all = (name) => [...text.querySelectorAll(name)].map((one) => Math.round(one.getBoundingClientRect().height));
        return [all(".cm-line"), all(".cm-lineNumbers .cm-gutterElement:not([style*=hidden])")];`;
      await expect.poll(() => visitor.ask("return !!document.querySelector('hatcheck-editor').shadowRoot?.querySelector('.cm-line')")).toBe(true);
      await expect
        .poll(async () => {
          const [lines, numbers] = await visitor.ask<[number[], number[]]>(heights);
          return JSON.stringify(lines) === JSON.stringify(numbers) || { lines, numbers };
        })
        .toBe(true);

      await visitor.write(TRUST);
      await visitor.type("x");
      const line = "const one = document.querySelectorAll('hatcheck-editor')[1].shadowRoot.querySelector('.cm-diagnostic-error'); return one && getComputedStyle(one).textDecorationLine + ' ' + getComputedStyle(one).textDecorationStyle";
      await expect.poll(() => visitor.ask(line)).toBe("underline wavy");
    });

    test("a map that is dragged is no click on what lies below the pointer", async () => {
      await visitor.press("Map");
      await expect.poll(() => visitor.ask("return !!document.querySelector('.map-node')")).toBe(true);
      await visitor.press("Closer");
      await expect.poll(() => visitor.ask("return !!document.querySelector('.map-picture[data-close]')")).toBe(true);
      await visitor.ask("document.addEventListener('click', ({ target }) => (window.clicked = target.closest('[data-go]') ? 'a node' : 'nothing'))");
      // One that is in sight.
      const [x, y] = await visitor.ask<[number, number]>(`
        for (const node of document.querySelectorAll(".map-node")) {
          const { left, top, width, height } = node.getBoundingClientRect();
          const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
          if (document.elementFromPoint(x, y)?.closest(".map-node") === node) return [x, y];
        }`);
      await browser.driver.actions().move({ x, y }).press().move({ x: x + 10, y }).move({ x: x + 30, y: y + 10 }).release().perform();
      expect(await visitor.ask("return window.clicked ?? 'nothing'")).toBe("nothing");
      expect(await visitor.ask("return document.querySelector('[data-close] > g')?.getAttribute('transform')")).toBeTruthy();
      await browser.driver.actions().move({ x: x + 30, y: y + 10 }).click().perform();
      expect(await visitor.ask("return window.clicked")).toBe("a node");
    });

    test("dialogs are as high as what is in them, or scroll it", async () => {
      for (const name of ["Examples", "Lessons", "Open", "Share"]) {
        await visitor.press(name);
        const seen = "const body = document.querySelector('dialog[open] .dialog-body'); return body && (body.clientHeight >= Math.min(body.scrollHeight, 300))";
        await expect.poll(() => visitor.ask(seen), name).toBe(true);
        await visitor.type(Key.ESCAPE);
        await expect.poll(() => visitor.ask("return document.querySelector('dialog[open]')")).toBeNull();
        if ((await browser.driver.getCurrentUrl()) !== site.url) await visitor.open(site.url);
      }
    });

    test("a link carries the scenario to somebody else", async () => {
      await visitor.open(`${site.url}?example=scp-denies-region`);
      await expect.poll(() => visitor.verdict()).toContain("AdministratorAccess");
      await visitor.press("Share");
      const links = "return [...document.querySelectorAll('dialog[open] input')].map((one) => one.value).find((one) => one.includes('#s1.'))";
      await expect.poll(() => visitor.ask(links)).toBeTruthy();
      const link = await visitor.ask<string>(links);
      await browser.driver.get("about:blank");
      await visitor.open(link);
      await expect.poll(() => visitor.verdict()).toContain("AdministratorAccess allows sqs:CreateQueue");
      await browser.driver.get("about:blank");
      await visitor.open(link.slice(0, -30));
      await expect.poll(() => visitor.ask("return document.querySelector('.notices').innerText")).toContain("cut off");
    });

    test("an exercise is graded while somebody types", async () => {
      await visitor.open(`${site.url}?exercise=the-empty-hat`);
      const states = "return [...document.querySelectorAll('.task [data-state]')].map((one) => one.dataset.state)";
      await expect.poll(() => visitor.ask<string[]>(states)).toContain("fails");
      await expect.poll(() => visitor.ask<string[]>(states)).not.toContain("waits");
    });

    test("a connection that breaks half-way is the network's fault", async () => {
      // Another origin: what came from the first one is in the browser's cache.
      const other = await Site.start("/");
      other.trouble(/\.wasm$/, { breakAfter: 20_000 });
      await browser.driver.get(other.url);
      await expect.poll(() => visitor.ask("return document.querySelector('[data-notice]')?.dataset.notice")).toBe("network");
      await other.stop();
    });
  });
}
