// Prints the reports about the scenarios that are named, as one list: once from their text, once from an object.
import { readFileSync } from "node:fs";
import { load } from "hatcheck";

const { evaluate } = await load();
const texts = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));
const decisions = (report) => report.requests.map(({ name, decision, pass }) => ({ name, decision, pass }));
const reports = texts.map((text) => evaluate(text));
const again = texts.map((text) => decisions(evaluate(JSON.parse(text))));
process.stdout.write(JSON.stringify({ reports, same: JSON.stringify(reports.map(decisions)) === JSON.stringify(again) }));
