// A scenario of the size that the goals speak of: 10 documents of 5 statements each, all of which one request involves.
import { fragmentFor } from "../e2e/support/links";

const HOME = "111122223333";
const AWAY = "444455556666";
const CALLER = `arn:aws:iam::${HOME}:user/alice`;
const ROLE = `arn:aws:iam::${AWAY}:role/Auditor`;
const BUCKET = "arn:aws:s3:::prod-ledger";

type Statement = Record<string, unknown>;

/** The statement that matters, among four others that are looked at and do not apply. */
function policy(effective: Statement, other: (ordinal: number) => Statement): { Version: string; Statement: Statement[] } {
  return { Version: "2012-10-17", Statement: [1, 2, 3, 4].map(other).toSpliced(2, 0, effective) };
}

const allow = (Action: string | string[], Resource: string) => ({ Effect: "Allow", Action, Resource });
const forTag = (ordinal: number) => ({
  Sid: `ForTeam${ordinal}`,
  Effect: "Allow",
  Action: ["s3:Get*", "s3:List*", `dynamodb:Query${ordinal}`],
  Resource: [`arn:aws:s3:::team-${ordinal}-*`, `arn:aws:s3:::team-${ordinal}-*/reports/*.csv`],
  Condition: { StringEquals: { "aws:PrincipalTag/team": `team-${ordinal}` }, Bool: { "aws:SecureTransport": "true" } },
});
const denied = (ordinal: number) => ({
  Sid: `Never${ordinal}`,
  Effect: "Deny",
  Action: [`iam:Delete*`, `organizations:Leave*`, `s3:PutBucket*`],
  Resource: "*",
  Condition: { ArnNotLike: { "aws:PrincipalArn": `arn:aws:iam::*:role/Break${ordinal}/*` } },
});
const forRole = (ordinal: number) => ({
  Sid: `Guests${ordinal}`,
  Effect: "Allow",
  Principal: { AWS: [`arn:aws:iam::22223333444${ordinal}:root`, `arn:aws:iam::33334444555${ordinal}:root`] },
  Action: ["sts:AssumeRole", "sts:TagSession"],
  Condition: { StringLike: { "sts:ExternalId": `guest-${ordinal}-*` } },
});
const onBucket = (ordinal: number) => ({ ...denied(ordinal), Principal: "*", Action: "s3:Delete*", Resource: `${BUCKET}/*` });

const named = (name: string, document: unknown) => ({ name, document });
const assume = allow("sts:AssumeRole", ROLE);
const read = allow(["s3:GetObject", "s3:ListBucket"], `${BUCKET}/*`);
const everything = allow("*", "*");

const TRUST = policy({ Sid: "NamedPeople", Effect: "Allow", Principal: { AWS: CALLER }, Action: "sts:AssumeRole" }, forRole);

export const SCENARIO = {
  version: 1,
  now: "2026-01-15T09:00:00Z",
  title: "Ten documents of five statements",
  accounts: [
    {
      id: AWAY,
      organization: { id: "o-exampleorgid", path: "o-exampleorgid/r-ab12/ou-ab12-11111111/" },
      serviceControlPolicies: [{ target: AWAY, policies: [named("Guard", policy(everything, denied))] }],
    },
  ],
  users: [
    {
      arn: CALLER,
      policies: ["Ask", "Work", "Reports"].map((name) => named(name, policy(name === "Ask" ? assume : read, forTag))),
      permissionsBoundary: named("Edge", policy(everything, denied)),
    },
  ],
  roles: [
    {
      arn: ROLE,
      trustPolicy: TRUST,
      policies: ["ReadLedger", "ReadLogs"].map((name) => named(name, policy(read, forTag))),
      permissionsBoundary: named("RoleEdge", policy(everything, denied)),
    },
  ],
  resources: [{ arn: BUCKET, account: AWAY, policy: policy({ ...read, Principal: { AWS: `arn:aws:iam::${AWAY}:root` } }, onBucket) }],
  requests: [
    {
      name: "Alice reads the ledger",
      principal: CALLER,
      assume: [{ role: ROLE, sessionName: "alice" }],
      action: "s3:GetObject",
      resource: `${BUCKET}/2025/12.csv`,
    },
  ],
};

/** The name of the document that is edited, as the page shows it. */
export const EDITED = "Auditor, trust policy";

/** What stands right before the caret: one letter more, and the trust policy names somebody else. */
export const BEFORE_CARET = CALLER;

/** The fragment of a link that opens the scenario. */
export function fragment(): string {
  return fragmentFor(SCENARIO);
}
