// A scenario with unknown context: what its decisions hang on is found out beside the page, and until it is there nothing
// is said that would be a guess.
import type { Page } from "@playwright/test";
import { bigEditor, textOf, write } from "./support/editor";
import { fragmentFor } from "./support/links";
import { request, requests, showResult, why } from "./support/regions";
import { verdict } from "./support/scenario";
import { expect, openApp, test } from "./support/test";

const DANA = "arn:aws:iam::123456789012:user/dana";

function allow(Action: string, Condition?: object) {
  return { Effect: "Allow", Action, Resource: "*", ...(Condition && { Condition }) };
}

function ask(name: string, action: string, expect: string) {
  return { name, principal: DANA, action, resource: "arn:aws:s3:::reports/q3.csv", expect };
}

/** A row of the list of requests. */
const row = (page: Page, name: string) => requests(page).getByRole("row", { name: new RegExp(`^${name}`) });

const SCENARIO = {
  version: 1,
  now: "2026-01-15T09:00:00Z",
  title: "From inside",
  unknownContext: "unknown",
  users: [
    {
      arn: DANA,
      policies: [
        {
          name: "Inside",
          document: {
            Version: "2012-10-17",
            Statement: [allow("s3:GetObject", { StringEquals: { "aws:SourceVpce": "vpce-0a1b2c3d" } }), allow("s3:PutObject")],
          },
        },
      ],
    },
  ],
  requests: [ask("Dana reads", "s3:GetObject", "conditional"), ask("Dana writes", "s3:PutObject", "allowed")],
};

test("until it is found out nothing is decided, and then everything", async ({ page, site }) => {
  site.trouble(/\/extras-\w+\.wasm$/, "stall");
  await openApp(page, `./${fragmentFor(SCENARIO)}`);
  await expect(verdict(page)).toContainText("Deciding what hangs on unknown context.");
  await expect(verdict(page)).toHaveAttribute("data-decision", "stale");
  await expect(verdict(page)).not.toContainText("expected");
  for (const name of ["Dana reads", "Dana writes"]) await expect(row(page, name)).toContainText("…");

  site.release();
  await expect(verdict(page)).toHaveAttribute("data-decision", "conditional");
  await expect(verdict(page)).toContainText("Depends on aws:SourceVpce, which the request does not give.");
  await expect(verdict(page)).toContainText("✔ as expected: conditional");
  await expect(why(page)).toContainText("aws:SourceVpce: allowed with vpce-0a1b2c3d; denied without it, with (another value)");
  await expect(row(page, "Dana reads")).toContainText("Depends");
  await request(page, "Dana writes").click();
  await expect(verdict(page)).toContainText("Allowed");
});

test("where it cannot be found out, that is said; the next change tries again", async ({ page, site, faults }) => {
  site.trouble(/\/extras-\w+\.wasm$/, { status: 404 });
  faults.allow(/status of 404|extras could not be loaded/);
  await openApp(page, `./${fragmentFor(SCENARIO)}`);
  await expect(verdict(page)).toContainText("Cannot tell: the part of the page that decides with unknown context could not be loaded.");
  await expect(row(page, "Dana writes")).toContainText("Cannot tell");

  site.release();
  const policy = await bigEditor(page, "dana, identity policy Inside");
  await write(policy, (await textOf(policy)).replace("vpce-0a1b2c3d", "vpce-9f8e7d6c"));
  await expect(verdict(page)).toHaveAttribute("data-decision", "conditional");
  await expect(why(page)).toContainText("with vpce-9f8e7d6c");
});

test("what is pinned is found out too", async ({ page }) => {
  await openApp(page, `./${fragmentFor(SCENARIO)}`);
  await expect(verdict(page)).toHaveAttribute("data-decision", "conditional");
  const compare = await showResult(page, "Compare");
  await compare.getByRole("button", { name: "Compare with now" }).click();
  await expect(compare.getByRole("status")).toHaveText("No verdict changed over 2 requests.");

  const policy = await bigEditor(page, "dana, identity policy Inside");
  await write(policy, (await textOf(policy)).replace("s3:PutObject", "s3:PutBucketPolicy"));
  await expect(compare.getByRole("status")).toHaveText("1 of 2 requests is decided otherwise.");
  await expect(compare.getByRole("row", { name: /^Dana writes/ })).toContainText(/Allowed.*Denied/);
});

test("where nothing is unknown nothing is asked", async ({ page, site }) => {
  await openApp(page, `./${fragmentFor({ ...SCENARIO, unknownContext: "absent", requests: SCENARIO.requests.slice(1) })}`);
  await expect(verdict(page)).toContainText("Allowed");
  expect(site.requests.filter((path) => path.startsWith("/extras-"))).toEqual([]);
});
