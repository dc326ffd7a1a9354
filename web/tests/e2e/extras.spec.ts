// The page's extras: fetched when somebody asks, out of the page's way, and never in it when it cannot be had.
import type { Page } from "@playwright/test";
import type { Site } from "./support/site";
import { expect, openApp, test } from "./support/test";

/** Asks for reports as the program does, all at once. */
function ask(page: Page, ...texts: string[]): Promise<(string | undefined)[]> {
  const questions = texts.map((scenario) => JSON.stringify({ scenario, request: 0 }));
  return page.evaluate((questions) => Promise.all(questions.map((question) => hatcheckExtras("report", question))), questions);
}

const DENIED = JSON.stringify({
  version: 1,
  now: "2026-01-15T09:00:00Z",
  users: [{ arn: "arn:aws:iam::111122223333:user/alice" }],
  requests: [{ principal: "arn:aws:iam::111122223333:user/alice", action: "s3:ListAllMyBuckets", resource: "*" }],
});

/** A worker that answers with the question, but never to "slow", and that breaks down at "broken". */
const STAND_IN = `
  onmessage = ({ data }) => {
    if (data.module) return postMessage({ state: "ready" });
    const { scenario } = JSON.parse(data.question);
    if (scenario === "slow") for (;;);
    else if (scenario === "broken") postMessage({ state: "failed" });
    else postMessage({ state: "answered", answer: scenario });
  };
`;

function standIn(site: Site): void {
  site.trouble(/\/extras-\w+\.js$/, { type: "text/javascript", body: STAND_IN });
}

const asked = (site: Site) => site.requests.filter((path) => path.startsWith("/extras-"));

test("a report is made beside the page, which fetches the module at the first question", { tag: "@any-path" }, async ({ page, site }) => {
  await openApp(page);
  expect(asked(site)).toEqual([]);
  const [text = ""] = await ask(page, DENIED);
  const [request] = JSON.parse(text).requests;
  expect(request.decision).toBe("implicitDeny");
  expect(request.suggestions.length).toBeGreaterThan(0);
  expect(request.steps[0].message).toContain("is not authorized to perform: s3:ListAllMyBuckets");
  expect(request.steps[0].event.errorCode).toBe("AccessDenied");

  await ask(page, DENIED);
  expect(asked(site)).toEqual([expect.stringMatching(/\.js$/), expect.stringMatching(/\.wasm$/)]);
});

test("what is no scenario is answered with an error, not with a fault", async ({ page }) => {
  await openApp(page);
  const [text = ""] = await ask(page, "{");
  expect(JSON.parse(text).error.code).toBe("json-syntax-error");
});

test("of several questions of one kind the newest is answered, of another kind each", async ({ page, site }) => {
  standIn(site);
  await openApp(page);
  expect(await ask(page, "one", "two", "three")).toEqual([undefined, undefined, "three"]);
  expect(await ask(page, "four", "five")).toEqual([undefined, "five"]);
  const both = await page.evaluate(() => {
    const question = (scenario: string) => JSON.stringify({ scenario });
    return Promise.all([hatcheckExtras("report", question("a report")), hatcheckExtras("look", question("a look"))]);
  });
  expect(both).toEqual(["a report", "a look"]);
});

test("a long computation that nobody needs any more is cut short, and no other one is", async ({ page, site }) => {
  standIn(site);
  await page.clock.install();
  await openApp(page);
  expect(await ask(page, "first")).toEqual(["first"]);
  const answers = ask(page, "slow", "next");
  // Longer than a question waits for an older one.
  await page.clock.fastForward(3000);
  expect(await answers).toEqual([undefined, "next"]);
  expect(asked(site), "the second worker's script").toHaveLength(2);
  await ask(page, "one", "two");
  expect(asked(site)).toHaveLength(2);
});

test("after a breakdown the next question finds a new worker", async ({ page, site }) => {
  standIn(site);
  await openApp(page);
  expect(await ask(page, "broken")).toEqual([undefined]);
  expect(await ask(page, "again")).toEqual(["again"]);
  expect(await ask(page, "broken", "newer")).toEqual([undefined, "newer"]);
});

for (const part of ["js", "wasm"]) {
  test(`without its .${part} there is no report; the next question tries again`, async ({ page, site, faults }) => {
    site.trouble(new RegExp(`/extras-\\w+\\.${part}$`), { status: 404 });
    faults.allow(/status of 404|extras could not be loaded/);
    await openApp(page);
    expect(await ask(page, DENIED, DENIED)).toEqual([undefined, undefined]);
    site.release();
    expect(await ask(page, DENIED)).toEqual([expect.stringContaining("implicitDeny")]);
  });
}

test("while the module is on its way the newest question waits for it", async ({ page, site }) => {
  site.trouble(/\/extras-\w+\.wasm$/, "stall");
  await page.clock.install();
  await openApp(page);
  const answers = ask(page, DENIED, DENIED);
  await expect.poll(() => asked(site)).toHaveLength(2);
  // Longer than a computation would be given.
  await page.clock.fastForward(3000);
  site.release();
  expect(await answers).toEqual([undefined, expect.stringContaining("implicitDeny")]);
  expect(asked(site)).toHaveLength(2);
});

test("a policy against workers costs the reports alone", async ({ page, site, faults }) => {
  site.header("Content-Security-Policy", "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'none'");
  faults.allow(/Content Security Policy/);
  await openApp(page);
  expect(await ask(page, DENIED)).toEqual([undefined]);
  await expect(page.getByRole("region", { name: "Verdict" })).toContainText("Allowed");
});

test("what is kept for offline use makes reports without its host", { tag: "@any-path" }, async ({ page, site, faults }) => {
  await openApp(page);
  const kept = await page.evaluate(
    () =>
      new Promise((resolve) => {
        addEventListener("hatcheck-offline-state", (event) => resolve((event as CustomEvent).detail), { once: true });
        dispatchEvent(new CustomEvent("hatcheck-keep-offline"));
      }),
  );
  expect(kept).toBe("kept");
  await site.stop();
  faults.allow(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/);
  await openApp(page);
  expect(await ask(page, DENIED)).toEqual([expect.stringContaining("implicitDeny")]);
});
