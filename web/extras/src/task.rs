//! Exercises: what the page shows of one, what became of an answer, and the file that is handed in.

use std::sync::Arc;

use hatcheck_engine::instant::Instant;
use hatcheck_exercise::check::Visibility;
use hatcheck_exercise::exercise::Reveal;
use hatcheck_exercise::result::{self, ResultFile};
use hatcheck_exercise::{Changes, Exercise, grade as graded, hint, read, words};
use hatcheck_policy::json::{self, Node, Value, quote};
use hatcheck_scenario::words as said;
use hatcheck_web::state::wire;

use crate::failure::Failure;

/// What the page needs of an exercise, given its file as `exercise`.
pub(crate) fn task(question: &Node<'_>) -> Result<String, Failure> {
    let (text, exercise) = exercise(question)?;
    let checks = exercise.checks.iter().enumerate().map(|(at, check)| {
        let request = match check.visibility {
            Visibility::Visible => check.kind.request_name(),
            Visibility::Summary | Visibility::Hidden => None,
        };
        let members = [
            ("title", quote(&words::title(check, at))),
            ("request", request.map_or_else(|| "null".to_owned(), quote)),
        ];
        wire::object(&members)
    });
    let checks: Vec<String> = checks.collect();
    let hints: Vec<String> = exercise.hints.iter().map(|hint| quote(&hint.text)).collect();
    let (reveal, attempts) = match exercise.reveal {
        Reveal::Never => ("never", 0),
        Reveal::AfterPass => ("afterPass", 0),
        Reveal::AfterAttempts(attempts) => ("afterAttempts", attempts),
        Reveal::Always => ("always", 0),
    };
    let text_or_null = |text: Option<&str>| text.map_or_else(|| "null".to_owned(), quote);
    Ok(wire::object(&[
        ("id", quote(&exercise.id)),
        ("hash", quote(&result::hash(&text))),
        ("title", quote(&exercise.title)),
        ("next", text_or_null(exercise.next.as_deref())),
        ("brief", quote(&exercise.brief)),
        ("closing", quote(&exercise.closing)),
        ("records", exercise.records.to_string()),
        ("edit", wire::list(&exercise.edit, |own| quote(own))),
        ("locked", wire::list(&exercise.locked, |own| quote(own))),
        ("checks", format!("[{}]", checks.join(","))),
        ("hints", format!("[{}]", hints.join(","))),
        ("reveal", quote(reveal)),
        ("attempts", attempts.to_string()),
        ("hasSolution", exercise.solution.is_some().to_string()),
        ("scenario", quote(&exercise.scenario.text)),
    ]))
}

/// What became of an answer: `exercise`, `answers` as an object, and `seen`, the places of hints that were read.
pub(crate) fn grade(question: &Node<'_>, clock: Option<Instant>) -> Result<String, Failure> {
    let (_, exercise) = exercise(question)?;
    let answers = answers(question);
    let grade = graded(&exercise, &answers, clock);
    let whole = match (&grade.fault, grade.broken_locks.as_slice()) {
        (Some(error), _) => Some(said::fault(&error.fault)),
        (None, []) => None,
        (None, locks) => Some(format!("What stands at {} is to stay as it was.", locks.join(", "))),
    };
    let checks = exercise.checks.iter().zip(&grade.checks).map(|(check, own)| {
        let why = match check.visibility {
            Visibility::Visible => own.failure.as_ref().map(words::failure),
            Visibility::Summary | Visibility::Hidden => None,
        };
        let members =
            [("passes", own.passes.to_string()), ("why", quote(&why.unwrap_or_default()))];
        wire::object(&members)
    });
    let checks: Vec<String> = checks.collect();
    let seen: Vec<usize> = question
        .get("seen")
        .and_then(Node::as_array)
        .unwrap_or_default()
        .iter()
        .filter_map(|node| match &node.value {
            Value::Number(digits) => digits.parse().ok(),
            _ => None,
        })
        .collect();
    let next = hint::next(&exercise, &grade, &seen);
    let wrong = exercise.wrong.iter().find(|own| own.changes.same_as(&answers, &exercise));
    Ok(wire::object(&[
        ("wrong", wrong.map_or_else(|| "null".to_owned(), |own| quote(&own.why))),
        ("checks", format!("[{}]", checks.join(","))),
        ("fault", whole.map_or_else(|| "null".to_owned(), |whole| quote(&whole))),
        ("hint", next.map_or_else(|| "null".to_owned(), |at| at.to_string())),
    ]))
}

/// The result file: `exercise`, `answers`, `hints`, `solutionSeen`, `learner` and `time`.
pub(crate) fn hand_in(question: &Node<'_>, clock: Option<Instant>) -> Result<String, Failure> {
    let (text, exercise) = exercise(question)?;
    let answers = answers(question);
    let grade = graded(&exercise, &answers, clock);
    let mut file = ResultFile::of(&exercise, &text, answers, &grade);
    let member = |name: &str| Some(wire::text(question, name)).filter(|text| !text.is_empty());
    (file.learner, file.time) = (member("learner"), member("time"));
    file.hints = wire::number(question, "hints")
        .and_then(|count| u32::try_from(count).ok())
        .unwrap_or_default();
    file.solution_seen =
        question.get("solutionSeen").is_some_and(|own| matches!(own.value, Value::Bool(true)));
    Ok(wire::object(&[("file", quote(&file.write()))]))
}

/// The solution beside the answer, line by line: `exercise` and `answers`.
pub(crate) fn solution(question: &Node<'_>) -> Result<String, Failure> {
    let (_, exercise) = exercise(question)?;
    let answers = answers(question);
    let start = json::parse(&exercise.scenario.text).ok();
    let parts =
        exercise.solution.iter().flat_map(|solution| &solution.0).map(|(pointer, value)| {
            let own = answers.0.iter().find(|(at, _)| at == pointer).map(|(_, own)| laid_out(own));
            let before = || start.as_ref().and_then(|start| start.at(pointer)).map(json::lay_out);
            let own = own.or_else(before).unwrap_or_default();
            let theirs = laid_out(value);
            let lines = differences(&own, &theirs);
            let lines = wire::list(&lines, |(mine, theirs)| {
                let text = |line: &Option<&str>| line.map_or_else(|| "null".to_owned(), quote);
                format!("[{},{}]", text(mine), text(theirs))
            });
            wire::object(&[("pointer", quote(pointer)), ("lines", lines)])
        });
    Ok(wire::object(&[("parts", format!("[{}]", parts.collect::<Vec<_>>().join(",")))]))
}

/// A document in a string is shown as what it holds.
fn laid_out(value: &str) -> String {
    let Ok(node) = json::parse(value) else { return value.to_owned() };
    match &node.value {
        Value::String(text) => {
            json::parse(text).map_or_else(|_| text.to_string(), |own| json::lay_out(&own))
        }
        _ => json::lay_out(&node),
    }
}

/// Two texts side by side: lines that both have stand beside each other, others beside nothing.
fn differences<'t>(mine: &'t str, theirs: &'t str) -> Vec<(Option<&'t str>, Option<&'t str>)> {
    /// Longer texts are set against each other as they are.
    const MAX_LINES: usize = 400;
    let (mine, theirs): (Vec<&str>, Vec<&str>) = (mine.lines().collect(), theirs.lines().collect());
    let (rows, columns) = (mine.len(), theirs.len());
    if rows > MAX_LINES || columns > MAX_LINES {
        let alone = mine.into_iter().map(|line| (Some(line), None));
        return alone.chain(theirs.into_iter().map(|line| (None, Some(line)))).collect();
    }
    // How many lines the rests of both have in common.
    let mut common = vec![vec![0_u16; columns + 1]; rows + 1];
    for at in (0..rows).rev() {
        for other in (0..columns).rev() {
            common[at][other] = if mine[at] == theirs[other] {
                common[at + 1][other + 1] + 1
            } else {
                common[at + 1][other].max(common[at][other + 1])
            };
        }
    }
    let (mut at, mut other, mut lines) = (0, 0, Vec::new());
    while at < rows || other < columns {
        if at < rows && other < columns && mine[at] == theirs[other] {
            lines.push((Some(mine[at]), Some(theirs[other])));
            (at, other) = (at + 1, other + 1);
        } else if other >= columns || (at < rows && common[at + 1][other] >= common[at][other + 1])
        {
            lines.push((Some(mine[at]), None));
            at += 1;
        } else {
            lines.push((None, Some(theirs[other])));
            other += 1;
        }
    }
    lines
}

pub(crate) fn exercise(question: &Node<'_>) -> Result<(String, Exercise), Failure> {
    let text = wire::text(question, "exercise");
    let exercise = read(&text).map_err(|error| {
        let place = match &*error.path {
            "" => String::new(),
            path => format!(" ({path})"),
        };
        Failure::nowhere("not-an-exercise", said::fault(&error.fault) + &place)
    })?;
    Ok((text, exercise))
}

/// The answer in a question: what is not to be changed is no part of it, and has no effect.
fn answers(question: &Node<'_>) -> Changes {
    let Some(Value::Object(members)) = question.get("answers").map(|node| &node.value) else {
        return Changes::default();
    };
    let changes = members
        .iter()
        .map(|member| (member.name.value.to_string(), Arc::from(json::minify(&member.value))));
    Changes(changes.collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use super::*;

    const LESSON: &str = include_str!("../../../exercises/05-two-documents-of-a-role.json");

    fn ask(kind: &str, answers: &str) -> String {
        let question = format!("{{\"exercise\":{},\"answers\":{answers}}}", quote(LESSON));
        crate::answer(kind, &question, 0.0)
    }

    #[test]
    fn a_lesson_becomes_a_task_and_an_answer_marks() {
        let task = ask("task", "{}");
        let task = json::parse(&task).unwrap();
        assert_eq!(wire::text(&task, "id"), "two-documents-of-a-role");
        let count = |node: &Node<'_>| node.get("checks").unwrap().as_array().unwrap().len();
        let start = ask("grade", "{}");
        let start = json::parse(&start).unwrap();
        assert_eq!(count(&task), count(&start));
        assert!(start.get("hint").is_some_and(|hint| matches!(hint.value, Value::Number(_))));
        let lesson = json::parse(LESSON).unwrap();
        let solved = ask("grade", &json::minify(lesson.get("solution").unwrap()));
        assert!(!solved.contains("\"passes\":false"), "{solved}");
    }

    #[test]
    fn what_is_no_exercise_is_said() {
        let question = format!("{{\"exercise\":{}}}", quote("{\"exercise\": 1}"));
        assert!(crate::answer("task", &question, 0.0).contains("not-an-exercise"));
    }

    #[test]
    fn what_is_handed_in_can_be_graded_again() {
        let answer = ask("hand-in", "{\"/roles/0/trustPolicy\": {}}");
        let answer = json::parse(&answer).unwrap();
        let file = result::read(&wire::text(&answer, "file")).unwrap();
        assert_eq!((&*file.exercise, file.answers.0.len()), ("two-documents-of-a-role", 1));
        assert_eq!(file.hash, result::hash(LESSON));
    }

    #[test]
    fn lines_that_both_have_stand_beside_each_other() {
        let both = |line| (Some(line), Some(line));
        assert_eq!(
            differences("a\nb\nc", "a\nx\nc"),
            [both("a"), (Some("b"), None), (None, Some("x")), both("c")]
        );
        assert_eq!(differences("", "a"), [(None, Some("a"))]);
    }
}
