// Other people's pages: a server of another origin than the playground's, with the pages of tests/hosts/, or those that a
// generator has made. Where one of these names https://hatcheck.example/, it gets the address of the playground, and for
// https://docs.example/ its own.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../hosts", import.meta.url));
const PLACE = "https://hatcheck.example/";
const OWN = "https://docs.example/";
const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".xml": "text/xml",
};
/** What may name the playground; all else is sent as it is. */
const TEXT = /\b(text|javascript|json|xml)\b/;

export class HostSite {
  /** Sent with every page: the host's own policy. */
  policy = "";
  /** Where its pages are. */
  folder = FOLDER;
  /** Pages that a test writes itself, by their path. */
  readonly pages = new Map<string, string>();
  #server: Server;

  static async start(playground: string): Promise<HostSite> {
    const site = new HostSite(playground);
    await new Promise<void>((resolve) => site.#server.listen(0, "127.0.0.1", resolve));
    return site;
  }

  private constructor(readonly playground: string) {
    this.#server = createServer(({ url = "/" }, response) => {
      const path = new URL(url, this.origin).pathname;
      const body = path === "/favicon.ico" ? "" : this.#body(path);
      if (body === undefined) {
        response.writeHead(404).end();
        return;
      }
      const type = TYPES[extname(path)] ?? "text/html; charset=utf-8";
      const policy = this.policy ? { "Content-Security-Policy": this.policy } : {};
      const placed = () => String(body).replaceAll(PLACE, this.playground).replaceAll(OWN, this.at(""));
      response.writeHead(200, { "Content-Type": type, ...policy }).end(TEXT.test(type) ? placed() : body);
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The address of a page of tests/hosts/, or of one that the test has written. */
  at(path: string): string {
    return `${this.origin}/${path}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #body(path: string): string | Buffer | undefined {
    const own = this.pages.get(path.slice(1));
    if (own !== undefined) return own;
    const file = join(this.folder, normalize(decodeURIComponent(path.endsWith("/") ? `${path}index.html` : path)));
    return file.startsWith(this.folder) && existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
  }
}
