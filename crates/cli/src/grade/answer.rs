//! One answer: a result file as the page hands it out, or a scenario in which the work was done.

use std::path::Path;

use hatcheck_exercise::check::Check;
use hatcheck_exercise::grade::Checked;
use hatcheck_exercise::{Changes, Exercise, Grade, grade as graded, result, words};
use hatcheck_policy::json;

use super::named;
use crate::exercise::files::Read;
use crate::paint::Paint;
use crate::snippet::Snippet;
use crate::{clock, input};

/// An answer with what became of it.
pub(crate) struct Graded<'k> {
    /// Its file.
    pub(crate) name: String,
    /// Who answered, where they said so.
    pub(crate) learner: Option<String>,
    /// What was asked.
    pub(crate) exercise: &'k Exercise,
    /// Whether the exercise was another one when it was answered.
    pub(crate) is_other: bool,
    /// Whether the learner's page looked at the solution.
    pub(crate) solution_seen: bool,
    /// How many hints were read.
    pub(crate) hints: u32,
    grade: Grade,
    only: Option<&'k Check>,
}

impl Graded<'_> {
    /// The checks that count, with their outcomes.
    pub(crate) fn checks(&self) -> impl Iterator<Item = (usize, &Check, &Checked)> {
        let all = self.exercise.checks.iter().zip(&self.grade.checks).enumerate();
        let only = self.only.map(|check| &*check.id);
        all.map(|(at, (check, own))| (at, check, own))
            .filter(move |(_, check, _)| only.is_none_or(|id| check.id == id))
    }

    /// Whether all of them pass.
    pub(crate) fn passes(&self) -> bool {
        self.checks().all(|(_, _, own)| own.passes)
    }

    /// The points of those that pass.
    pub(crate) fn points(&self) -> u32 {
        self.checks().filter(|(_, _, own)| own.passes).map(|(_, check, _)| check.points).sum()
    }

    /// The points that there are.
    pub(crate) fn most(&self) -> u32 {
        self.checks().map(|(_, check, _)| check.points).sum()
    }

    /// Why a check does not pass; empty where it does.
    pub(crate) fn why(&self, own: &Checked) -> String {
        if own.passes {
            return String::new();
        }
        if let Some(failure) = &own.failure {
            return words::failure(failure);
        }
        if let Some(error) = &self.grade.fault {
            let said = hatcheck_scenario::words::fault(&error.fault);
            return format!("The answer makes no scenario: {said} ({})", error.path);
        }
        format!("What is locked has changed: {}.", self.grade.broken_locks.join(", "))
    }
}

/// Reads and grades an answer; or what is wrong with it, ready to be printed.
pub(super) fn grade<'k>(
    path: &Path,
    known: &'k [Read],
    check: Option<&str>,
) -> Result<Graded<'k>, String> {
    let (name, text) = input::text(path);
    let trouble =
        |why: &str| format!("{} {} {why}", Paint::Denied.on("error"), Paint::Strong.on(&name));
    let text = text.map_err(|fault| trouble(&fault))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let is_result = json::parse(text).is_ok_and(|root| root.get("result").is_some());
    let (read, file) = if is_result {
        let file = result::read(text).map_err(|error| Snippet::of_file(&name, text, &error))?;
        let read = named(known, &file.exercise).ok_or_else(|| {
            let ids = known.iter().map(|own| &*own.exercise.id);
            let nearest = hatcheck_policy::nearest(&file.exercise, ids);
            let nearest = nearest.map(|id| format!(" Did you mean {id}?")).unwrap_or_default();
            trouble(&format!("answers \"{}\", and there is no such exercise here.{nearest} Name its file or folder with --exercise.", file.exercise))
        })?;
        (read, file)
    } else {
        hatcheck_scenario::read(text).map_err(|error| Snippet::of_file(&name, text, &error))?;
        let [read] = known else {
            return Err(trouble(
                "is a scenario: name the one exercise that it answers with --exercise FILE",
            ));
        };
        let root = json::parse(text).map_err(|_| trouble("is not JSON"))?;
        let answers = Changes::of_scenario(&read.exercise, &root).map_err(|fault| {
            trouble(&format!(
                "does not answer \"{}\": {}",
                read.exercise.id,
                words::answer_fault(&fault)
            ))
        })?;
        (read, result::ResultFile { answers, hash: result::hash(&read.text), ..Default::default() })
    };
    if let Some(fault) = file.answers.fault(&read.exercise) {
        return Err(trouble(&words::answer_fault(&fault)));
    }
    let only = match check {
        None => None,
        Some(id) => Some(read.exercise.check(id).ok_or_else(|| {
            let ids = read.exercise.checks.iter().map(|check| &*check.id);
            let nearest = hatcheck_policy::nearest(id, ids);
            let nearest = nearest.map(|id| format!(" Did you mean {id}?")).unwrap_or_default();
            trouble(&format!(
                "answers \"{}\", which has no check \"{id}\".{nearest}",
                read.exercise.id
            ))
        })?),
    };
    Ok(Graded {
        learner: file.learner,
        is_other: !file.hash.is_empty() && file.hash != result::hash(&read.text),
        solution_seen: file.solution_seen,
        hints: file.hints,
        grade: graded(&read.exercise, &file.answers, clock::now()),
        exercise: &read.exercise,
        only,
        name,
    })
}
