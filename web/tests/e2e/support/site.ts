// A small static host for dist/: real types, real headers, brotli where the browser takes it. A test may make it fail in
// the ways in which hosts fail.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readHeaderRules, type HeaderRules, type Headers } from "./headers";

/** The release build, or the one that the variable HATCHECK_DIST names. */
export const DIST = resolve(process.env["HATCHECK_DIST"] ?? fileURLToPath(new URL("../../../../dist", import.meta.url)));

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** What a test may have the host do instead of sending the file. */
export type Trouble =
  /** Another answer. */
  | { status?: number; type?: string; body?: string }
  /** The connection breaks: at once, or after so many bytes of the file. */
  | { breakAfter: number }
  /** Nothing comes, until `release` is called or the test ends. */
  | "stall";

export class Site {
  /** Paths that were asked for, below the page's folder, in order. */
  readonly requests: string[] = [];

  #server: Server;
  #rules: HeaderRules;
  #troubles: { path: RegExp; trouble: Trouble }[] = [];
  #stalled: ((trouble?: Trouble) => void)[] = [];
  #extra: Headers = {};

  /**
   * @param folder the folder of the site in which the page lies, with slashes at both ends
   */
  static async start(folder: string): Promise<Site> {
    if (!existsSync(join(DIST, "_headers"))) {
      throw new Error("dist/ holds no release build: run `cargo xtask build` first.");
    }
    const site = new Site(folder);
    await new Promise<void>((resolve) => site.#server.listen(0, "127.0.0.1", resolve));
    return site;
  }

  private constructor(readonly folder: string) {
    this.#rules = readHeaderRules(DIST);
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  /** Where the page is. */
  get url(): string {
    return `${this.origin}${this.folder}`;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Has files whose path matches make trouble from now on. */
  trouble(path: RegExp, trouble: Trouble): void {
    this.#troubles.push({ path, trouble });
  }

  /** Sends a header with every answer from now on, over the one of dist/_headers. */
  header(name: string, value: string): void {
    this.#extra[name] = value;
  }

  /** Ends all troubles; what was stalled is sent, or gets into the trouble given here. */
  release(instead?: Trouble): void {
    this.#troubles = [];
    for (const respond of this.#stalled.splice(0)) respond(instead);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? "/", this.origin);
    if (!pathname.startsWith(this.folder)) {
      response.writeHead(404).end();
      return;
    }
    const path = `/${pathname.slice(this.folder.length)}`;
    this.requests.push(path);
    this.#respond(path, request, response, this.#troubles.find((known) => known.path.test(path))?.trouble);
  }

  #respond(path: string, request: IncomingMessage, response: ServerResponse, trouble?: Trouble): void {
    if (!trouble) {
      this.#send(path, request, response);
    } else if (trouble === "stall") {
      this.#stalled.push((instead) => this.#respond(path, request, response, instead));
    } else if ("breakAfter" in trouble) {
      this.#sendPart(path, trouble.breakAfter, response);
    } else {
      const { status = 200, type = "text/html; charset=utf-8", body = "" } = trouble;
      response.writeHead(status, { "Content-Type": type, ...this.#extra }).end(body);
    }
  }

  #send(path: string, request: IncomingMessage, response: ServerResponse): void {
    const file = fileOf(path);
    if (!file) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found");
      return;
    }
    const headers: Headers = { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream", ...this.#rules(path), ...this.#extra };
    const brotli = /\bbr\b/.test(String(request.headers["accept-encoding"])) && existsSync(`${file}.br`);
    if (brotli) Object.assign(headers, { "Content-Encoding": "br", Vary: "Accept-Encoding" });
    response.writeHead(200, headers).end(readFileSync(brotli ? `${file}.br` : file));
  }

  #sendPart(path: string, bytes: number, response: ServerResponse): void {
    const file = fileOf(path);
    if (bytes === 0 || !file) {
      response.destroy();
      return;
    }
    const body = readFileSync(file);
    response.writeHead(200, { "Content-Type": TYPES[extname(file)], "Content-Length": body.length });
    response.write(body.subarray(0, bytes), () => response.destroy());
  }
}

function fileOf(path: string): string | undefined {
  const file = join(DIST, normalize(decodeURIComponent(path.endsWith("/") ? `${path}index.html` : path)));
  return file.startsWith(DIST) && existsSync(file) && statSync(file).isFile() ? file : undefined;
}
