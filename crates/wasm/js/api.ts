// What the package offers, as its users see it: a method for each question. Nothing here names what only browsers or only
// Node have types for.
import type { Diagnostic, Document, EvaluateOptions, Exercise, LinkContent, Marks, PolicyKind, Report, Scenario } from "./types.js";

export type * from "./types.js";

/** Hatcheck, loaded. Every method throws a `HatcheckError` and nothing else; none needs `this`. */
export interface Hatcheck {
  /**
   * Decides every request of a scenario.
   *
   * Takes the scenario as an object, or as the text of its JSON, to which positions then refer. What time it is where
   * the scenario has no `now`, this machine's clock says.
   */
  evaluate(scenario: Scenario | string, options?: EvaluateOptions): Report;

  /**
   * What is wrong with one policy document, as the kind of policy that it is; nothing where AWS would store it without
   * objection. Positions refer to the text, or to the object's JSON without white space. A text that is not JSON is a
   * finding too.
   */
  validate(document: Document, kind: PolicyKind): Diagnostic[];

  /**
   * Grades an answer to an exercise by what is decided then.
   *
   * Takes the exercise as an object or as text; the answer as a result file, or as an object of values by the JSON
   * pointers where they are put.
   */
  grade(exercise: Exercise | string, answer: Record<string, unknown> | string): Marks;

  /** The share link of a scenario: what stands behind the address of the playground, from the `#` on. */
  encodeLink(scenario: Scenario | string): string;

  /** What is in a share link: a whole address, what follows its `#`, or a text that somebody copied with it. */
  decodeLink(link: string): LinkContent;

  /** The version of Hatcheck. */
  version(): string;
}
