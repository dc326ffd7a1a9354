// The page's two programs, without and with exercise mode: which one an address gets, and what goes from one to the other.
import { readFileSync } from "node:fs";
import { header, openExample, openMenu } from "./support/regions";
import { notices, preferPlainEditors, reload, scenarioOf, verdict } from "./support/scenario";
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
    expect(await page.locator("link[rel=preload], link[rel=modulepreload]").count()).toBe(2);
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
  const menu = await openMenu(header(page), "Menu");
  await menu.getByRole("button", { name: "Make an exercise of this" }).click();
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
  const menu = await openMenu(header(page), "Menu");
  await menu.getByRole("button", { name: "Make an exercise of this" }).click();
  await expect(notices(page)).toContainText("No exercise was made");
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
