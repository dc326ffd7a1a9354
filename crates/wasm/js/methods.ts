// The methods: arguments become text, the module is asked, its answer is of the type that the schemas say.
import type { Hatcheck } from "./api.js";
import { call, type Program } from "./call.js";
import { stringOf, textOf } from "./text.js";
import type { Diagnostic, LinkContent, Marks, Report } from "./types.js";

/** The methods over a program that was started. */
export function hatcheck(program: Program): Hatcheck {
  return {
    evaluate(scenario, options = {}) {
      const text = textOf(program, scenario, "the scenario");
      const wanted = textOf(program, options, "the options");
      return call(program, () => program.evaluate(text, wanted, Date.now()) as Report);
    },
    validate(document, kind) {
      const text = textOf(program, document, "the policy document");
      const name = stringOf(program, kind, "the kind of policy");
      return call(program, () => program.validate(text, name) as Diagnostic[]);
    },
    grade(exercise, answer) {
      const asked = textOf(program, exercise, "the exercise");
      const given = textOf(program, answer, "the answer");
      return call(program, () => program.grade(asked, given, Date.now()) as Marks);
    },
    encodeLink(scenario) {
      const text = textOf(program, scenario, "the scenario");
      return call(program, () => program.encodeLink(text) as string);
    },
    decodeLink(link) {
      const text = stringOf(program, link, "the link");
      return call(program, () => program.decodeLink(text) as LinkContent);
    },
    version: () => call(program, () => program.version()),
  };
}
