// The page's two programs, without and with exercise mode: which one an address gets, and what goes from one to the other.
import { readFileSync } from "node:fs";
import { header, openExample, pick } from "./support/regions";
import { fragmentFor } from "./support/links";
import { about, drop, notices, pasteOutside, preferPlainEditors, reload, scenarioOf, verdict } from "./support/scenario";
import type { Site } from "./support/site";
import { expect, openApp, test } from "./support/test";

const LESSON = "two-documents-of-a-role";
const EXERCISE = /#x1\.[\w-]+/.exec(readFileSync(new URL("../links.golden", import.meta.url), "utf8"))?.[0] ?? "";

/** The beginnings of the names of the modules that were fetched. */
const programs = (site: Site) => site.requests.flatMap((path) => /\/(hatcheck|exercise)-\w+\.wasm$/.exec(path)?.[1] ?? []);

for (const [address, program] of [
  ["./", "hatcheck"],
  ["./?example=role-chain", "hatcheck"],
  [`./?exercise=${LESSON}`, "exercise"],
  [`./?exercise=${LESSON}&author=1`, "exercise"],
  ["./?exercise=", "exercise"],
  [`./${EXERCISE}`, "exercise"],
] as const) {
  test(`${address.slice(0, 50)} gets one program, once: ${program}`, { tag: "@any-path" }, async ({ page, site }) => {
    await openApp(page, address);
    await expect(verdict(page)).toBeVisible();
    expect(programs(site)).toEqual([program]);
    // What was fetched ahead is what was used.
    const ahead = await page.locator("link[rel=preload], link[rel=modulepreload]").evaluateAll((all) => all.map((own) => (own as HTMLLinkElement).href));
    expect(ahead.map((href) => new URL(href).pathname.split("/").at(-1)?.replace(/-.*\./, "."))).toEqual([`${program}.js`, `${program}.wasm`]);
  });
}

test("the list of lessons comes with the other program, over what was typed until then", async ({ page, site }) => {
  await preferPlainEditors(page);
  await openApp(page);
  const policy = page.getByRole("region", { name: "Identity", exact: true }).getByRole("textbox");
  await policy.fill('{"Statement": [], "Id": "typed last"}');
  await header(page).getByRole("button", { name: "Lessons" }).click();
  const list = page.getByRole("dialog", { name: "Lessons" });
  await expect(list.getByRole("listitem").first()).toBeVisible();
  expect(programs(site)).toEqual(["hatcheck", "exercise"]);
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await expect(policy).toHaveValue(/typed last/);
  await expect(page).toHaveURL(/\/$/);

  // From here on the lessons are a click away, and so is the way back.
  await header(page).getByRole("button", { name: "Lessons" }).click();
  await list.getByRole("listitem").first().getByRole("button").click();
  await expect(page.locator("section.task")).toBeVisible();
  expect(programs(site)).toEqual(["hatcheck", "exercise"]);
});

test("what an author has made is there when the page is loaded again, and nowhere else", async ({ page, context, faults }) => {
  await openApp(page);
  await openExample(page, "A user reads a bucket");
  await pick(header(page), "Menu", "Make an exercise of this");
  const task = page.locator("section.task");
  await expect(task.getByRole("heading", { level: 2 })).toHaveText("A user reads a bucket");
  const author = task.locator("details", { hasText: "For the author" });
  const text = author.getByLabel("The exercise as JSON");
  const exercise = JSON.parse(await text.inputValue());
  await text.fill(JSON.stringify({ ...exercise, title: "Changed by its author" }));
  await author.getByRole("button", { name: "Use this exercise" }).click();
  await expect(task.getByRole("heading", { level: 2 })).toHaveText("Changed by its author");
  await reload(page);
  await expect(task.getByRole("heading", { level: 2 })).toHaveText("Changed by its author");
  await expect(author).toHaveCount(1);

  faults.expect(/404 \(Not Found\)/);
  const elsewhere = await context.newPage();
  await elsewhere.goto(page.url());
  await expect(elsewhere.getByRole("alert")).toContainText("There is no exercise of that name.");
});

test("where the browser keeps nothing, no exercise is made, and nothing is lost", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "sessionStorage", {
      get() {
        throw new DOMException("kept nowhere", "SecurityError");
      },
    });
  });
  await openApp(page);
  await openExample(page, "A user reads a bucket");
  const before = await scenarioOf(page);
  await pick(header(page), "Menu", "Make an exercise of this");
  await expect(notices(page)).toContainText("No exercise was opened");
  expect(await scenarioOf(page)).toEqual(before);
});

test("an exercise's link in the address of an open page brings the other program, and what was typed is kept", async ({ page, site }) => {
  await preferPlainEditors(page);
  await openApp(page);
  await page.getByRole("region", { name: "Identity", exact: true }).getByRole("textbox").fill('{"Statement": [], "Id": "typed last"}');
  await page.evaluate((link) => void (location.hash = link), EXERCISE);
  await expect.poll(() => programs(site)).toEqual(["hatcheck", "exercise"]);
  await expect(notices(page).getByRole("button").first()).toBeVisible();
  await page.goto("./");
  await expect(page.getByRole("region", { name: "Identity", exact: true }).getByRole("textbox")).toHaveValue(/typed last/);
});

test("an exercise's link or file, wherever it comes in, is opened as an exercise", async ({ page, site }) => {
  const file = readFileSync(new URL(`../../../exercises/05-${LESSON}.json`, import.meta.url), "utf8");
  const task = page.locator("section.task");
  // A link, as it stands and as a chat program has encoded it within a sentence.
  const link = fragmentFor(JSON.parse(file.replace('"id": "', '"id": "linked-'))).replace("#s1.", "#x1.");
  for (const text of [link, `see #5: https://hatcheck.example/${encodeURIComponent(link)}`]) {
    await page.goto("about:blank");
    await openApp(page);
    await pasteOutside(page, text);
    await expect(task.getByRole("heading", { level: 2 })).toHaveText(JSON.parse(file).title);
    await reload(page);
    await expect(task.getByRole("heading", { level: 2 })).toHaveText(JSON.parse(file).title);
  }
  expect(new Set(programs(site))).toEqual(new Set(["hatcheck", "exercise"]));
  for (const address of ["./", "./?exercise=a-user-with-no-policy"]) {
    await page.goto("about:blank");
    await openApp(page, address);
    await drop(page, { name: "lesson.json", text: file.replace('"id": "', '"id": "dropped-') });
    await expect(task.getByRole("heading", { level: 2 })).toHaveText(JSON.parse(file).title);
    await expect(page).toHaveURL(new RegExp(`\\?exercise=dropped-${LESSON}$`));
    // It is in no file of this host, and there all the same.
    await reload(page);
    await expect(task.getByRole("heading", { level: 2 })).toHaveText(JSON.parse(file).title);
  }
});

test("behind the list is what was there before, an example that nobody has changed too", async ({ page }) => {
  await openApp(page);
  await openExample(page, "An SCP keeps the account in Europe");
  await header(page).getByRole("button", { name: "Lessons" }).click();
  await expect(page.getByRole("dialog", { name: "Lessons" }).getByRole("listitem").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(about(page)).toContainText("An SCP keeps the account in Europe");
});

test("the address says what is shown, after Undo and after Back", async ({ page }) => {
  await openApp(page, `./?exercise=${LESSON}`);
  await header(page).getByRole("button", { name: "Lessons" }).click();
  await page.getByRole("dialog", { name: "Lessons" }).getByRole("listitem").first().getByRole("button").click();
  await expect(page).not.toHaveURL(new RegExp(LESSON));
  await notices(page).getByRole("button", { name: "Undo" }).click();
  await expect(page).toHaveURL(new RegExp(`\\?exercise=${LESSON}$`));

  await page.goto("about:blank");
  await openApp(page, "./");
  const before = "Cross-account role";
  await expect(about(page)).toContainText(before);
  const link = /#s1\.[\w-]+/.exec(readFileSync(new URL("../links.golden", import.meta.url), "utf8"))?.[0] ?? "";
  await page.evaluate((link) => void (location.hash = link), link);
  await expect(about(page)).not.toContainText(before);
  await page.goBack();
  await expect(about(page)).toContainText(before);

  // One that is gone before it is unpacked is not opened any more.
  await page.evaluate((link) => {
    location.hash = link;
    history.back();
  }, link);
  await expect(page).toHaveURL(/\/$/);
  await expect(about(page)).toContainText(before);
});

test("in a frame without rights the page has its looks, and the lessons lose nothing", async ({ page, site, faults }) => {
  // Whatever the frame may not do is said there; nothing else is.
  faults.allow(/sandbox|origin 'null'|opaque|preload/i);
  await page.route("**/framed.html", (route) =>
    route.fulfill({ contentType: "text/html", body: `<iframe sandbox="allow-scripts" width="1200" height="700" src="./"></iframe>` }),
  );
  await page.goto("./framed.html");
  const inside = page.frameLocator("iframe");
  const lessons = inside.getByRole("banner").getByRole("button", { name: "Lessons" });
  await expect(inside.locator("#app > *")).not.toHaveCount(0);
  expect(await inside.locator("body").evaluate((body) => getComputedStyle(body).margin)).toBe("0px");
  const mark = inside.locator(".brand-mark").last();
  expect((await mark.boundingBox())?.width).toBeLessThan(60);
  await lessons.click();
  await expect(inside.locator(".notices")).toContainText("this browser keeps nothing for that long");
  expect(programs(site)).toEqual(["hatcheck"]);
});
