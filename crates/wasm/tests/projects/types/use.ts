// Every function of the package with what it takes and gives, and what the compiler must refuse. It only has to compile.
import {
  HatcheckError,
  load,
  type Diagnostic,
  type Exercise,
  type Hatcheck,
  type LayerName,
  type LinkContent,
  type Marks,
  type Place,
  type PolicyKind,
  type Report,
  type RequestDecision,
  type Scenario,
  type Source,
} from "hatcheck";

const source: Source = new URL("https://example.com/hatcheck.wasm");
const hatcheck: Hatcheck = await load();
await load(source);
await load(new Uint8Array());
// @ts-expect-error no address
await load(5);

/** A policy as another library has it: an interface has no index signature. */
interface PolicyDocument {
  Version: "2012-10-17";
  Statement: { Effect: "Allow" | "Deny"; Action: string; Resource: string }[];
}
const document: PolicyDocument = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] };
const user = "arn:aws:iam::111122223333:user/alice";
const scenario: Scenario = {
  users: [{ arn: user, policies: [{ name: "P", document }, { name: "Q", kind: "managed", document: "{}" }], tags: { team: "blue" } }],
  requests: [
    { principal: user, action: "s3:GetObject", context: { "aws:SourceIp": null, "aws:TagKeys": ["a"], "aws:MultiFactorAuthPresent": true } },
    { principal: { federated: "accounts.google.com", claims: { aud: "x" } }, action: "s3:GetObject", expect: { decision: "denied", deniedBy: ["trust"] } },
  ],
};

const report: Report = hatcheck.evaluate(scenario);
hatcheck.evaluate("{}", { suggestions: false, messages: "documented" });
hatcheck.evaluate("{}", {});
for (const request of report.requests) {
  const decision: RequestDecision = request.decision;
  const step = request.steps[0];
  const layers: LayerName[] = step?.decidedBy ?? [];
  const source: "derived" | "given" | "claim" | undefined = step?.context["aws:SourceIp"]?.source;
  const expires: number | undefined = step?.session?.expiresIn;
  const record: { [key: string]: unknown } | null | undefined = step?.event;
  console.log(decision, layers, source, expires, record);
  // @ts-expect-error no decision of a request is called so
  console.log(request.decision === "denied");
  // @ts-expect-error a report has no such key
  console.log(request.verdict);
  // @ts-expect-error may be absent
  console.log(request.suggestions.length);
}

const kind: PolicyKind = "vpcEndpoint";
const findings: Diagnostic[] = hatcheck.validate(document, kind);
const place: Place | undefined = findings[0]?.start;
hatcheck.validate("{}", "identity");
const content: LinkContent = hatcheck.decodeLink(hatcheck.encodeLink(scenario));
const what: "scenario" | "exercise" = content.kind;
const marks: Marks = hatcheck.grade("{}", { "/users/0/groups": [] });
const exercise: Exercise = { exercise: 1, id: "a", title: "A", brief: "B", scenario: { requests: [] }, edit: [], checks: [{ kind: "stored", id: "s", title: "S" }] };
console.log(hatcheck.grade(exercise, "{}").checks[0]?.why, marks.passes);
// @ts-expect-error no kind of check
hatcheck.grade({ ...exercise, checks: [{ kind: "guess", id: "s", title: "S" }] }, "{}");
const version: string = hatcheck.version();
console.log(place, what, content.text, version);

// @ts-expect-error a misspelt key
hatcheck.evaluate({ usres: [] });
// @ts-expect-error a request needs a principal
hatcheck.evaluate({ requests: [{ action: "s3:GetObject" }] });
// @ts-expect-error no word of the format
hatcheck.evaluate({ unknownContext: "maybe" });
// @ts-expect-error a misspelt option
hatcheck.evaluate(scenario, { sugestions: false });
// @ts-expect-error a number is no scenario
hatcheck.evaluate(5);
// @ts-expect-error no kind of policy
hatcheck.validate(document, "trsut");
// @ts-expect-error a kind must be given
hatcheck.validate(document);
// @ts-expect-error a number is no policy document
hatcheck.validate(5, "identity");
// @ts-expect-error a link is a text
hatcheck.decodeLink(scenario);
// @ts-expect-error a link is a text
const number: number = hatcheck.encodeLink("{}");

try {
  hatcheck.evaluate("[");
} catch (error) {
  if (error instanceof HatcheckError) {
    const { code, message, path, start, end, nearest } = error;
    const column: number | undefined = start?.column;
    const texts: [string, string, string | undefined, string | undefined] = [code, message, path, nearest];
    console.log(column, end?.offset, texts, number);
    // @ts-expect-error it is read and not written
    error.code = "other";
  }
}
