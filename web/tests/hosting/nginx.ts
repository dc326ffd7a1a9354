// The real nginx with the configuration of docs/hosting/, over a copy of dist/, on a socket of its own.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request, type IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DIST } from "../e2e/support/site";

const CONFIGURATION = fileURLToPath(new URL("../../../docs/hosting/nginx.conf", import.meta.url));
// Not in NGINX: nginx itself reads that one, as a list of sockets that it is to take over from an older process.
const { NGINX: _sockets, NGINX_PROGRAM: PROGRAM = "nginx", ...env } = process.env;

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export class Nginx {
  /** What nginx says about the configuration; nothing is what we want to hear. */
  readonly remarks: string;
  /** Whether this nginx has the module for the .br files. */
  readonly brotli: boolean;

  #home = mkdtempSync(join(tmpdir(), "hatcheck-nginx-"));
  #process: ChildProcess;

  /**
   * @param path where the page is to be, with slashes at both ends
   */
  static async start(path: string): Promise<Nginx> {
    if (!existsSync(join(DIST, "_headers"))) throw new Error("dist/ holds no release build: run `cargo xtask build` first.");
    const nginx = new Nginx(path);
    await nginx.#listening();
    return nginx;
  }

  private constructor(path: string) {
    cpSync(DIST, join(this.#home, "root", path), { recursive: true });
    mkdirSync(join(this.#home, "temp"));
    const build = spawnSync(PROGRAM, ["-V"], { encoding: "utf8", env }).stderr;
    const module = join(option(build, "modules-path"), "ngx_http_brotli_static_module.so");
    this.brotli = existsSync(module);
    writeFileSync(join(this.#home, "site.conf"), siteConfiguration(path, this.#home, this.brotli));
    writeFileSync(
      join(this.#home, "nginx.conf"),
      [
        ...(this.brotli ? [`load_module ${module};`] : []),
        // One process, as the user who runs the tests.
        "daemon off; master_process off; pid nginx.pid; error_log stderr warn;",
        "events { }",
        "http {",
        // The tests ask for files that are not there.
        "  log_not_found off;",
        `  include ${dirname(option(build, "conf-path"))}/mime.types; default_type application/octet-stream; access_log off;`,
        ...["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `  ${kind}_temp_path temp/${kind};`),
        "  include site.conf;",
        "}",
      ].join("\n"),
    );
    const call = ["-p", this.#home, "-c", "nginx.conf", "-e", "stderr"];
    const check = spawnSync(PROGRAM, [...call, "-t", "-q"], { encoding: "utf8", env });
    this.remarks = check.stderr;
    this.#process = spawn(PROGRAM, call, { env, stdio: ["ignore", "ignore", "inherit"] });
  }

  /** The answer as it comes over the wire, still compressed. */
  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const call = request({ socketPath: join(this.#home, "socket"), path, headers: { Host: "hatcheck.example.com", ...headers } });
      call.on("error", reject);
      call.on("response", async (response) => {
        const parts: Buffer[] = [];
        for await (const part of response) parts.push(part as Buffer);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
      });
      call.end();
    });
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode === null) {
      const ended = new Promise((resolve) => this.#process.once("exit", resolve));
      this.#process.kill("SIGTERM");
      await ended;
    }
    rmSync(this.#home, { recursive: true, force: true });
  }

  async #listening(): Promise<void> {
    while (this.#process.exitCode === null) {
      try {
        await this.get("/");
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
    throw new Error(`nginx has ended: ${this.remarks}`);
  }
}

/** The file of the documentation, changed as a reader would change it. */
function siteConfiguration(path: string, home: string, brotli: boolean): string {
  const place = path === "/" ? "/" : path.replace(/\/$/, "");
  const changes: [before: string, after: string][] = [
    ["listen 80;", `listen unix:${home}/socket;`],
    ["root /var/www/hatcheck;", `root ${home}/root;`],
    ["location / {", `location ${place} {`],
    ...(brotli ? [["# brotli_static on;", "brotli_static on;"] as [string, string]] : []),
  ];
  return changes.reduce((text, [before, after]) => {
    if (!text.includes(before)) throw new Error(`docs/hosting/nginx.conf has no line \`${before}\``);
    return text.replace(before, after);
  }, readFileSync(CONFIGURATION, "utf8"));
}

/** An option with which nginx was built. */
function option(build: string, name: string): string {
  return new RegExp(`--${name}=(\\S+)`).exec(build)?.[1] ?? "";
}
