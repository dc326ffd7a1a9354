//! Grading: an answer against the checks of its exercise.

use std::sync::Arc;

use hatcheck_engine::Decision;
use hatcheck_engine::instant::Instant;
use hatcheck_policy::json;
use hatcheck_scenario::compile::compile_edited;
use hatcheck_scenario::evaluate::decide;
use hatcheck_scenario::{FormatError, ParseCache};

use crate::answer::{Changes, alike};
use crate::check::{Answered, Failure};
use crate::exercise::Exercise;

/// What became of an answer.
#[derive(Clone, Debug)]
pub struct Grade {
    /// What keeps the answer from being a scenario: nothing was decided then, and every check fails.
    pub fault: Option<FormatError>,
    /// One outcome a check, in their order.
    pub checks: Vec<Checked>,
    /// The pointers of locked values that are not as they were. No check counts then.
    pub broken_locks: Vec<String>,
}

/// What became of a check.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Whether it passes.
    pub passes: bool,
    /// Why not. None where the answer as a whole is at fault.
    pub failure: Option<Failure>,
}

impl Grade {
    /// Whether every check passes.
    pub fn passes(&self) -> bool {
        self.checks.iter().all(|check| check.passes)
    }

    /// The points of the checks that pass.
    pub fn points(&self, exercise: &Exercise) -> u32 {
        let checks = exercise.checks.iter().zip(&self.checks);
        checks.filter(|(_, own)| own.passes).map(|(check, _)| check.points).sum()
    }

    fn none(exercise: &Exercise) -> Self {
        let checked = Checked { passes: false, failure: None };
        let checks = vec![checked; exercise.checks.len()];
        Self { fault: None, checks, broken_locks: Vec::new() }
    }
}

/// Grades an answer. `clock` stands in where the scenario does not say what time it is.
pub fn grade(exercise: &Exercise, changes: &Changes, clock: Option<Instant>) -> Grade {
    let text = changes.applied_to(&exercise.scenario.text);
    let loaded = match hatcheck_scenario::read(&text) {
        Ok(loaded) => loaded,
        Err(fault) => return Grade { fault: Some(fault), ..Grade::none(exercise) },
    };
    // Both were read before, so they are JSON.
    let (Ok(start), Ok(scenario)) = (json::parse(&exercise.scenario.text), json::parse(&text))
    else {
        return Grade::none(exercise);
    };
    let locked = exercise.locked.iter();
    let broken: Vec<String> =
        locked.filter(|own| !alike(start.at(own), scenario.at(own))).cloned().collect();
    if !broken.is_empty() {
        return Grade { broken_locks: broken, ..Grade::none(exercise) };
    }
    let known = &loaded.scenario.requests;
    let asked: Vec<_> = exercise.checks.iter().map(|check| check.kind.requests(known)).collect();
    let all = asked.iter().flatten().flatten().enumerate();
    let cache = &mut ParseCache::default();
    let compiled = compile_edited(&loaded.scenario, all, &mut |_| None::<Arc<str>>, clock, cache);
    let decided: Vec<Decision> = compiled
        .requests
        .iter()
        .map(|request| decide(&loaded.scenario, &compiled, request))
        .collect();
    let answered = Answered { exercise, start: &start, scenario: &scenario, compiled: &compiled };
    let mut rest = &decided[..];
    let checks = exercise.checks.iter().zip(asked).map(|(check, asked)| {
        let failure = match asked {
            Err(failure) => Some(failure),
            Ok(asked) => {
                let (own, behind) = rest.split_at(asked.len().min(rest.len()));
                rest = behind;
                check.kind.judge(&answered, own)
            }
        };
        Checked { passes: failure.is_none(), failure }
    });
    Grade { fault: None, checks: checks.collect(), broken_locks: broken }
}
