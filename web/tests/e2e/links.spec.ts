// Getting out and in by links: what is shared opens again, on every way that links take, and nobody's work is lost.
import { readFile } from "node:fs/promises";
import { fragmentFor, fragmentOf, goldenLink, goldenLinks } from "./support/links";
import { SMALL, about, notices, openDialog, preferPlainEditors, reload, scenarioOf, take, verdict } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

const FIRST = "Cross-account role: both sides must agree";

/** What the page holds after such a link was opened. */
function held(holds: Record<string, unknown>): unknown {
  const scenario = (holds["scenario"] ?? holds) as Record<string, unknown>;
  return { requests: [], ...scenario };
}

/** A scenario whose documents are objects: one in which a member stands twice leaves as a text, which keeps both. */
function withObjects(scenario: unknown): unknown {
  return JSON.parse(JSON.stringify(scenario), (name, value: unknown) => {
    if (name !== "document" || typeof value !== "string") return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  });
}

test.beforeEach(async ({ page }) => preferPlainEditors(page));

test("a link opens what it holds", { tag: "@any-path" }, async ({ page }) => {
  const { link, holds } = goldenLink("typical");
  await openApp(page, `./${fragmentOf(link)}`);
  await expect(about(page)).toContainText(String(holds?.["title"]));
  await expect(verdict(page)).toContainText("Allowed");
  // The address is left as it is: a reload gives the same again.
  expect(new URL(page.url()).hash).toBe(fragmentOf(link));
  expect(await scenarioOf(page)).toEqual(held(holds ?? {}));
});

test("the longest link opens", async ({ page }) => {
  const { link, holds } = goldenLink("maximal");
  await openApp(page, `./${fragmentOf(link)}`);
  await expect.poll(() => scenarioOf(page)).toEqual(held(holds ?? {}));
});

test("a link that a chat program encoded once more, or twice, opens from the address", async ({ page }) => {
  const { link, holds } = goldenLink("typical");
  const payload = fragmentOf(link).slice("#s1.".length);
  const once = payload.replaceAll("-", "%2D").replaceAll("_", "%5F");
  for (const fragment of [`#s1%2E${once}`, `#s1%252E${once.replaceAll("%", "%25")}`, `##s1.${payload}`]) {
    await page.goto("about:blank");
    await openApp(page, `./${fragment}`);
    await expect(about(page), fragment.slice(0, 12)).toContainText(String(holds?.["title"]));
  }
});

test("every link that was ever released opens from the dialog, or is told what is wrong with it", async ({ page }) => {
  test.slow();
  // In the program that opens all of them in place.
  await openApp(page, "./?exercise=");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  for (const { name, link, holds, error } of goldenLinks()) {
    if (name === "an address of something else") continue;
    await take(page, link);
    if (error) {
      await expect(page.getByRole("alert"), name).toContainText(error);
      await page.getByRole("alert").getByRole("button", { name: "Dismiss" }).click();
    } else {
      const opened = notices(page).getByRole("status").filter({ hasText: "A link was opened." });
      // So that the next one is not taken for this one.
      await opened.getByRole("button", { name: "Dismiss" }).click();
      await expect(opened, name).toHaveCount(0);
      expect(withObjects(await scenarioOf(page)), name).toEqual(held(holds ?? {}));
    }
  }
});

for (const name of ["a character that is another one", "cut off", "unpacks to 2 MiB", "another version", "no scenario", "only its beginning"]) {
  test(`a link that cannot be opened says why, and the page starts without it: ${name}`, async ({ page }) => {
    const { link, error } = goldenLink(name);
    await openApp(page, `./${fragmentOf(link)}`);
    await expect(page.getByRole("alert")).toContainText(`${error} It stays in the address bar, to be copied.`);
    // Nothing that could be taken for the link's own answer.
    await expect(about(page)).toHaveCount(0);
    await expect(verdict(page)).not.toContainText("Allowed");
    expect(new URL(page.url()).hash).toBe(fragmentOf(link));
  });
}

test("a damaged link says where, counted in the address as it stands", async ({ page, baseURL }) => {
  const payload = fragmentOf(goldenLink("typical").link).slice("#s1.".length);
  await openApp(page, `./#s1.${payload.slice(0, 40)}!${payload.slice(41)}`);
  const place = (baseURL ?? "").length + "#s1.".length + 41;
  await expect(page.getByRole("alert")).toContainText(`This link is damaged at character ${place}.`);
});

test("an example is opened by its name in the address, and only an example", async ({ page, site }) => {
  await openApp(page, "./?example=role-chain");
  await expect(about(page)).toContainText("One role leads to the next");
  await openApp(page, "./?example=..%2Findex");
  await expect(page.getByRole("alert")).toContainText("There is no example of that name.");
  await expect(about(page)).toHaveCount(0);
  expect(site.requests.filter((path) => path.startsWith("/examples/"))).toEqual(["/examples/role-chain.json"]);
});

test("a share link of the usual case is short, the same each time, and in the address once it is copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openApp(page, `./${fragmentFor(SMALL)}`);
  await expect(about(page)).toContainText(SMALL.title);
  await openApp(page, "./?example=role-chain");
  await expect(about(page)).toContainText("One role leads to the next");

  const links: string[] = [];
  for (const _ of ["once", "twice"]) {
    const dialog = await openDialog(page, "Share");
    expect(new URL(page.url()).hash).toBe(links.length === 0 ? "" : fragmentOf(links[0] ?? ""));
    const link = await dialog.getByLabel("Link", { exact: true }).inputValue();
    await expect(dialog).toContainText(`${fragmentOf(link).length} characters.`);
    await dialog.getByRole("button", { name: "Copy link" }).click();
    await expect(dialog.getByRole("status").filter({ hasText: "Copied: link." })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    expect(page.url()).toBe(link);
    links.push(link);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }
  expect(links[1]).toBe(links[0]);
  expect(fragmentOf(links[0] ?? "")).toMatch(/^#s1\.[\w-]*[A-Za-z0-9]$/);

  const before = await scenarioOf(page);
  await reload(page);
  await expect(about(page)).toContainText("One role leads to the next");
  expect(await scenarioOf(page)).toEqual(before);
});

test("the usual link has at most 900 characters", async ({ page }) => {
  await openApp(page, `./${fragmentOf(goldenLink("typical").link)}`);
  const dialog = await openDialog(page, "Share");
  const link = await dialog.getByLabel("Link", { exact: true }).inputValue();
  expect(link.length).toBeLessThanOrEqual(900);
});

test("the forms of a link and of a scenario", async ({ page }) => {
  await openApp(page, `./${fragmentFor({ ...SMALL, title: "A [small] \"one\" <b>" })}`);
  await expect(about(page)).toContainText("A [small]");
  const dialog = await openDialog(page, "Share");
  const link = await dialog.getByLabel("Link", { exact: true }).inputValue();
  await expect(dialog.getByLabel("Markdown link")).toHaveValue(`[A \\[small\\] "one" \\<b>](${link})`);
  await expect(dialog.getByLabel("Embed snippet")).toHaveValue(
    `<iframe src="${link.replace("#", "embed.html#")}" title="A [small] &quot;one&quot; &lt;b>" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" width="100%" height="640"></iframe>`,
  );
  await expect(dialog.getByLabel("Fence for documentation")).toHaveValue(/^```hatcheck\s*\{.*\}\s*```\s*$/);
  await expect(dialog.getByLabel("Element for a page")).toHaveValue(/^<hatcheck-example><pre><code>\{.*&lt;b>.*\}\s*<\/code><\/pre><\/hatcheck-example>$/);
  await expect(dialog.getByLabel("Script for fences and elements")).toHaveValue(`<script type="module" src="${link.replace(/#.*/, "")}embed.js"></script>`);
  await expect(dialog).toContainText("which no server is sent");
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download as .json" }).click();
  expect((await download).suggestedFilename()).toBe("a-small-one-b.json");
  expect(JSON.parse(await readFile(await (await download).path(), "utf8"))).toEqual({ ...SMALL, title: "A [small] \"one\" <b>" });
});

test("account IDs are replaced on a copy", async ({ page }) => {
  const scenario = JSON.parse(JSON.stringify(SMALL).replaceAll("123456789012", "998877665544")) as unknown;
  await openApp(page, `./${fragmentFor(scenario)}`);
  await expect(about(page)).toContainText(SMALL.title);
  const dialog = await openDialog(page, "Share");
  const link = dialog.getByLabel("Link", { exact: true });
  const before = await link.inputValue();
  await dialog.getByLabel(/Replace account IDs/).check();
  await expect(link).not.toHaveValue(before);
  const text = await dialog.getByLabel("Scenario", { exact: true }).inputValue();
  expect(text).not.toContain("998877665544");
  expect(text).toContain("111122223333");
  await page.keyboard.press("Escape");
  expect(JSON.stringify(await scenarioOf(page))).toContain("998877665544");
});

test("no link with the true account IDs is shown while they are being replaced, nor where they cannot be", async ({ page, site, faults }) => {
  // The extras replace them, and are fetched for it.
  site.trouble(/extras[^/]*\.wasm$/, "stall");
  await openApp(page, `./${fragmentFor(SMALL)}`);
  await expect(about(page)).toContainText(SMALL.title);
  const dialog = await openDialog(page, "Share");
  const link = dialog.getByLabel("Link", { exact: true });
  const box = dialog.getByLabel(/Replace account IDs/);
  const before = await link.inputValue();
  await box.check();
  await expect(dialog).toContainText("Making the link …");
  await expect(link).toHaveCount(0);
  await box.uncheck();
  await expect(link).toHaveValue(before);

  faults.allow(/status of 500|extras could not be loaded/);
  await box.check();
  site.release({ status: 500 });
  await expect(dialog.getByRole("alert")).toContainText("Account IDs cannot be replaced just now.");
  await expect(link).toHaveCount(0);
  await expect(dialog.getByRole("button", { name: "Download as .json" })).toHaveCount(0);
  await box.uncheck();
  await expect(link).toHaveValue(before);
});

test("a moment is offered where the scenario has none", async ({ page }) => {
  const { now: _, ...rest } = SMALL;
  await openApp(page, `./${fragmentFor(rest)}`);
  await expect(about(page)).toContainText(SMALL.title);
  const dialog = await openDialog(page, "Share");
  await dialog.getByRole("button", { name: "Pin this moment" }).click();
  await expect(dialog.getByRole("button", { name: "Pin this moment" })).toHaveCount(0);
  await expect(dialog.getByLabel("Scenario", { exact: true })).toHaveValue(/"now": "\d{4}-\d\d-\d\dT/);
  await page.keyboard.press("Escape");
  await notices(page).getByRole("button", { name: "Undo" }).click();
  expect(await scenarioOf(page)).toEqual(rest);
});

test("long links are written with a warning, longer ones not at all", async ({ page }) => {
  // Random text is not made shorter.
  const random = (length: number) => Array.from({ length }, () => Math.random().toString(36).slice(2, 3)).join("");
  await openApp(page);
  await take(page, JSON.stringify({ ...SMALL, description: random(10_000) }));
  let dialog = await openDialog(page, "Share");
  await expect(dialog).toContainText("Some programs cut off links of more than 8000.");
  await expect(dialog.getByRole("button", { name: "Copy link" })).toBeVisible();
  await page.keyboard.press("Escape");
  await take(page, JSON.stringify({ ...SMALL, description: random(60_000) }));
  dialog = await openDialog(page, "Share");
  await expect(dialog.getByRole("alert")).toContainText("Send the scenario as a file instead.");
  await expect(dialog.getByRole("button", { name: "Copy link" })).toHaveCount(0);
  await expect(dialog.getByRole("button", { name: "Download as .json" })).toBeVisible();
});

test("another link in the address is opened over what is there, and can be taken back", async ({ page }) => {
  await openApp(page);
  await page.evaluate((fragment) => (location.hash = fragment), fragmentFor(SMALL));
  await expect(about(page)).toContainText(SMALL.title);
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expect(about(page)).toContainText(FIRST);
  // Nothing but a link is taken for one.
  await page.evaluate(() => (location.hash = "#verdict"));
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("Escape closes a dialog, and the focus is back where it was", async ({ page }) => {
  await openApp(page);
  for (const name of ["Examples", "Open", "Share"] as const) {
    const button = page.getByRole("banner").getByRole("button", { name, exact: true });
    await button.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name });
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(button).toBeFocused();
    // The browser tells of the closing a task after it, and until then the page holds the dialog for open.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(button).toBeFocused();
  }
});
