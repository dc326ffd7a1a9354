// A page without a build: asks one of each, and shows what came of it.
import { HatcheckError, load } from "./node_modules/hatcheck/index.js";

const hatcheck = await load();
const scenario = { requests: [{ principal: "anonymous", action: "s3:GetObject", resource: "arn:aws:s3:::reports/q3.csv" }] };
const { decision } = hatcheck.evaluate(scenario).requests[0];
const findings = hatcheck.validate("{", "identity").map(({ code }) => code);
const { kind } = hatcheck.decodeLink(hatcheck.encodeLink(scenario));
let refused;
try {
  hatcheck.evaluate('{ "usres": [] }');
} catch (error) {
  refused = error instanceof HatcheckError && `${error.code} ${error.nearest}`;
}
const again = (await load()) === hatcheck;
document.querySelector("output").textContent = JSON.stringify({ decision, findings, kind, refused, again });
