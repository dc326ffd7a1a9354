//! `grade`: an answer to an exercise, by what is decided then.

use std::sync::Arc;

use hatcheck_engine::instant::Instant;
use hatcheck_exercise::{Changes, Exercise, grade as graded, result, words};
use hatcheck_policy::json::{self, Value};
use hatcheck_scenario::words as said;
use serde::Serialize;

use crate::fault::{Answer, Fault};

/// What became of an answer.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Marks {
    /// The id of the exercise.
    pub exercise: String,
    /// Whether every check passes.
    pub passes: bool,
    /// The points of the checks that pass.
    pub points: u32,
    /// The points of all.
    pub max_points: u32,
    /// One entry a check, in the order of the exercise.
    pub checks: Vec<CheckMark>,
    /// Why nothing was decided, where the answer makes no scenario or changes what is locked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<String>,
}

/// What became of one check.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CheckMark {
    /// Its id.
    pub id: String,
    /// What must hold.
    pub title: String,
    /// Whether it does.
    pub passes: bool,
    /// The points that it gives when it does.
    pub points: u32,
    /// Why it does not, in a sentence or two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Grades an answer: the text of a result file, or of an object of values by the pointers where they are put. Takes the
/// time in milliseconds since 1970, which counts where the exercise's scenario does not say what time it is.
///
/// # Errors
/// The exercise is none, the answer is none, it is for another exercise, or it changes what is not to be changed.
pub fn grade(exercise: &str, answer: &str, now: f64) -> Answer<Marks> {
    let exercise = hatcheck_exercise::read(exercise)?;
    let changes = changes(&exercise, answer)?;
    if let Some(fault) = changes.fault(&exercise) {
        return Err(Fault::new("not-editable", words::answer_fault(&fault)));
    }
    // Too large a number becomes the largest one, which is no instant.
    let clock = Instant::from_unix_seconds((now / 1000.0) as i64);
    let grade = graded(&exercise, &changes, clock);
    let locks = &grade.broken_locks;
    let fault = match &grade.fault {
        Some(error) => Some(format!("{} ({})", said::fault(&error.fault), error.path)),
        None => (!locks.is_empty())
            .then(|| format!("What is locked has changed: {}.", locks.join(", "))),
    };
    let checks = exercise.checks.iter().zip(&grade.checks).map(|(check, own)| CheckMark {
        id: check.id.clone(),
        title: check.title.clone(),
        passes: own.passes,
        points: check.points,
        why: own.failure.as_ref().map(words::failure),
    });
    Ok(Marks {
        checks: checks.collect(),
        passes: grade.passes(),
        points: grade.points(&exercise),
        max_points: exercise.points(),
        exercise: exercise.id,
        fault,
    })
}

fn changes(exercise: &Exercise, answer: &str) -> Answer<Changes> {
    let root = json::parse(answer).ok();
    if root.as_ref().is_some_and(|root| root.get("result").is_some()) {
        let file = result::read(answer)?;
        if file.exercise != exercise.id {
            let message =
                format!("The answer is for \"{}\", not for \"{}\".", file.exercise, exercise.id);
            return Err(Fault::new("other-exercise", message));
        }
        return Ok(file.answers);
    }
    let Some(Value::Object(members)) = root.map(|root| root.value) else {
        let message = "An answer is a result file, or an object of values by the pointers where they are put.";
        return Err(Fault::new("wrong-value", message));
    };
    let changes = members
        .iter()
        .map(|member| (member.name.value.to_string(), Arc::from(json::minify(&member.value))));
    Ok(Changes(changes.collect()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use super::*;

    const LESSON: &str = include_str!("../../../exercises/05-two-documents-of-a-role.json");

    #[test]
    fn the_solution_passes_and_the_start_does_not() {
        let root = json::parse(LESSON).unwrap();
        let solution = json::minify(root.get("solution").unwrap());
        let solved = grade(LESSON, &solution, 0.0).unwrap();
        assert!(solved.passes && solved.points == solved.max_points && solved.fault.is_none());
        let file = format!(
            "{{\"result\": 1, \"exercise\": \"two-documents-of-a-role\", \"answers\": {solution}}}"
        );
        assert_eq!(grade(LESSON, &file, 0.0).unwrap(), solved);
        let start = grade(LESSON, "{}", 0.0).unwrap();
        assert!(!start.passes && start.checks.iter().any(|own| own.why.is_some()));
    }

    #[test]
    fn what_is_no_answer_says_why() {
        let code = |answer: &str| grade(LESSON, answer, 0.0).unwrap_err().code;
        assert_eq!(code("[]"), "wrong-value");
        assert_eq!(code("{"), "wrong-value");
        assert_eq!(code("{\"/users/0\": 1}"), "not-editable");
        assert_eq!(code("{\"result\": 1, \"exercise\": \"x\", \"answers\": {}}"), "other-exercise");
        assert_eq!(grade("{}", "{}", 0.0).unwrap_err().code, "missing-key");
    }
}
