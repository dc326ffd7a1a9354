// What the package offers: a method for each question, of which none needs `this`.
import { call, type Program } from "./call.js";
import { stringOf, textOf } from "./text.js";
import type { Diagnostic, Document, EvaluateOptions, LinkContent, PolicyKind, Report, Scenario } from "./types.js";

export type * from "./types.js";

/** Hatcheck, loaded. Every method throws a `HatcheckError` and nothing else. */
export interface Hatcheck {
  /**
   * Decides every request of a scenario.
   *
   * Takes the scenario as an object, or as the text of its JSON, to which positions then refer. What time it is where
   * the scenario has no `now`, this machine's clock says.
   */
  evaluate(scenario: Scenario | string, options?: Partial<EvaluateOptions>): Report;

  /**
   * What is wrong with one policy document, as the kind of policy that it is; nothing where AWS would store it without
   * objection. Positions refer to the text, or to the object's JSON without white space. A text that is not JSON is a
   * finding too.
   */
  validate(document: Document, kind: PolicyKind): Diagnostic[];

  /** The share link of a scenario: what stands behind the address of the playground, from the `#` on. */
  encodeLink(scenario: Scenario | string): string;

  /** What is in a share link: a whole address, what follows its `#`, or a text that somebody copied with it. */
  decodeLink(link: string): LinkContent;

  /** The version of Hatcheck. */
  version(): string;
}

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
