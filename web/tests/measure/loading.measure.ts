// The first visit: when there is something to read, when a verdict stands, what came over the wire.
import type { Browser } from "@playwright/test";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { fragmentFor } from "../e2e/support/links";
import { DIST, type Site } from "../e2e/support/site";
import { expect, test } from "../e2e/support/test";
import { percentile, record } from "./record";
import { markFirstVerdict, noted, observeInteractions } from "./recorder";
import { fragment, SCENARIO } from "./scenario";

const RUNS = 5;
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

interface Profile {
  bitsPerSecond: number;
  latency: number;
  /** The processor is so many times slower. */
  slowdown: number;
}

const SLOW: Profile = { bitsPerSecond: 1_600_000, latency: 150, slowdown: 4 };
const FAST: Profile = { bitsPerSecond: 10_000_000, latency: 40, slowdown: 1 };
const UNHINDERED: Profile = { bitsPerSecond: -1, latency: 0, slowdown: 1 };

test("first visits on a slow phone", async ({ browser, site }) => {
  test.setTimeout(180_000);
  const visits = await visit(browser, site, SLOW);
  record("slow-text", percentile(visits.map(({ text }) => text), 50));
  record("slow-verdict", percentile(visits.map(({ verdict }) => verdict), 50));
});

test("first visits on a good line", async ({ browser, site }) => {
  const visits = await visit(browser, site, FAST);
  record("fast-verdict", percentile(visits.map(({ verdict }) => verdict), 50));
});

test("a link that was shared, on a slow phone", async ({ browser, site }) => {
  test.setTimeout(180_000);
  const visits = await visit(browser, site, SLOW, { viewport: PHONE, link: fragment(), title: SCENARIO.title });
  record("link-verdict", percentile(visits.map(({ verdict }) => verdict), 50));
});

test("what a first visit fetches", async ({ browser, site }) => {
  const [first] = await visit(browser, site, UNHINDERED, { runs: 1 });
  const files = [...new Set(site.requests)].map((path) => (path === "/" ? "/index.html" : path));
  const sizes = await Promise.all(files.map((file) => stat(join(DIST, `${file}.gz`))));
  record("visit-gzip", sizes.reduce((sum, { size }) => sum + size, 0), `${files.length} files`);
  record("visit-sent", first?.received);
});

for (const [name, viewport] of [["desktop", DESK], ["phone", PHONE]] as const) {
  test(`what moves while the page loads, ${viewport.width} px`, async ({ browser, site }) => {
    const visits = await visit(browser, site, SLOW, { runs: 1, viewport });
    record(`shift-${name}`, visits[0]?.shift);
  });

  test(`what moves while a denied link opens, ${viewport.width} px`, async ({ browser, site }) => {
    const link = fragmentFor({ ...SCENARIO, users: [{ arn: SCENARIO.users[0]?.arn }] });
    const visits = await visit(browser, site, SLOW, { runs: 1, viewport, link, title: SCENARIO.title });
    record(`shift-link-${name}`, visits[0]?.shift);
  });
}

interface Visit {
  /** Milliseconds until text was painted. */
  text: number;
  /** Milliseconds until a verdict was painted. */
  verdict: number;
  /** Bytes, headers included. */
  received: number;
  shift: number;
}

interface How {
  runs?: number;
  viewport?: { width: number; height: number };
  /** The fragment of the address, and the title of the scenario in it. */
  link?: string;
  title?: string;
}

/** Visits with nothing in the cache, one after the other. */
async function visit(
  browser: Browser,
  site: Site,
  { bitsPerSecond, latency, slowdown }: Profile,
  { runs = RUNS, viewport = DESK, link = "", title = "" }: How = {},
): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (let run = 0; run < runs; run += 1) {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await markFirstVerdict(page, title);
    await observeInteractions(page);
    const debug = await context.newCDPSession(page);
    await debug.send("Network.enable");
    const throughput = bitsPerSecond / 8;
    await debug.send("Network.emulateNetworkConditions", {
      offline: false,
      latency,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
    await debug.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    let received = 0;
    debug.on("Network.loadingFinished", ({ encodedDataLength }) => (received += encodedDataLength));

    await page.goto(`${site.url}${link}`);
    const mark = () => page.evaluate(() => performance.getEntriesByName("hatcheck-first-verdict")[0]?.startTime);
    await expect.poll(mark).toBeGreaterThan(0);
    // What comes after the verdict, an editor or a catalogue, belongs to the visit.
    await page.waitForLoadState("networkidle");
    const text = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN);
    visits.push({ text, verdict: (await mark()) ?? NaN, received, shift: (await noted(page)).shift });
    await context.close();
  }
  return visits;
}
