//! The keys of a call that nobody has to give: they follow from caller, session and world.

use hatcheck_engine::context::Source;
use hatcheck_engine::request::Value;
use hatcheck_policy::json;

use crate::state::evaluate::Evaluated;

/// Derived keys shown at most.
const MAX_DERIVED: usize = 200;

/// A key that follows from caller, session and world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    /// The key.
    pub key: String,
    /// Its value, to be read.
    pub value: String,
    /// Its value, to be written.
    pub json: String,
}

/// The derived keys of a request's step, if that was reached.
pub fn derived(evaluated: &Evaluated, index: usize, step: usize) -> Vec<Derived> {
    let Some(Ok(request)) = evaluated.requests.get(index) else { return Vec::new() };
    let Some(step) = request.decision.steps.get(step) else { return Vec::new() };
    let mut derived = Vec::new();
    for entry in &step.context {
        let (Source::Derived, Some(value)) = (entry.source, &entry.value) else { continue };
        if derived.len() == MAX_DERIVED {
            break;
        }
        let (mut shown, mut json) = (String::new(), String::new());
        for text in value.texts() {
            if !json.is_empty() {
                shown.push_str(", ");
                json.push_str(", ");
            }
            shown.push_str(text);
            json.push_str(&json::quote(text));
        }
        match value {
            Value::One(_) if matches!(&*shown, "true" | "false") => json.clone_from(&shown),
            Value::One(_) => {}
            Value::Many(_) => json = ["[", &json, "]"].concat(),
        }
        derived.push(Derived { key: entry.key.to_string(), value: shown, json });
    }
    derived
}
