//! A draft as it is stored: one JSON object under one key, with the version of its form. What was stored once is read
//! for ever (`web/tests/drafts.golden`); what a newer version stored is left alone.

use std::fmt::Write;

use hatcheck_policy::json::{self, Node, Value};

/// The version that is written.
pub(super) const VERSION: u64 = 1;

/// A draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// When it was stored, in milliseconds since 1970; 0 where that is not known.
    pub saved: u64,
    /// The text of the scenario.
    pub scenario: String,
    /// The text of the whole scenario that was being typed, where it could not be read.
    pub source: Option<String>,
    /// The request that was chosen.
    pub request: usize,
}

/// What is stored under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A draft.
    Draft(Draft),
    /// Something that only a newer version understands.
    Newer,
    /// Nothing that can be read.
    Broken,
}

/// The text that stores a draft.
pub(super) fn write(draft: &Draft) -> String {
    let mut text =
        format!("{{\"version\":{VERSION},\"saved\":{},\"request\":{}", draft.saved, draft.request);
    // Writing to a text cannot fail.
    let _ = write!(text, ",\"scenario\":{}", json::quote(&draft.scenario));
    if let Some(source) = &draft.source {
        let _ = write!(text, ",\"source\":{}", json::quote(source));
    }
    text.push('}');
    text
}

/// What a text stores.
pub(super) fn read(text: &str) -> Slot {
    let Ok(node) = json::parse(text) else { return Slot::Broken };
    let number = |name: &str| match node.get(name) {
        Some(Node { value: Value::Number(text), .. }) => text.parse::<u64>().ok(),
        _ => None,
    };
    let Some(scenario) = node.get("scenario") else {
        // Version 0, which was never released, stored the scenario and nothing around it.
        let is_scenario = node.get("requests").is_some_and(|own| own.as_array().is_some());
        return match is_scenario && number("saved").is_none() {
            true => Slot::Draft(Draft { scenario: text.to_owned(), ..Draft::default() }),
            false if number("version").is_some_and(|version| version > VERSION) => Slot::Newer,
            false => Slot::Broken,
        };
    };
    match (number("version"), scenario.as_str()) {
        (Some(VERSION), Some(scenario)) => Slot::Draft(Draft {
            saved: number("saved").unwrap_or_default(),
            scenario: scenario.to_owned(),
            source: node.get("source").and_then(Node::as_str).map(str::to_owned),
            request: number("request").and_then(|at| usize::try_from(at).ok()).unwrap_or_default(),
        }),
        (Some(version), _) if version > VERSION => Slot::Newer,
        _ => Slot::Broken,
    }
}
