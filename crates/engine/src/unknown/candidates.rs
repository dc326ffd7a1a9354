//! The values of a key that could make a difference: each that a policy compares it with, one that is none
//! of these, and none at all.

use std::collections::BTreeSet;

use hatcheck_policy::operator::Test;

use crate::decision::Step;
use crate::request::Value;
use crate::trace::{ConditionTrace, LayerTrace};

/// A text that no policy means.
const OTHER: &str = "(another value)";

/// The key as a policy writes it, and its candidates; "no value" comes first.
pub(super) fn of(step: &Step, key: &str) -> (String, Vec<Option<Value>>) {
    let own = step.layers.iter();
    let also = step.also_needs.iter().flat_map(|also| &also.verdict.layers);
    let conditions: Vec<&ConditionTrace> = own
        .chain(also)
        .flat_map(conditions)
        .filter(|condition| condition.key().eq_ignore_ascii_case(key))
        .collect();
    let name = conditions.first().map_or_else(|| key.to_owned(), |found| found.key().to_owned());
    let mut texts = BTreeSet::from([OTHER.to_owned()]);
    let mut sets = false;
    for condition in &conditions {
        let Some(operator) = condition.condition.operator else { continue };
        sets |= operator.qualifier.is_some();
        let values = condition.policy_values();
        texts.extend(values.into_iter().flat_map(|value| witnesses(operator.test, value)));
    }
    let mut values = vec![None];
    for text in texts {
        if sets {
            values.push(Some(Value::many([text.as_str()])));
            values.push(Some(Value::many([text.as_str(), OTHER])));
        } else {
            values.push(Some(Value::one(text)));
        }
    }
    (name, values)
}

fn conditions(layer: &LayerTrace) -> impl Iterator<Item = &ConditionTrace> {
    layer.policies.iter().flat_map(|policy| &policy.statements).flat_map(|s| &s.conditions)
}

/// Texts on both sides of one comparison.
fn witnesses(test: Test, value: &str) -> Vec<String> {
    let with = |star: &str| vec![value.replace('*', star).replace('?', "x")];
    let and = |others: &[&str]| {
        let mut texts = vec![value.to_owned()];
        texts.extend(others.iter().map(|&other| other.to_owned()));
        texts
    };
    match test {
        Test::StringLike { .. } => with("x"),
        Test::Arn { .. } => {
            let mut texts = with("x");
            texts.push("arn:aws:iam::000000000000:role/another".to_owned());
            texts
        }
        Test::Numeric(_) => and(&["-999999999999999", "999999999999999"]),
        Test::Date(_) => and(&["1970-01-01T00:00:00Z", "9998-12-31T23:59:59Z"]),
        Test::Bool => vec!["true".to_owned(), "false".to_owned()],
        Test::IpAddress { .. } => {
            let inside = value.split('/').next().unwrap_or(value).to_owned();
            let outside = ["192.0.2.254", "198.51.100.254", "203.0.113.254", "2001:db8:ffff::1"];
            let mut texts = vec![inside];
            texts.extend(outside.iter().map(|&other| other.to_owned()));
            texts
        }
        Test::Null => Vec::new(),
        Test::StringEquals { .. } | Test::StringEqualsIgnoreCase { .. } | Test::BinaryEquals => {
            vec![value.to_owned()]
        }
    }
}
