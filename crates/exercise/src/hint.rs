//! Which piece of help comes next: one that fits what the answer does now, else the first that was not seen.

use hatcheck_scenario::evaluate::label;

use crate::check::Failure;
use crate::exercise::{Exercise, Hint, When};
use crate::grade::Grade;

/// The place of the hint to show next, of those that are not among `seen`.
pub fn next(exercise: &Exercise, grade: &Grade, seen: &[usize]) -> Option<usize> {
    let unseen = || exercise.hints.iter().enumerate().filter(|(at, _)| !seen.contains(at));
    let fits = |hint: &Hint| hint.when.as_ref().is_some_and(|when| holds(exercise, grade, when));
    let fitting = unseen().find(|(_, hint)| fits(hint));
    fitting.or_else(|| unseen().next()).map(|(at, _)| at)
}

/// Whether an answer is in the state that a hint is for.
pub(crate) fn holds(exercise: &Exercise, grade: &Grade, when: &When) -> bool {
    let Some(at) = exercise.checks.iter().position(|check| check.id == when.check) else {
        return false;
    };
    let Some(checked) = grade.checks.get(at).filter(|checked| !checked.passes) else {
        return false;
    };
    let Some(layer) = when.denied_by else { return true };
    match &checked.failure {
        Some(Failure::Decided { decision }) => {
            decision.decided_by().iter().any(|own| own.label() == label(layer))
        }
        _ => false,
    }
}
