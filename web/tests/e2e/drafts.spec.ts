// Drafts: what somebody works on is there again, whatever happens to the tab, and nothing writes over it.
import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { fragmentFor } from "./support/links";
import { SMALL, about, notices, openDialog, preferPlainEditors, reload, verdict } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

const FIRST = "Cross-account role: both sides must agree";
const trust = (page: Page) => page.getByRole("textbox", { name: "Auditor, trust policy" });

/** Types a name into the trust policy of the first example. */
async function type(page: Page, name: string): Promise<void> {
  await trust(page).fill((await trust(page).inputValue()).replace(/user\/\w+/, `user/${name}`));
}

/** The stored drafts, by key. */
function drafts(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() =>
    Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith("hatcheck.draft"))),
  ) as Promise<Record<string, string>>;
}

const count = async (page: Page) => Object.keys(await drafts(page)).length;

/** Stores something before the page is there, once. */
async function store(page: Page, entries: Record<string, string>): Promise<void> {
  await page.addInitScript((entries) => {
    if (sessionStorage.getItem("test.stored")) return;
    sessionStorage.setItem("test.stored", "1");
    for (const [key, text] of Object.entries(entries)) localStorage.setItem(key, text);
  }, entries);
}

function stored(scenario: unknown, saved = Date.now()): string {
  return JSON.stringify({ version: 1, saved, request: 0, scenario: JSON.stringify(scenario, null, 2) });
}

test.beforeEach(async ({ page }) => preferPlainEditors(page));

test("a page that is only looked at leaves no draft", async ({ page }) => {
  await openApp(page, `./${fragmentFor(SMALL)}`);
  await expect(about(page)).toContainText(SMALL.title);
  await page.getByRole("banner").getByRole("button", { name: "Examples" }).click();
  await page.getByRole("button", { name: /One role leads to the next/ }).click();
  await expect(about(page)).toContainText("One role leads to the next");
  await reload(page);
  expect(await count(page)).toBe(0);
});

test("what was typed is there again after a reload", { tag: "@any-path" }, async ({ page }) => {
  await openApp(page);
  await type(page, "mallory");
  await expect(verdict(page)).toContainText("Denied");
  // At once: what was typed within the last moment is kept as the page goes.
  await reload(page);
  await expect(trust(page)).toHaveValue(/user\/mallory/);
  await expect(verdict(page)).toContainText("Denied");
  expect(await count(page)).toBe(1);
});

test("the chosen request is there again", async ({ page }) => {
  await openApp(page);
  await page.getByRole("button", { name: /^Bob, whom the trust policy does not name/ }).click();
  await type(page, "mallory");
  await expect.poll(() => count(page)).toBe(1);
  await reload(page);
  await expect(page.getByRole("button", { name: /^Bob/ })).toHaveAttribute("aria-current", "true");
});

test("two tabs never write over each other", async ({ page, context, faults }) => {
  await openApp(page);
  await type(page, "one");
  await expect.poll(() => count(page)).toBe(1);
  const other = await context.newPage();
  faults.watch(context);
  await preferPlainEditors(other);
  await openApp(other);
  // It goes on with the newest draft, in a slot of its own.
  await expect(trust(other)).toHaveValue(/user\/one/);
  await type(other, "two");
  await expect.poll(() => count(page)).toBe(2);
  await type(page, "three");
  await expect.poll(async () => Object.values(await drafts(page)).some((text) => text.includes("user/three"))).toBe(true);
  expect(Object.values(await drafts(page)).some((text) => text.includes("user/two"))).toBe(true);
  await reload(page);
  await expect(trust(page)).toHaveValue(/user\/three/);
  await reload(other);
  await expect(trust(other)).toHaveValue(/user\/two/);
});

test("a link comes before a draft, and the draft is offered", async ({ page }) => {
  await openApp(page);
  await type(page, "mallory");
  await expect.poll(() => count(page)).toBe(1);
  await page.goto("about:blank");
  await openApp(page, `./${fragmentFor(SMALL)}`);
  await expect(about(page)).toContainText(SMALL.title);
  const line = notices(page).getByRole("status").filter({ hasText: /Your draft of \d\d:\d\d is kept\./ });
  await expect(line).toBeVisible();

  await line.getByRole("button", { name: "Restore" }).click();
  await expect(trust(page)).toHaveValue(/user\/mallory/);
  await expect(line).toHaveCount(0);
  // And back to the link.
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expect(about(page)).toContainText(SMALL.title);
  expect(await count(page)).toBe(1);
});

test("edits of a link are offered when it is opened again, and the older draft is kept as well", async ({ page }) => {
  await openApp(page);
  await type(page, "mallory");
  await expect.poll(() => count(page)).toBe(1);
  await page.goto("about:blank");
  await openApp(page, `./${fragmentFor(SMALL)}`);
  const policy = page.getByRole("textbox", { name: /dana, identity policy Read/ });
  await policy.fill((await policy.inputValue()).replace("s3:GetObject", "s3:PutObject"));
  await expect(verdict(page)).toContainText("Denied");
  await expect.poll(() => count(page)).toBe(2);
  await reload(page);
  await expect(verdict(page)).toContainText("Allowed");
  await notices(page).getByRole("button", { name: "Restore" }).click();
  await expect(policy).toHaveValue(/s3:PutObject/);
  expect(Object.values(await drafts(page)).some((text) => text.includes("user/mallory"))).toBe(true);
});

test("a draft that is the same as the link is not offered", async ({ page }) => {
  await store(page, { "hatcheck.draft.a": stored(SMALL) });
  await openApp(page, `./${fragmentFor(SMALL)}`);
  await expect(about(page)).toContainText(SMALL.title);
  await expect(notices(page)).not.toContainText("is kept");
});

test("a damaged link starts with the draft", async ({ page }) => {
  await store(page, { "hatcheck.draft.a": stored(SMALL) });
  await openApp(page, "./#s1.AB");
  await expect(page.getByRole("alert")).toContainText("This link is");
  await expect(about(page)).toContainText(SMALL.title);
});

test("everything can be cleared, and is back with Undo", async ({ page }) => {
  await openApp(page);
  await type(page, "mallory");
  await page.getByLabel("Menu").click();
  await page.getByRole("button", { name: "New scenario" }).click();
  await expect(trust(page)).toHaveCount(0);
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expect(trust(page)).toHaveValue(/user\/mallory/);
});

test("a cleared page writes over no draft", async ({ page }) => {
  await openApp(page);
  await type(page, "mallory");
  await expect.poll(() => count(page)).toBe(1);
  await page.getByLabel("Menu").click();
  await page.getByRole("button", { name: "New scenario" }).click();
  await expect(trust(page)).toHaveCount(0);
  await reload(page);
  await expect(trust(page)).toHaveValue(/user\/mallory/);
});

test("drafts of other versions: older ones are read, newer ones left alone, broken ones passed over", async ({ page }) => {
  const newer = JSON.stringify({ version: 2, saved: Date.now() + 1000, scenarios: [] });
  await store(page, {
    "hatcheck.draft.newer": newer,
    "hatcheck.draft.broken": "{\"version\":1,\"scenario\":",
    // As version 0 stored it.
    "hatcheck.draft.old": JSON.stringify(SMALL),
  });
  await openApp(page);
  await expect(about(page)).toContainText(SMALL.title);
  const policy = page.getByRole("textbox", { name: /dana, identity policy Read/ });
  await policy.fill((await policy.inputValue()).replace("s3:GetObject", "s3:PutObject"));
  await expect.poll(async () => Object.values(await drafts(page)).some((text) => text.includes("s3:PutObject"))).toBe(true);
  expect((await drafts(page))["hatcheck.draft.newer"]).toBe(newer);
});

test("of more than five drafts the oldest go", async ({ page }) => {
  const entries = Object.fromEntries(
    Array.from({ length: 5 }, (_, at) => [`hatcheck.draft.${at}`, stored({ ...SMALL, title: `Number ${at}` }, 1000 + at)]),
  );
  await store(page, entries);
  await openApp(page);
  await expect(about(page)).toContainText("Number 4");
  const policy = page.getByRole("textbox", { name: /dana, identity policy Read/ });
  await policy.fill((await policy.inputValue()).replace("s3:GetObject", "s3:PutObject"));
  await expect.poll(async () => Object.values(await drafts(page)).some((text) => text.includes("s3:PutObject"))).toBe(true);
  const kept = Object.keys(await drafts(page));
  expect(kept).toHaveLength(5);
  expect(kept).not.toContain("hatcheck.draft.0");
});

test("a scenario that is too long to be kept says so", async ({ page }) => {
  await openApp(page);
  const dialog = await openDialog(page, "Open");
  await dialog.getByRole("textbox", { name: "Paste here" }).fill(JSON.stringify({ ...SMALL, description: "x ".repeat(260_000) }));
  await dialog.getByRole("button", { name: "Use it" }).click();
  const policy = page.getByRole("textbox", { name: /dana, identity policy Read/ });
  await policy.fill((await policy.inputValue()).replace("s3:GetObject", "s3:PutObject"));
  await expect(page.getByRole("alert")).toContainText("more than 500,000 characters are not kept");
  expect(await count(page)).toBe(0);
});

for (const refuses of ["every access", "every write"] as const) {
  test(`a browser that refuses ${refuses} to its storage has a page without drafts`, async ({ page }) => {
    await page.addInitScript((refuses) => {
      const refuse = () => {
        throw new DOMException("refused", "SecurityError");
      };
      if (refuses === "every access") {
        for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get: refuse });
      } else {
        Storage.prototype.setItem = refuse;
      }
    }, refuses);
    await openApp(page);
    await expect(verdict(page)).toContainText("Allowed");
    const trust = page.locator("hatcheck-editor").first();
    await expect(trust).toBeVisible();
    await page.getByRole("banner").getByRole("button", { name: "Open", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Open" });
    const policy = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] };
    await dialog.getByRole("textbox", { name: "Paste here" }).fill(JSON.stringify(policy));
    await dialog.getByRole("button", { name: "Use it" }).click();
    await expect(page.getByRole("alert")).toContainText("Drafts are not kept in this window.");
    await expect(notices(page)).toContainText("An identity policy was taken in");
  });
}

test("what is typed before the program is there comes before a draft, which is offered", async ({ page, site }) => {
  await store(page, { "hatcheck.draft.a": stored(SMALL) });
  site.trouble(/\.wasm$/, "stall");
  await page.goto("./", { waitUntil: "domcontentloaded" });
  const early = page.getByLabel("Auditor, trust policy");
  await early.fill((await early.inputValue()).replace("user/alice", "user/eve"));
  site.release();
  await expect(page.locator("#skeleton")).toHaveCount(0);
  await expect(trust(page)).toHaveValue(/user\/eve/);
  await expect(about(page)).toContainText(FIRST);
  await expect(notices(page)).toContainText(/Your draft of \d\d:\d\d is kept\./);
  await expect.poll(() => count(page)).toBe(2);
});

test("after the program has stopped, its drafts are among what can be saved", async ({ page }) => {
  await store(page, { "hatcheck.draft.a": stored(SMALL) });
  await openApp(page);
  await page.evaluate(() => dispatchEvent(new CustomEvent("hatcheck-panic", { detail: { location: "x.rs:1:1", version: "1" } })));
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download my documents" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toContain(SMALL.title);
});
