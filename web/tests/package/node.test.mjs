// The packed package in fresh projects of Node and TypeScript. `cargo xtask test` runs this after `cargo xtask package`;
// `node --test tests/package/` in web/ does so again.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { freshProject } from "./fresh.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const PACKAGES = fileURLToPath(new URL("../../node_modules", import.meta.url));

/**
 * What Node prints when it runs this in the folder.
 * @param {string} folder
 * @param {string[]} words
 */
function run(folder, words) {
  // Node's own runner tells its children by a variable that they are such; these are programs of their own.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, env, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(status, 0, `${words.join(" ")}\n${stdout}\n${stderr}`);
  return stdout;
}

describe("in a program for Node", () => {
  const { folder, remove } = freshProject("node");
  after(remove);

  test("every function does what it says", () => {
    run(folder, ["use.mjs"]);
  });

  test("nothing that is handed over breaks it", () => {
    run(folder, ["hostile.mjs"]);
  });

  test("it can be loaded from elsewhere, and where it cannot, it says so", () => {
    run(folder, ["loading.mjs"]);
  });

  test("CommonJS has it by a dynamic import", () => {
    run(folder, ["commonjs.cjs"]);
  });

  test("the examples in its README do what they say", () => {
    const readme = readFileSync(join(folder, "node_modules", "hatcheck", "README.md"), "utf8").replaceAll("\r\n", "\n");
    const blocks = [...readme.matchAll(/^```js\n(.*?)^```/gms)].map(([, block]) => block ?? "");
    assert.equal(blocks.length, 2);
    const program = blocks.join("\n");
    writeFileSync(join(folder, "readme.mjs"), program);
    const [decided, refused] = run(folder, ["readme.mjs"]).split("\n");
    assert.match(decided ?? "", /^implicitDeny User: anonymous is not authorized/);
    assert.ok(refused && program.includes(`// ${refused}\n`), refused);
  });

  test("its reports are those of the command line, to the byte", () => {
    const examples = readdirSync(join(ROOT, "examples")).filter((file) => file.endsWith(".json"));
    const files = examples.map((file) => join(ROOT, "examples", file));
    const { reports, same } = JSON.parse(run(folder, ["reports.mjs", ...files]));
    assert.ok(same, "objects come out otherwise than texts");
    const call = ["run", "--quiet", "--package", "hatcheck-cli", "--", "eval", "--format", "json", ...files];
    const expected = JSON.parse(execFileSync("cargo", call, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28 }));
    assert.ok(files.length > 10);
    assert.equal(JSON.stringify(reports), JSON.stringify(expected));
  });
});

describe("in a program in TypeScript", () => {
  const { folder, remove } = freshProject("types");
  after(remove);

  for (const configuration of ["tsconfig.json", "tsconfig.bundler.json", "tsconfig.node.json"]) {
    test(`the types say what is right and what is wrong (${configuration})`, () => {
      // The types of Node are where these tests are.
      const call = [join(PACKAGES, "typescript", "bin", "tsc"), "--project", configuration, "--typeRoots", join(PACKAGES, "@types")];
      assert.equal(run(folder, call), "");
    });
  }
});
