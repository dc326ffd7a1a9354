// The packed package in fresh projects for the browser: a Vite app, built and under development, and a page without a
// build, under the strictest policy that lets it run.
import { createServer as createHost, type Server } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { build, createServer } from "vite";
import { freshProject } from "./fresh.mjs";

/** What every app shows in the end (crates/wasm/tests/projects/vite/main.js). */
const SHOWN = {
  decision: "implicitDeny",
  findings: ["json-syntax-error"],
  kind: "scenario",
  refused: "unknown-key users",
  again: true,
};

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

async function expectApp(page: Page, address: string): Promise<void> {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    // Browsers ask for an icon by themselves.
    if (message.location().url.endsWith("/favicon.ico")) return;
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  await page.goto(address);
  const shown = () => page.locator("output").textContent();
  await expect.poll(async () => (faults.length > 0 ? faults : JSON.parse((await shown()) || "null"))).toEqual(SHOWN);
  expect(faults).toEqual([]);
}

test("a Vite app, built", async ({ page }) => {
  const project = freshProject("vite");
  await build({ root: project.folder, base: "./", configFile: false, logLevel: "warn" });
  const host = await serve(join(project.folder, "dist"));
  await expectApp(page, addressOf(host));
  host.close();
  project.remove();
});

test("a Vite app, under development", async ({ page }) => {
  const project = freshProject("vite");
  const server = await createServer({ root: project.folder, configFile: false, logLevel: "warn", server: { host: "127.0.0.1", port: 0 } });
  await server.listen();
  await expectApp(page, server.resolvedUrls?.local[0] ?? "");
  await server.close();
  project.remove();
});

test("a page without a build", async ({ page }) => {
  const project = freshProject("page");
  const host = await serve(project.folder);
  await expectApp(page, addressOf(host));
  host.close();
  project.remove();
});

const TYPES: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

/** The files of a folder, as a plain host serves them. */
async function serve(folder: string): Promise<Server> {
  const host = createHost(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    const path = normalize(pathname === "/" ? "/index.html" : pathname);
    try {
      const body = await readFile(join(folder, path));
      response.setHeader("Content-Type", TYPES[extname(path)] ?? "application/octet-stream");
      response.setHeader("Content-Security-Policy", POLICY);
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  return host;
}

function addressOf(host: Server): string {
  return `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
}
