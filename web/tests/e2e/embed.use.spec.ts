// What a reader does in a live example, and what the page around it can do with one.
import type { HatcheckExample } from "../../js/embed/element";
import { bigEditor, textOf, write } from "./support/editor";
import { expectAccessibleInBothThemes } from "./support/axe";
import { element, fence, live, pageWith, scenarioText, seenBy } from "./support/embeds";
import { fragmentFor } from "./support/links";
import { openDialog, SMALL } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

const TWO = scenarioText("cross-account-role-two-halves");
const DANA = JSON.stringify(SMALL, undefined, 2);
const VIEWS = ["full", "verdict", "statement", "trace", "chain", "compare"] as const;

test("a policy is changed, the verdict turns, Reset brings the author's back", async ({ page, host }) => {
  host.pages.set("edit", pageWith(element(DANA, "view=verdict edit=all")));
  await page.goto(host.at("edit"));
  const example = await live(page);
  await example.getByRole("textbox").click();
  const editor = await bigEditor(page, "dana, identity policy Read");
  await write(editor, (await textOf(editor)).replace("GetObject", "PutObject"));
  await expect(example.locator(".verdict")).toContainText("Denied");
  await expect(example.getByRole("status").filter({ hasText: "Denied. Nothing allows s3:GetObject" })).toHaveCount(1);
  await example.getByRole("button", { name: "Reset" }).click();
  await expect(example.locator(".verdict")).toContainText("Allowed");
  expect(await textOf(editor)).toContain("GetObject");
});

test("a request is changed, and the policies are only read", async ({ page, host }) => {
  host.pages.set("request", pageWith(element(DANA, "view=full")));
  await page.goto(host.at("request"));
  const example = await live(page);
  await expect(example.locator(".code")).toHaveCount(1);
  await example.getByRole("combobox", { name: "Action" }).fill("s3:PutObject");
  await page.keyboard.press("Tab");
  await expect(example.locator(".verdict")).toContainText("Denied");
  await example.getByRole("button", { name: "Show in policy" }).first().click();
  await expect(example.locator(".code-line[data-place]").first()).toBeFocused();
});

test("nothing can be changed where the author wants that, but chosen", async ({ page, host }) => {
  host.pages.set("read", pageWith(element(TWO, "view=full edit=none") + element(TWO, "view=full edit=all hide=request")));
  await page.goto(host.at("read"));
  const example = await live(page, 0);
  await expect(example.locator("input, textarea, select")).toHaveCount(0);
  await expect(example.getByRole("button", { name: "Reset" })).toBeHidden();
  await example.getByRole("button", { name: /^Bob/ }).click();
  await expect(example.locator(".verdict")).toContainText("Denied");
  await expect(example.getByRole("tab", { name: /Auditor: trust/ })).toHaveAttribute("aria-selected", "true");
  await expect((await live(page, 1)).locator(".request-list")).toHaveCount(0);
});

test("before and now are compared", async ({ page, host }) => {
  host.pages.set("compare", pageWith(element(TWO, "view=compare edit=all request=1")));
  await page.goto(host.at("compare"));
  const example = await live(page);
  await example.getByRole("textbox").first().click();
  const editor = await bigEditor(page, "Auditor, trust policy");
  await write(editor, (await textOf(editor)).replaceAll("user/alice", "user/bob"));
  await expect(example.locator(".compare-table")).toContainText("Bob");
  await example.getByRole("tab", { name: "Before" }).click();
  await expect(example.locator(".code")).toContainText("user/alice");
});

test("keys stay inside, and those outside are the page's", async ({ page, host }) => {
  host.pages.set("keys", pageWith(`${element(DANA, "view=full edit=all")}<input aria-label="Search">`));
  await page.goto(host.at("keys"));
  const example = await live(page);
  await example.getByRole("textbox", { name: "dana, identity policy Read" }).click();
  await bigEditor(page, "dana, identity policy Read");
  await page.keyboard.type("s/?");
  for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "Escape"]) await page.keyboard.press(key);
  await example.getByRole("combobox", { name: "Action" }).click();
  await page.keyboard.type("s3:x");
  await example.getByRole("tab", { name: "Why" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(example.locator(".hop")).toBeVisible();
  expect((await seenBy(page)).heard).toEqual([]);
  await page.getByRole("textbox", { name: "Search" }).focus();
  await page.keyboard.press("s");
  expect((await seenBy(page)).heard).toEqual(["s", "s", "s"]);
});

test("the page hears results, and sets and reads the scenario", async ({ page, host }) => {
  host.pages.set("told", pageWith(element(TWO, "id=one view=trace request=1")));
  await page.goto(host.at("told"));
  const example = await live(page);
  await expect(example.locator(".verdict")).toContainText("Denied");
  const { told } = await seenBy(page);
  expect(told.map(({ type, id }) => [type, id])).toEqual([
    ["hatcheck-ready", "one"],
    ["hatcheck-result", "one"],
  ]);
  expect(told[0]?.detail).toEqual({ engine: expect.stringMatching(/^\d+\.\d+\.\d+$/), catalogue: null });
  const denied = { decision: "implicitDeny", deniedBy: ["trust"], pass: true };
  expect(told[1]?.detail).toMatchObject(denied);
  const own = (run: (example: HatcheckExample, text: string) => unknown) => example.evaluate(run as never, DANA as never) as Promise<unknown>;
  expect(await own((example) => example.result)).toMatchObject(denied);
  expect(JSON.parse((await own((example) => example.value)) as string)).toEqual(JSON.parse(TWO));
  await own((example, text) => (example.value = text));
  await expect(example.locator(".verdict")).toContainText("Allowed");
  expect(JSON.parse((await own((example) => example.value)) as string)).toEqual(SMALL);
  expect((await seenBy(page)).told.at(-1)?.detail).toMatchObject({ request: "Dana reads", decision: "allowed", deniedBy: [], pass: null });
  await own((example) => (example.value = "{"));
  await expect.poll(async () => (await seenBy(page)).told.at(-1)).toMatchObject({ type: "hatcheck-error", detail: { code: "scenario" } });
  await expect(example.locator(".verdict")).toContainText("Allowed");
});

test("the link opens what stands in the example", async ({ page, host, site }) => {
  host.pages.set("link", pageWith(element(DANA, "view=verdict edit=all") + element(DANA, "open-link=off")));
  await page.goto(host.at("link"));
  const example = await live(page);
  const link = example.getByRole("link", { name: "Open in Hatcheck" });
  await expect(link).toHaveAttribute("href", /#s1\./);
  const before = await link.getAttribute("href");
  await example.getByRole("textbox").fill('{"Version": "2012-10-17", "Statement": []}');
  await expect(link).not.toHaveAttribute("href", before ?? "");
  expect(await link.getAttribute("href")).toMatch(new RegExp(`^${site.url}#s1\\.[\\w-]*[a-zA-Z0-9]$`));
  await page.goto((await link.getAttribute("href")) ?? "");
  await expect(page.locator("#app .verdict")).toContainText("Denied");
});

test("what the context hangs on is found out in a page of another origin", async ({ page, host }) => {
  const asked = { ...SMALL, unknownContext: "unknown", users: [{ ...SMALL.users[0], policies: [{ name: "Read", document: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*", Condition: { StringEquals: { "aws:SourceVpce": "vpce-0a1b2c3d4e5f60718" } } }] } }] }] };
  host.pages.set("hangs", pageWith(element(JSON.stringify(asked), "view=trace")));
  await page.goto(host.at("hangs"));
  const example = await live(page);
  await expect(example.locator(".verdict")).toContainText("Depends");
  await example.getByText("Rules that settled it").click();
  await expect(example.locator(".rule dd").first()).not.toHaveText("…");
});

test("what the playground hands out for a page comes alive there", async ({ page, host }) => {
  await openApp(page, `./${fragmentFor(SMALL)}`);
  const dialog = await openDialog(page, "Share");
  const handedOut = (name: string) => dialog.getByLabel(name, { exact: true }).inputValue();
  await expect(dialog.getByLabel("Embed snippet")).toHaveValue(/./);
  const [own, framed, script] = [await handedOut("Element for a page"), await handedOut("Embed snippet"), await handedOut("Script for fences and elements")];
  host.pages.set("handed", `<!doctype html><html lang="en"><title>Mine</title><link rel="icon" href="data:,">${own}${framed}${script}`);
  await page.goto(host.at("handed"));
  await expect((await live(page)).locator(".verdict")).toContainText("Allowed");
  const frame = page.frameLocator("iframe");
  await page.locator("iframe").scrollIntoViewIfNeeded();
  await expect(frame.locator(".verdict")).toContainText("Allowed");
  await expect.poll(() => page.locator("iframe").evaluate((own) => own.clientHeight)).not.toBe(640);
});

for (const [width, height] of [[360, 740], [768, 1024], [1280, 800]] as const) {
  test(`every view is accessible and fits, ${width} px`, async ({ page, host }) => {
    test.slow();
    await page.setViewportSize({ width, height });
    host.pages.set("views", pageWith(VIEWS.map((view, at) => `<h2>${view}</h2>${element(TWO, `view=${view} request=1 edit=${["request", "none", "all"][at % 3]}`)}`).join("")));
    await page.goto(host.at("views"));
    for (const at of VIEWS.keys()) await live(page, at);
    await page.addStyleTag({ content: "html { color-scheme: light dark } body, pre { background: Canvas; color: CanvasText } button { font-size: 1.6rem }" });
    await expectAccessibleInBothThemes(page, "examples");
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(sideways).toBe(0);
  });
}

test("thirty examples share one program, and leave the page its time", async ({ page, host, site }, info) => {
  const names = ["cross-account-role-two-halves", "role-chain", "scp-denies-region", "permissions-boundary", "public-bucket"];
  host.pages.set("thirty", pageWith(Array.from({ length: 30 }, (_, at) => fence(scenarioText(names[at % names.length] ?? ""), `view=${VIEWS[at % VIEWS.length]}`)).join("")));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  await page.goto(host.at("thirty"));
  await page.waitForLoadState("networkidle");
  const time = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  const before = await time();
  await page.evaluate(() => document.querySelectorAll("hatcheck-example").forEach((own) => own.previousElementSibling?.dispatchEvent(new Event("pointerenter"))));
  await expect(page.locator("hatcheck-example[live]")).toHaveCount(30, { timeout: 20_000 });
  const after = await time();
  const spent = (name: string) => Math.round(((after[name] ?? 0) - (before[name] ?? 0)) * 1000);
  const report = `script ${spent("ScriptDuration")} ms, style and layout ${spent("LayoutDuration") + spent("RecalcStyleDuration")} ms, all ${spent("TaskDuration")} ms; heap ${Math.round((after["JSHeapUsedSize"] ?? 0) / 1e6)} MB`;
  info.annotations.push({ type: "thirty examples", description: report });
  console.log(`Thirty examples: ${report}`);
  expect(site.requests.filter((path) => path.endsWith(".wasm"))).toHaveLength(1);
  expect(site.requests.filter((path) => /embed-live|embed-style/.test(path))).toHaveLength(2);
  expect((await seenBy(page)).shift).toBe(0);
});
