//! The exercise file as its types. The JSON Schema is generated from them.

use std::sync::Arc;

use hatcheck_scenario::format::LayerName;

use crate::answer::Changes;
use crate::check::Check;

/// An exercise: a start state, what may be changed in it, and what must hold then.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase", deny_unknown_fields))]
pub struct Exercise {
    /// Where the JSON Schema of this format is; for editors, without meaning here.
    #[cfg_attr(feature = "schema", schemars(rename = "$schema", default))]
    pub schema: Option<String>,
    /// The version of the format: 1.
    pub exercise: u32,
    /// Its name in addresses, files and results: lower-case letters, digits and hyphens.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// How hard it is: 1 for first steps, 2 for practice, 3 for the advanced.
    #[cfg_attr(feature = "schema", schemars(default = "first_level"))]
    pub level: u32,
    /// How long it takes, in minutes.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub minutes: Option<u32>,
    /// Words to find it by.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub tags: Vec<String>,
    /// The id of the exercise that follows.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub next: Option<String>,
    /// One sentence: what somebody can do who has solved it.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub teaches: String,
    /// The story and the task, in Markdown, at most 120 words.
    pub brief: String,
    /// The start state: a scenario.
    #[cfg_attr(feature = "schema", schemars(with = "hatcheck_scenario::Scenario"))]
    pub scenario: Start,
    /// JSON pointers into the scenario: what may be changed, policy documents or any other value.
    pub edit: Vec<String>,
    /// JSON pointers to values within these that stay as they are.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub locked: Vec<String>,
    /// The panels that matter.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub show: Vec<Panel>,
    /// Whether the records that the answer's requests would leave are shown at the end.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub records: bool,
    /// What must hold.
    pub checks: Vec<Check>,
    /// Help, from a question to nearly the answer.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub hints: Vec<Hint>,
    /// When the solution may be looked at: `never`, `after-pass`, `after-attempts:N` or `always`.
    #[cfg_attr(feature = "schema", schemars(with = "String", default))]
    pub reveal: Reveal,
    /// An answer that passes every check. A student's copy may lack it.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub solution: Option<Changes>,
    /// Typical wrong answers.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub wrong: Vec<Wrong>,
    /// What AWS really does, in Markdown, at most 150 words; shown when everything passes.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub closing: String,
}

#[cfg(feature = "schema")]
fn first_level() -> u32 {
    1
}

/// The start state, as it stands in the file.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The scenario's own text, which reads as a scenario.
    pub text: Arc<str>,
    /// The byte of the exercise file at which it begins.
    pub offset: usize,
}

/// The panels of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
#[allow(missing_docs, reason = "named like the panels")]
pub enum Panel {
    Identity,
    Trust,
    Request,
    Why,
    Path,
    Map,
}

/// A piece of help.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase", deny_unknown_fields))]
pub struct Hint {
    /// In Markdown, at most 60 words.
    pub text: String,
    /// When it helps most.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub when: Option<When>,
}

/// A state of the answer.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase", deny_unknown_fields))]
pub struct When {
    /// The id of a check that fails.
    pub check: String,
    /// A layer that denied its request.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub denied_by: Option<LayerName>,
}

/// When the solution may be looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reveal {
    /// Not at all.
    Never,
    /// Once every check passes.
    #[default]
    AfterPass,
    /// After so many answers that did not pass.
    AfterAttempts(u32),
    /// At any time.
    Always,
}

/// A typical wrong answer.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase", deny_unknown_fields))]
pub struct Wrong {
    /// The ids of the checks that fail then, and no others.
    pub fails: Vec<String>,
    /// The misconception that it shows, said to the person who made it.
    pub why: String,
    /// The answer.
    pub changes: Changes,
}

impl Exercise {
    /// The check of this id.
    pub fn check(&self, id: &str) -> Option<&Check> {
        self.checks.iter().find(|check| check.id == id)
    }

    /// How many points its checks give together.
    pub fn points(&self) -> u32 {
        self.checks.iter().map(|check| check.points).sum()
    }
}
