//! The chosen call with everything that explains it.

use hatcheck_engine::Step;
use hatcheck_engine::context::Source;
use hatcheck_engine::request::Value;
use hatcheck_scenario::words;

use super::trace_rows::{self, LayerRow};
use crate::labels;
use crate::state::evaluate::Evaluated;

/// What the panel shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyView {
    /// Which call this is.
    pub heading: String,
    /// What the whole decision hangs on, where some context is not known.
    pub hanging: Vec<String>,
    /// The layers that exist for it, what decided first.
    pub layers: Vec<LayerRow>,
    /// The layers that do not, each with the reason.
    pub not_in_play: Vec<LayerRow>,
    /// Further permissions that it needs.
    pub also_needs: Vec<AlsoNeeds>,
    /// The rules that settled it.
    pub rules: Vec<&'static str>,
    /// The context.
    pub context: Vec<KeyRow>,
}

/// A key of the context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// The key.
    pub key: String,
    /// Its value, as it is read.
    pub value: String,
    /// Where the value comes from.
    pub source: &'static str,
    /// The statements that read it.
    pub readers: Vec<String>,
}

/// A further permission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlsoNeeds {
    /// What is needed, and whether it is granted.
    pub title: String,
    /// Its layers.
    pub layers: Vec<LayerRow>,
}

/// The chosen step of the chosen request; the last one where none is chosen.
pub fn why(result: &Evaluated, step: Option<usize>) -> Option<WhyView> {
    let decision = &result.chosen()?.decision;
    let last = decision.steps.len().checked_sub(1)?;
    let at = step.unwrap_or(last).min(last);
    let step = decision.steps.get(at)?;
    let who = words::short_name(&step.principal);
    let number = match last {
        0 => String::new(),
        _ => format!("{}: ", labels::step(at + 1, last + 1)),
    };
    let (layers, not_in_play) =
        trace_rows::layers(step).into_iter().partition(|row| row.outcome != "notApplicable");
    let rules = step.rules.iter().map(|rule| rule.id());
    Some(WhyView {
        heading: format!("{number}{who} calls {}", step.action),
        hanging: decision.conditional.as_ref().map(words::hanging).unwrap_or_default(),
        layers,
        not_in_play,
        also_needs: trace_rows::also_needed(step)
            .into_iter()
            .map(|(action, decision, layers)| AlsoNeeds {
                title: labels::path::also_needs(&action, decision),
                layers,
            })
            .collect(),
        rules: rules.collect(),
        context: step
            .context
            .iter()
            .map(|entry| {
                let value = match &entry.value {
                    None => labels::ABSENT.to_owned(),
                    Some(Value::One(text)) => text.to_string(),
                    Some(Value::Many(texts)) => format!("[{}]", texts.join(", ")),
                };
                let source = match entry.source {
                    Source::Derived => "derived",
                    Source::Given => "given",
                    Source::Claim => "claim",
                };
                KeyRow {
                    readers: readers(step, &entry.key),
                    key: entry.key.to_string(),
                    value,
                    source,
                }
            })
            .collect(),
    })
}

/// The statements whose conditions name a key, by the policy's name and their own.
fn readers(step: &Step, key: &str) -> Vec<String> {
    let policies = step.layers.iter().flat_map(|layer| &layer.policies);
    let mut readers = Vec::new();
    for policy in policies {
        for statement in &policy.statements {
            let mut conditions = statement.conditions.iter();
            if conditions.any(|condition| condition.key().eq_ignore_ascii_case(key)) {
                readers.push(labels::reader(&policy.name, &words::statement_name(statement)));
            }
        }
    }
    readers
}
