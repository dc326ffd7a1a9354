// "Keep for offline use": the page without its host, in any folder, and without it again once it is forgotten.
import type { BrowserContext, Page } from "@playwright/test";
import type { Faults } from "./support/faults";
import { expect, openApp, test } from "./support/test";

const verdict = (page: Page) => page.getByRole("region", { name: "Verdict" });

/** What the page is told about offline use after the first view. */
async function stateAtStart(page: Page): Promise<string> {
  await page.addInitScript(() => {
    addEventListener("hatcheck-offline-state", (event) => {
      document.documentElement.dataset["offline"] ??= String((event as CustomEvent).detail);
    });
  });
  await openApp(page);
  const root = page.locator("html");
  await expect(root).toHaveAttribute("data-offline", /./);
  return (await root.getAttribute("data-offline")) ?? "";
}

/** Asks as the program does, for the answer. */
function ask(page: Page, question: "hatcheck-keep-offline" | "hatcheck-forget-offline"): Promise<string> {
  return page.evaluate(
    (name) =>
      new Promise<string>((resolve) => {
        addEventListener("hatcheck-offline-state", (event) => resolve(String((event as CustomEvent).detail)), { once: true });
        dispatchEvent(new CustomEvent(name));
      }),
    question,
  );
}

const stores = (page: Page) => page.evaluate(() => caches.keys());

/**
 * Starts to listen, and gives what resolves once one worker is at work and the one before it is done for. The browser
 * lets go of a closed page in its own time, and a page opened meanwhile would keep the old worker: none is opened to ask.
 */
async function takeover(context: BrowserContext): Promise<{ done: Promise<void> }> {
  const outside = await context.newPage();
  const browser = await context.newCDPSession(outside);
  const workers = new Map<string, string>();
  const done = new Promise<void>((resolve) => {
    browser.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
      for (const { versionId, status } of versions) workers.set(versionId, status);
      const all = [...workers.values()];
      if (all.includes("redundant") && all.includes("activated")) resolve();
    });
  });
  await browser.send("ServiceWorker.enable");
  return { done };
}

/** The browser may remark on every request that finds no host. */
function allowNoHost(faults: Faults): void {
  faults.allow(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/);
}

test("nothing is kept unasked", async ({ page, site }) => {
  expect(await stateAtStart(page)).toBe("not-kept");
  expect(site.requests).not.toContain("/offline.js");
  expect(await stores(page)).toEqual([]);
});

test("kept, it works without its host, examples and links included", { tag: "@any-path" }, async ({ page, site, faults }) => {
  await openApp(page);
  expect(await ask(page, "hatcheck-keep-offline")).toBe("kept");
  await site.stop();
  allowNoHost(faults);

  await page.reload();
  await expect(page.locator("#skeleton")).toHaveCount(0);
  await expect(verdict(page)).toContainText("Allowed");
  const example = await page.evaluate(async () => (await fetch("examples/public-bucket.json")).text());
  expect(JSON.parse(example)).toHaveProperty("requests");

  await openApp(page, "./index.html?example=role-chain#kept");
  await expect(verdict(page)).toContainText("Allowed");
  expect(new URL(page.url()).hash).toBe("#kept");
});

test("what is kept is known on the next visit, and can be forgotten", { tag: "@any-path" }, async ({ page }) => {
  await openApp(page);
  expect(await ask(page, "hatcheck-keep-offline")).toBe("kept");
  expect(await stateAtStart(page)).toBe("kept");
  expect(await ask(page, "hatcheck-forget-offline")).toBe("not-kept");
  expect(await stores(page)).toEqual([]);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(await stateAtStart(page)).toBe("not-kept");
});

test("forgotten and kept again in one visit, it is there", async ({ page, site, faults }) => {
  await openApp(page);
  expect(await ask(page, "hatcheck-keep-offline")).toBe("kept");
  await openApp(page);
  expect(await ask(page, "hatcheck-forget-offline")).toBe("not-kept");
  expect(await ask(page, "hatcheck-keep-offline")).toBe("kept");
  await site.stop();
  allowNoHost(faults);
  await openApp(page);
  await expect(verdict(page)).toContainText("Allowed");
});

test("a host that answers with errors is as good as none", async ({ page, site, faults }) => {
  await openApp(page);
  expect(await ask(page, "hatcheck-keep-offline")).toBe("kept");
  site.trouble(/./, { status: 503 });
  faults.allow(/503/);
  await openApp(page);
  await expect(verdict(page)).toContainText("Allowed");
});

test("with its host the page and its examples are the host's, the rest is not fetched again", async ({ page, site }) => {
  await openApp(page);
  expect(await ask(page, "hatcheck-keep-offline")).toBe("kept");
  site.requests.length = 0;
  await openApp(page);
  expect(site.requests).toContain("/");
  expect(site.requests.filter((path) => /\.(wasm|css)$|boot-/.test(path))).toEqual([]);
  site.trouble(/public-bucket\.json$/, { type: "application/json", body: '"newer"' });
  expect(await page.evaluate(async () => (await fetch("examples/public-bucket.json")).json())).toBe("newer");
});

test("a new build takes over once no page of the old one is open, and leaves one store", { tag: "@any-path" }, async ({ page, site, context }) => {
  await openApp(page);
  expect(await ask(page, "hatcheck-keep-offline")).toBe("kept");
  // A store of the page in another folder, and one of somebody else.
  const others = [`hatcheck ${site.url}elsewhere/ 1`, "theirs"];
  await page.evaluate((names) => Promise.all(names.map((name) => caches.open(name))), others);

  const script = await (await fetch(`${site.url}offline.js`)).text();
  const body = script.replace(/"build":"\w+"/, '"build":"next"');
  site.trouble(/\/offline\.js$/, { type: "text/javascript", body });
  await openApp(page);
  const next = `hatcheck ${site.url} next`;
  await expect.poll(() => stores(page)).toContain(next);
  expect(await stores(page), "the old one stays while its page does").toHaveLength(4);

  const { done } = await takeover(context);
  await page.close();
  await done;
  const later = await context.newPage();
  await openApp(later);
  expect((await stores(later)).sort()).toEqual([next, ...others].sort());
});

test("a build that is only half in place is not kept", async ({ page, site, faults }) => {
  await openApp(page);
  const script = await (await fetch(`${site.url}offline.js`)).text();
  const body = script.replace(/"program":"[^"]+"/, '"program":"hatcheck-of-the-next-build.wasm"');
  site.trouble(/\/offline\.js$/, { type: "text/javascript", body });
  faults.allow(/not of the worker's build/);
  expect(await ask(page, "hatcheck-keep-offline")).toBe("failed");
  expect(await stores(page)).toEqual([]);
  site.release();
  expect(await ask(page, "hatcheck-keep-offline")).toBe("kept");
});

test("a host without the script is told from a browser that cannot", async ({ page, site, faults }) => {
  await openApp(page);
  site.trouble(/\/offline\.js$/, { status: 404 });
  faults.allow(/404/);
  expect(await ask(page, "hatcheck-keep-offline")).toBe("failed");
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "serviceWorker"));
  expect(await stateAtStart(page)).toBe("unavailable");
});
