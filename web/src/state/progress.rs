//! How far somebody has come with an exercise: kept in the browser under its id, and there again on the next visit.

use hatcheck_policy::json::{self, Node, Value, quote};

use super::task::{Answers, Task, object};
use super::wire;
use crate::platform::storage;

/// How far somebody has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The content of the exercise that was answered.
    pub hash: String,
    /// The answer.
    pub answers: Answers,
    /// The places of hints that were read, in the order in which they were.
    pub hints: Vec<usize>,
    /// Answers that did not pass.
    pub tries: usize,
    /// Whether the solution was looked at.
    pub solution_seen: bool,
    /// Whether every check has passed once.
    pub passed: bool,
}

const KEY: &str = "hatcheck.exercise.";

fn key(id: &str) -> String {
    [KEY, id].concat()
}

impl Progress {
    /// What is kept of an exercise; none of one that was never begun.
    pub fn of(id: &str) -> Option<Self> {
        Self::read(&storage::local().get(&key(id))?)
    }

    /// Keeps it. Whether it will still be there on the next visit.
    pub fn keep(&self, id: &str) -> bool {
        storage::local().set(&key(id), &self.write())
    }

    /// Keeps these answers, whether they can be graded or not.
    pub fn keep_answers(task: &Task, answers: Answers) {
        let known = Self::of(&task.id).unwrap_or_default();
        Self { answers, hash: task.hash.clone(), ..known }.keep(&task.id);
    }

    /// Whether the exercise is another one since it was answered.
    pub fn is_of_another(&self, task: &Task) -> bool {
        self.hash != task.hash
    }

    fn write(&self) -> String {
        wire::object(&[
            ("hash", quote(&self.hash)),
            ("answers", object(&self.answers)),
            ("hints", wire::list(&self.hints, usize::to_string)),
            ("tries", self.tries.to_string()),
            ("solutionSeen", self.solution_seen.to_string()),
            ("passed", self.passed.to_string()),
        ])
    }

    /// From anybody's text, which may be of another version: what cannot be read is as if it had never been.
    fn read(text: &str) -> Option<Self> {
        let root = json::parse(text).ok()?;
        let flag = |name| root.get(name).is_some_and(|own| matches!(own.value, Value::Bool(true)));
        let Value::Object(members) = &root.get("answers")?.value else { return None };
        let answers = members
            .iter()
            .map(|member| (member.name.value.to_string(), json::minify(&member.value)));
        let hints = root.get("hints").and_then(Node::as_array).unwrap_or_default();
        let hints = hints.iter().filter_map(|node| match &node.value {
            Value::Number(digits) => digits.parse().ok(),
            _ => None,
        });
        Some(Self {
            hash: wire::text(&root, "hash"),
            answers: answers.collect(),
            hints: hints.collect(),
            tries: wire::number(&root, "tries").unwrap_or_default(),
            solution_seen: flag("solutionSeen"),
            passed: flag("passed"),
        })
    }
}

/// Everything that is kept, as one JSON object by the ids of the exercises.
pub fn exported() -> String {
    let local = storage::local();
    let mut keys = local.keys();
    keys.sort();
    let kept = keys.iter().filter_map(|own| Some((own.strip_prefix(KEY)?, local.get(own)?)));
    let members: Vec<(&str, String)> =
        kept.filter(|(_, text)| Progress::read(text).is_some()).collect();
    let text = wire::object(&members);
    json::parse(&text).map(|node| json::lay_out(&node)).unwrap_or(text)
}

/// Takes in what was exported. How many exercises there were; `None` where it is something else.
pub fn imported(text: &str) -> Option<usize> {
    let root = json::parse(text).ok()?;
    let Value::Object(members) = &root.value else { return None };
    let local = storage::local();
    let mut count = 0;
    for member in members {
        let progress = Progress::read(&json::minify(&member.value))?;
        local.set(&key(&member.name.value), &progress.write());
        count += 1;
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let progress = Progress {
            hash: "h".into(),
            answers: vec![("/a/b".into(), "{\"c\":[1]}".into())],
            hints: vec![2, 0],
            tries: 4,
            solution_seen: true,
            passed: false,
        };
        assert_eq!(Progress::read(&progress.write()), Some(progress));
    }

    #[test]
    fn what_cannot_be_read_is_none() {
        for text in ["", "[]", "{}", "{\"answers\": []}"] {
            assert_eq!(Progress::read(text), None, "{text}");
        }
    }
}
