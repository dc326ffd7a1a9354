//! Grades in the shape that GitHub Classroom's autograder takes.

use serde_json::{Value, json};

use super::Graded;

/// The result of one answer, where one was given; of several a list with their files.
pub(super) fn of(graded: &[Graded<'_>], answers: usize) -> String {
    let value = match graded {
        [one] if answers == 1 => result(one),
        [] if answers == 1 => return String::new(), // what went wrong has been said
        all => {
            let all = all.iter().map(|one| {
                let mut value = result(one);
                if let Value::Object(members) = &mut value {
                    members.insert("answer".to_owned(), one.name.clone().into());
                    members.insert("learner".to_owned(), one.learner.clone().into());
                    members.insert("exercise".to_owned(), one.exercise.id.clone().into());
                }
                value
            });
            Value::Array(all.collect())
        }
    };
    format!("{value:#}\n")
}

fn result(one: &Graded<'_>) -> Value {
    let word = |passes: bool| if passes { "pass" } else { "fail" };
    let tests = one.checks().map(|(_, check, own)| {
        json!({
            "name": check.title,
            "status": word(own.passes),
            "score": if own.passes { check.points } else { 0 },
            "max_score": check.points,
            "message": one.why(own),
        })
    });
    json!({
        "version": 1,
        "status": word(one.passes()),
        "max_score": one.most(),
        "tests": tests.collect::<Vec<_>>(),
    })
}
