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
