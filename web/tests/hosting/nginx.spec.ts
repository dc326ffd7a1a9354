// docs/hosting/nginx.conf serves the page as the documentation says: types, headers, compression and caching of every
// file, at the top of a site and in a folder of one.
import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { filesOf } from "../../js/finish/names.mjs";
import { POLICY } from "../../js/finish/policy.mjs";
import { readHeaderRules } from "../e2e/support/headers";
import { DIST } from "../e2e/support/site";
import { Nginx } from "./nginx";

const TYPES: Record<string, RegExp> = {
  ".css": /^text\/css(; charset=utf-8)?$/,
  ".html": /^text\/html; charset=utf-8$/,
  ".js": /^(text|application)\/javascript(; charset=utf-8)?$/,
  ".json": /^application\/json(; charset=utf-8)?$/,
  ".svg": /^image\/svg\+xml(; charset=utf-8)?$/,
  ".wasm": /^application\/wasm$/,
  ".webmanifest": /^application\/manifest\+json(; charset=utf-8)?$/,
};

const contentOf = (file: string) => readFileSync(join(DIST, file));

for (const path of ["/", "/tools/hatcheck/"]) {
  test.describe(`the page at ${path}`, () => {
    let nginx: Nginx;
    let files: string[];
    test.beforeAll(async () => {
      nginx = await Nginx.start(path);
      files = (await filesOf(DIST)).filter((file) => extname(file) in TYPES);
    });
    test.afterAll(() => nginx.stop());

    test("nginx has no remarks about the configuration", () => {
      expect(nginx.remarks).toBe("");
    });

    test("its address gives the page, with the policy of the build", async () => {
      const { status, headers, body } = await nginx.get(path);
      expect(status).toBe(200);
      expect(headers["content-type"]).toMatch(TYPES[".html"] ?? /never/);
      expect(headers["content-security-policy"]).toBe(POLICY);
      expect(headers["cache-control"]).toBe("no-cache");
      expect(body).toEqual(contentOf("index.html"));
    });

    test("every file comes with its type and with the headers that dist/_headers asks for", async () => {
      const wanted = readHeaderRules(DIST);
      expect(files.length).toBeGreaterThan(10);
      expect(files.filter((file) => /^extras-\w+\.(js|wasm)$/.test(file)), "the extras").toHaveLength(2);
      for (const file of files) {
        const { status, headers, body } = await nginx.get(path + file);
        expect(status, file).toBe(200);
        expect(headers["content-type"], file).toMatch(TYPES[extname(file)] ?? /never/);
        for (const [name, value] of Object.entries(wanted(`/${file}`))) {
          expect(headers[name.toLowerCase()], `${name} of ${file}`).toBe(value);
        }
        expect(body.equals(contentOf(file)), file).toBe(true);
      }
    });

    test("who takes gzip gets the .gz of the build", async () => {
      for (const file of files) {
        const { headers, body } = await nginx.get(path + file, { "Accept-Encoding": "gzip" });
        expect(headers["content-encoding"], file).toBe("gzip");
        expect(headers["vary"], file).toBe("Accept-Encoding");
        expect(body.equals(contentOf(`${file}.gz`)), file).toBe(true);
        expect(gunzipSync(body).equals(contentOf(file)), file).toBe(true);
      }
    });

    test("who takes brotli gets the .br of the build", async () => {
      test.skip(!nginx.brotli, "this nginx has no module for brotli");
      for (const file of files) {
        const { headers, body } = await nginx.get(path + file, { "Accept-Encoding": "gzip, deflate, br" });
        expect(headers["content-encoding"], file).toBe("br");
        expect(headers["vary"], file).toBe("Accept-Encoding");
        expect(brotliDecompressSync(body).equals(contentOf(file)), file).toBe(true);
      }
    });

    test("a file that did not change is not sent again", async () => {
      const { headers } = await nginx.get(path);
      const again = await nginx.get(path, { "If-None-Match": String(headers.etag) });
      expect(again.status).toBe(304);
    });

    test("a missing file is a 404 that nobody keeps", async () => {
      for (const missing of ["nothing-here", "hatcheck-0123456789abcdef.wasm", "examples/none.json"]) {
        const { status, headers } = await nginx.get(path + missing);
        expect(status, missing).toBe(404);
        expect(headers["cache-control"], missing).toBeUndefined();
        expect(headers["content-security-policy"], missing).toBe(POLICY);
      }
    });

    test("without its last slash the address leads to the page", async () => {
      test.skip(path === "/", "the top of a site has no other address");
      const { status, headers } = await nginx.get(path.slice(0, -1));
      expect(status).toBe(301);
      expect(new URL(String(headers.location)).pathname).toBe(path);
    });
  });
}
