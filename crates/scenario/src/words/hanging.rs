//! What a decision hangs on where some context is not known.

use hatcheck_engine::request::Value;
use hatcheck_engine::unknown::{Conditional, HangingKey};

/// One line for each key.
pub fn hanging(conditional: &Conditional) -> Vec<String> {
    conditional.keys.iter().map(line).collect()
}

fn line(key: &HangingKey) -> String {
    let mut parts = Vec::new();
    if !key.allowed.is_empty() {
        parts.push(format!("allowed {}", listed(&key.allowed)));
    }
    if !key.denied.is_empty() {
        parts.push(format!("denied {}", listed(&key.denied)));
    }
    if parts.is_empty() {
        parts.push("matters together with the others".to_owned());
    }
    format!("{}: {}", key.key, parts.join("; "))
}

fn listed(values: &[Option<Value>]) -> String {
    let named: Vec<String> = values
        .iter()
        .map(|value| match value {
            None => "without it".to_owned(),
            Some(Value::One(text)) => format!("with {text}"),
            Some(Value::Many(texts)) => format!("with [{}]", texts.join(", ")),
        })
        .collect();
    named.join(", ")
}
