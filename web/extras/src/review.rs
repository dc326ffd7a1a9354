//! What an author wants to know of an exercise: what is wrong with it, and which checks start, solution and wrong answers
//! pass.

use hatcheck_engine::instant::Instant;
use hatcheck_exercise::{Changes, grade, review as reviewed};
use hatcheck_policy::json::{Node, quote};
use hatcheck_web::state::wire;

use crate::failure::Failure;
use crate::task::exercise;

/// Complaints with their places, and a line of outcomes for each answer that the exercise holds; given its file as
/// `exercise`.
pub(crate) fn review(question: &Node<'_>, clock: Option<Instant>) -> Result<String, Failure> {
    let (_, exercise) = exercise(question)?;
    let complaints = reviewed::review(&exercise, clock);
    let complaints =
        wire::list(&complaints, |own| quote(&format!("{}: {}", own.path, own.message)));
    let start = Changes::default();
    let mut answers = vec![("Start".to_owned(), &start)];
    answers.extend(exercise.solution.iter().map(|own| ("Solution".to_owned(), own)));
    let wrong = exercise.wrong.iter().enumerate();
    answers.extend(wrong.map(|(at, own)| (format!("Wrong answer {}", at + 1), &own.changes)));
    let rows = wire::list(&answers, |(name, changes)| {
        let grade = grade(&exercise, changes, clock);
        let passes = wire::list(&grade.checks, |own| own.passes.to_string());
        wire::object(&[("name", quote(name)), ("passes", passes)])
    });
    let ids = wire::list(&exercise.checks, |check| quote(&check.id));
    Ok(wire::object(&[("complaints", complaints), ("checks", ids), ("rows", rows)]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use hatcheck_policy::json;

    use super::*;

    #[test]
    fn a_lesson_has_nothing_wrong_and_a_line_for_each_answer() {
        let lesson = include_str!("../../../exercises/05-two-documents-of-a-role.json");
        let question = wire::object(&[("exercise", quote(lesson))]);
        let answer = review(&json::parse(&question).unwrap(), None).unwrap();
        let answer = json::parse(&answer).unwrap();
        assert!(answer.get("complaints").unwrap().as_array().unwrap().is_empty());
        let rows = answer.get("rows").unwrap().as_array().unwrap();
        assert!(rows.len() >= 4);
        assert!(!json::minify(rows[1].get("passes").unwrap()).contains("false"), "the solution");
    }
}
