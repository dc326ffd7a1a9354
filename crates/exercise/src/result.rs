//! The result file that a learner hands in: the answer, and what their page made of it. Only the answer counts: anybody
//! can write into a file that every check passed, so it is graded again.

use std::fmt::Write as _;

use hatcheck_policy::json::{self, quote};
use hatcheck_scenario::format::reading::{At, Field, FromJson, Reading, object};
use hatcheck_scenario::read::typed;
use hatcheck_scenario::{FormatError, FormatFault};

use crate::answer::Changes;
use crate::exercise::Exercise;
use crate::grade::Grade;

/// A result file.
#[derive(Clone, Debug, Default)]
pub struct ResultFile {
    /// The version of the format: 1.
    pub result: u32,
    /// The id of the exercise.
    pub exercise: String,
    /// What [`hash`] said of it when it was answered.
    pub hash: String,
    /// The version of the program that graded it.
    pub engine: String,
    /// The answer.
    pub answers: Changes,
    /// Outcomes by the ids of the checks, in their order, as the learner's page saw them.
    pub checks: Vec<Outcome>,
    /// How many hints were read.
    pub hints: u32,
    /// Whether the solution was looked at.
    pub solution_seen: bool,
    /// Who answered, where they said so.
    pub learner: Option<String>,
    /// When, as the learner's clock had it.
    pub time: Option<String>,
}

/// What became of one check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Its id.
    pub id: String,
    /// Whether it passed.
    pub passes: bool,
}

impl ResultFile {
    /// The result of an answer, before anybody says who and when.
    pub fn of(exercise: &Exercise, text: &str, answers: Changes, grade: &Grade) -> Self {
        let checks = exercise.checks.iter().zip(&grade.checks);
        let outcome = |(check, own): (&crate::check::Check, &crate::grade::Checked)| Outcome {
            id: check.id.clone(),
            passes: own.passes,
        };
        Self {
            result: 1,
            exercise: exercise.id.clone(),
            hash: hash(text),
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            answers,
            checks: checks.map(outcome).collect(),
            ..Self::default()
        }
    }

    /// As it is handed in.
    pub fn write(&self) -> String {
        let mut out = String::from("{");
        let mut member = |name: &str, json: &str| {
            let comma = if out.len() > 1 { "," } else { "" };
            // Writing to a string cannot fail.
            let _ = write!(out, "{comma}{}:{json}", quote(name));
        };
        member("result", &self.result.to_string());
        member("exercise", &quote(&self.exercise));
        member("hash", &quote(&self.hash));
        member("engine", &quote(&self.engine));
        let answers: Vec<String> =
            self.answers.0.iter().map(|(at, value)| format!("{}:{value}", quote(at))).collect();
        member("answers", &format!("{{{}}}", answers.join(",")));
        let checks = self
            .checks
            .iter()
            .map(|own| format!("{{\"id\":{},\"passes\":{}}}", quote(&own.id), own.passes));
        member("checks", &format!("[{}]", checks.collect::<Vec<_>>().join(",")));
        member("hints", &self.hints.to_string());
        member("solutionSeen", &self.solution_seen.to_string());
        for (name, text) in [("learner", &self.learner), ("time", &self.time)] {
            if let Some(text) = text {
                member(name, &quote(text));
            }
        }
        out.push('}');
        json::parse(&out).map(|node| json::lay_out(&node)).unwrap_or(out)
    }
}

/// Reads a result file.
///
/// Fails with the first thing that keeps it from being one, with its place in the text.
pub fn read(text: &str) -> Result<ResultFile, FormatError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (file, root) = typed::<ResultFile>(text)?;
    if file.result != 1 {
        let span = root.get("result").map_or(root.span, |node| node.span);
        let fault = FormatFault::UnknownVersion { version: file.result };
        return Err(fault.at("/result", span, text));
    }
    Ok(file)
}

impl FromJson for ResultFile {
    fn from_json(at: At<'_>) -> Reading<Self> {
        let mut own = Self::default();
        object(
            at,
            &mut [
                Field { key: "result", required: true, slot: &mut own.result },
                Field { key: "exercise", required: true, slot: &mut own.exercise },
                Field { key: "hash", required: false, slot: &mut own.hash },
                Field { key: "engine", required: false, slot: &mut own.engine },
                Field { key: "answers", required: true, slot: &mut own.answers },
                Field { key: "checks", required: false, slot: &mut own.checks },
                Field { key: "hints", required: false, slot: &mut own.hints },
                Field { key: "solutionSeen", required: false, slot: &mut own.solution_seen },
                Field { key: "learner", required: false, slot: &mut own.learner },
                Field { key: "time", required: false, slot: &mut own.time },
            ],
        )?;
        Ok(own)
    }
}

impl FromJson for Outcome {
    fn from_json(at: At<'_>) -> Reading<Self> {
        let mut own = Self::default();
        object(
            at,
            &mut [
                Field { key: "id", required: true, slot: &mut own.id },
                Field { key: "passes", required: true, slot: &mut own.passes },
            ],
        )?;
        Ok(own)
    }
}

/// What tells one content of an exercise from another, however it is laid out: FNV-1a, 64 bits, in hexadecimal digits.
/// It shows that an exercise has changed since it was answered, and protects nothing. What a student's copy lacks does
/// not count.
pub fn hash(text: &str) -> String {
    let mut asked = text.to_owned();
    for name in ["/solution", "/wrong", "/reveal"] {
        asked = json::edit::remove(&asked, name).unwrap_or(asked);
    }
    let plain = json::parse(&asked).map(|node| json::minify(&node));
    let plain = plain.unwrap_or(asked);
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in plain.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use super::*;

    #[test]
    fn a_result_comes_back_as_it_was_handed_in() {
        let file = ResultFile {
            result: 1,
            exercise: "a".into(),
            answers: Changes(vec![("/users/0/groups".into(), "[\"x\"]".into())]),
            checks: vec![Outcome { id: "in".into(), passes: true }],
            learner: Some("Å \"x\"".into()),
            ..ResultFile::default()
        };
        let again = read(&file.write()).unwrap();
        assert_eq!(again.write(), file.write());
        assert_eq!(again.learner, file.learner);
        assert_eq!(again.checks, file.checks);
    }

    #[test]
    fn layout_does_not_change_the_hash_and_content_does() {
        assert_eq!(hash("{\"a\": 1}"), hash("{ \"a\":1 }\n"));
        assert_ne!(hash("{\"a\": 1}"), hash("{\"a\": 2}"));
        assert_eq!(hash(""), "cbf29ce484222325");
    }
}
