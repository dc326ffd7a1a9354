//! The values of a key that could make a difference: on both sides of each comparison, what a policy variable
//! would have to read, one that nobody means, and none at all.

use std::collections::BTreeSet;

use hatcheck_policy::glob::{Builder, Dialect, Glob};
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

/// What is tried for a key.
pub(super) struct Candidates {
    /// The key as a policy writes it.
    pub name: String,
    /// "No value" comes first.
    pub values: Vec<Option<Value>>,
    /// Whether they stand for all values there may be, as far as patterns alone can tell. If not, that they agree says
    /// nothing.
    pub complete: bool,
}

/// The candidates for a key.
pub(super) fn of(step: &Step, key: &str) -> Candidates {
    let mut uses = Uses {
        step,
        key,
        name: None,
        comparisons: Vec::new(),
        read: BTreeSet::new(),
        sets: false,
        single: false,
        complete: true,
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
    comparisons: Vec<(Test, Glob)>,
    /// What it would have to be where it is read as a variable.
    read: BTreeSet<String>,
    /// Whether some operator takes it as a set, and some as a single value.
    sets: bool,
    single: bool,
    complete: bool,
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
            // With variables filled in. What another unknown key stands in may be anything.
            match value.pattern.resolve(&|key| self.text(key)) {
                Some(glob) => self.comparisons.push((operator.test, glob.into_owned())),
                None => self.complete = false,
            }
        }
    }

    fn text(&self, key: &str) -> Option<&str> {
        let entry = self.step.context.iter().find(|e| e.key.eq_ignore_ascii_case(key))?;
        match entry.value.as_ref()? {
            Value::One(text) => Some(text),
            Value::Many(_) => None,
        }
    }

    /// Where the key is a variable in a pattern: every text between what the pattern can cover before it and what it can
    /// cover behind it.
    fn read_in(&mut self, pattern: &Pattern, text: &str) {
        let Pattern::Template(parts) = pattern else { return };
        let own = |part: &Part| match part {
            Part::Variable { key, .. } => key.eq_ignore_ascii_case(self.key),
            Part::Fixed(_) => false,
        };
        let Some(at) = parts.iter().position(own) else { return };
        let (Part::Variable { key, .. }, before, behind) =
            (&parts[at], &parts[..at], &parts[at + 1..])
        else {
            return;
        };
        let ((before, known), (behind, also_known)) = (self.side(before), self.side(behind));
        self.name.get_or_insert_with(|| key.clone());
        self.complete &= known && also_known;
        let places = || (0..=text.len()).filter(|at| text.is_char_boundary(*at));
        let ends: Vec<usize> = places().filter(|end| behind.matches(&text[*end..])).collect();
        for start in places().filter(|start| before.matches(&text[..*start])) {
            for end in ends.iter().filter(|end| start <= **end) {
                if self.read.len() >= MAX_TEXTS {
                    self.complete = false;
                    return;
                }
                self.read.insert(text[start..*end].to_owned());
            }
        }
    }

    /// One side of a pattern, and whether all of it is known: what is not may be anything.
    fn side(&self, parts: &[Part]) -> (Glob, bool) {
        let mut side = Builder::new(Dialect::Text);
        let mut known = true;
        for part in parts {
            match part {
                Part::Fixed(glob) => side.push_glob(glob),
                Part::Variable { key, default } => match self.text(key).or(default.as_deref()) {
                    Some(text) => side.push_literal(text),
                    None => {
                        known = false;
                        side.push_pattern("*");
                    }
                },
            }
        }
        (side.finish(), known)
    }

    fn candidates(self) -> Candidates {
        let name = self.name.unwrap_or_else(|| self.key.to_owned());
        let mut texts: Vec<String> = witnesses::of(&self.comparisons).into_iter().collect();
        let complete =
            self.complete && witnesses::are_complete(&self.comparisons) && texts.len() <= MAX_TEXTS;
        texts.truncate(MAX_TEXTS);
        texts.extend(self.read);
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
        Candidates { name, values, complete }
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
