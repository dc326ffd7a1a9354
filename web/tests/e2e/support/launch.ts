// How the browser is started, for tests and for measurements.
import type { LaunchOptions } from "@playwright/test";
import { findBrowser } from "./browser";

/** Without a window, a sandbox of its own and a network, as containers and a test ask for. */
export const BROWSER_ARGUMENTS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  // No name but that of this machine resolves: the tests' network is closed.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** The installed browser. */
export function launchOptions(): LaunchOptions {
  return { executablePath: findBrowser(), args: BROWSER_ARGUMENTS };
}
