// Browsers of other engines than that of the browser tests, each driven through its own WebDriver program.
import { spawn, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { Builder, Capabilities, type WebDriver } from "selenium-webdriver";
import { findProgram } from "../e2e/support/browser";

export interface Engine {
  name: string;
  /** The programs without which it cannot be had. */
  needs: string[];
  driver: string;
  capabilities: object;
  /** Whether it wants a screen. */
  window?: boolean;
}

/** Debian's place for the small browser that comes with WebKit's driver; it is in nobody's PATH. */
const MINI_BROWSER = `/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;

const FIREFOX = findProgram("firefox") ?? findProgram("firefox-esr") ?? "firefox";

export const ENGINES: Engine[] = [
  {
    name: "Firefox",
    needs: ["geckodriver", FIREFOX],
    driver: "geckodriver",
    capabilities: { browserName: "firefox", "moz:firefoxOptions": { args: ["-headless"], binary: FIREFOX } },
  },
  {
    name: "WebKit",
    needs: ["WebKitWebDriver", MINI_BROWSER, "Xvfb"],
    driver: "WebKitWebDriver",
    capabilities: { browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary: MINI_BROWSER, args: ["--automation"] } },
    window: true,
  },
];

/** What of it is not on this machine. */
export function missing({ needs }: Engine): string[] {
  return needs.filter((program) => !findProgram(program));
}

/** A browser, until it is stopped. */
export class Running {
  private constructor(
    readonly driver: WebDriver,
    private readonly processes: ChildProcess[],
  ) {}

  static async start({ driver, capabilities, window }: Engine): Promise<Running> {
    const processes: ChildProcess[] = [];
    const env = { ...process.env };
    if (window) {
      // It chooses a number that is free, and tells it.
      const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1200x24"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
      processes.push(screen);
      const number = await new Promise<string>((resolve) => screen.stdio[3]?.once("data", (data) => resolve(String(data).trim())));
      Object.assign(env, { DISPLAY: `:${number}`, LIBGL_ALWAYS_SOFTWARE: "1" });
    }
    const port = await freePort();
    processes.push(spawn(driver, [`--port=${port}`], { stdio: "ignore", env }));
    const server = `http://127.0.0.1:${port}`;
    await answers(`${server}/status`);
    return new Running(await new Builder().usingServer(server).withCapabilities(new Capabilities(capabilities)).build(), processes);
  }

  async stop(): Promise<void> {
    await this.driver.quit();
    for (const one of this.processes.reverse()) one.kill();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function answers(url: string): Promise<void> {
  for (;;) {
    const is = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (is) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
