//! The values of a key that could make a difference: on both sides of each comparison, what a policy variable
//! would have to read, one that nobody means, and none at all.

use std::collections::BTreeSet;

use hatcheck_policy::operator::Test;
use hatcheck_policy::pattern::{Part, Pattern};
use hatcheck_policy::policy::{Condition, ResourcePattern};

use super::known::Known;
use super::witnesses::{self, OTHER};
use crate::decision::Step;
use crate::request::Value;
use crate::trace::{PolicyTrace, StatementTrace};

/// Texts at most; more of them would not be tried anyway.
const MAX_TEXTS: usize = 48;

/// The key as a policy writes it, and its candidates; "no value" comes first.
pub(super) fn of(step: &Step, key: &str) -> (String, Vec<Option<Value>>) {
    let mut uses = Uses {
        step,
        key,
        name: None,
        comparisons: Vec::new(),
        read: BTreeSet::new(),
        sets: false,
        single: false,
    };
    let own = step.layers.iter();
    let also = step.also_needs.iter().flat_map(|also| &also.verdict.layers);
    for policy in own.chain(also).flat_map(|layer| &layer.policies) {
        for statement in &policy.statements {
            uses.look_at(policy, statement);
        }
    }
    uses.candidates()
}

/// How policies use one key.
struct Uses<'s> {
    step: &'s Step,
    key: &'s str,
    name: Option<String>,
    /// Where it is compared.
    comparisons: Vec<(Test, String)>,
    /// What it would have to be where it is read as a variable.
    read: BTreeSet<String>,
    /// Whether some operator takes it as a set, and some as a single value.
    sets: bool,
    single: bool,
}

impl Uses<'_> {
    fn look_at(&mut self, policy: &PolicyTrace, statement: &StatementTrace) {
        for trace in &statement.conditions {
            let condition = &*trace.condition;
            if condition.key.value.eq_ignore_ascii_case(self.key) {
                self.compared(condition);
            }
            let texts = trace.request_value.as_ref().map_or(&[][..], Value::texts);
            for value in &condition.values {
                texts.iter().for_each(|text| self.read_in(&value.pattern, text));
            }
        }
        let found = policy.policy.statements.iter().find(|s| s.index == statement.index);
        for entry in found.and_then(|s| s.resource.as_ref()).iter().flat_map(|r| &r.entries) {
            if let ResourcePattern::Arn(pattern) = &entry.pattern {
                self.read_in(pattern, &self.step.resource);
            }
        }
    }

    fn compared(&mut self, condition: &Condition) {
        self.name.get_or_insert_with(|| condition.key.value.clone());
        let Some(operator) = condition.operator else { return };
        match operator.qualifier {
            Some(_) => self.sets = true,
            None => self.single = true,
        }
        for value in &condition.values {
            // With variables filled in, as far as they are known.
            let text = match &value.pattern {
                Pattern::Fixed(_) => Some(value.text.clone()),
                Pattern::Template(parts) => self.filled(parts),
            };
            self.comparisons.extend(text.map(|text| (operator.test, text)));
        }
    }

    fn text(&self, key: &str) -> Option<&str> {
        let entry = self.step.context.iter().find(|e| e.key.eq_ignore_ascii_case(key))?;
        match entry.value.as_ref()? {
            Value::One(text) => Some(text),
            Value::Many(_) => None,
        }
    }

    fn filled(&self, parts: &[Part]) -> Option<String> {
        parts
            .iter()
            .map(|part| match part {
                Part::Fixed(glob) => glob.literal(),
                Part::Variable { key, default } => self.text(key).or(default.as_deref()),
            })
            .collect()
    }

    /// Where the key is a variable in a pattern: the text between what stands before and behind it.
    fn read_in(&mut self, pattern: &Pattern, text: &str) {
        let Pattern::Template(parts) = pattern else { return };
        let mut rest = text;
        for (at, part) in parts.iter().enumerate() {
            let known = match part {
                Part::Fixed(glob) => glob.literal(),
                Part::Variable { key, .. } if key.eq_ignore_ascii_case(self.key) => {
                    self.name.get_or_insert_with(|| key.clone());
                    let behind = match parts.get(at + 1) {
                        Some(Part::Fixed(glob)) => glob.leading_text(),
                        _ => "",
                    };
                    let end = if behind.is_empty() { Some(rest.len()) } else { rest.find(behind) };
                    self.read.extend(end.map(|end| rest[..end].to_owned()));
                    return;
                }
                Part::Variable { key, default } => self.text(key).or(default.as_deref()),
            };
            match known.and_then(|known| rest.strip_prefix(known)) {
                Some(behind) => rest = behind,
                None => return,
            }
        }
    }

    fn candidates(self) -> (String, Vec<Option<Value>>) {
        let name = self.name.unwrap_or_else(|| self.key.to_owned());
        let comparisons: Vec<(Test, &str)> =
            self.comparisons.iter().map(|(test, text)| (*test, text.as_str())).collect();
        let mut texts: Vec<String> = witnesses::of(&comparisons).into_iter().collect();
        texts.truncate(MAX_TEXTS);
        texts.extend(self.read.into_iter().take(MAX_TEXTS));
        // A policy that happens to mean this very text must not be taken for meaning nothing.
        let mut other = OTHER.to_owned();
        while texts.contains(&other) {
            other.push('\'');
        }
        texts.push(other.clone());
        let mut values = Vec::new();
        if !Known::is_there(self.key) {
            values.push(None);
        }
        if self.single || !self.sets {
            values.extend(texts.iter().map(|text| Some(Value::one(text.as_str()))));
        }
        if self.sets {
            values.extend(sets(&texts, &other));
        }
        let mut seen = Vec::new();
        values.retain(|value| {
            let fresh = !seen.contains(value);
            seen.push(value.clone());
            fresh
        });
        (name, values)
    }
}

/// Sets of one, each with a stranger, two by two, and all together.
fn sets(texts: &[String], other: &str) -> Vec<Option<Value>> {
    const MAX_PAIRED: usize = 6;
    let set = |texts: &[&str]| Some(Value::many(texts.iter().copied()));
    let own: Vec<&str> = texts.iter().map(String::as_str).filter(|text| *text != other).collect();
    let mut sets: Vec<Option<Value>> = texts.iter().map(|text| set(&[text])).collect();
    sets.extend(own.iter().map(|text| set(&[text, other])));
    for (at, one) in own.iter().enumerate().take(MAX_PAIRED) {
        sets.extend(own[..at].iter().map(|before| set(&[before, one])));
    }
    if own.len() > 2 {
        sets.push(set(&own));
        sets.push(set(&[own.as_slice(), &[other]].concat()));
    }
    sets
}
