//! `hatcheck grade`: answers against their exercises, whatever they say of themselves.

mod answer;
mod csv;
mod github;
mod summary;
mod text;

use std::path::PathBuf;

use clap::ValueEnum;

use crate::exercise::files::{self, Read};
use crate::{Status, lessons, output};

pub(crate) use answer::Graded;

/// How grades are printed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Grades {
    /// For people.
    Text,
    /// The shape that GitHub Classroom's autograder takes; for several answers a list of these.
    Json,
    /// A line an answer.
    Csv,
}

/// Grades the answers against the exercises in `exercises`, or the lessons of this program where none are named; of all
/// checks, or of one.
pub(crate) fn run(
    answers: &[PathBuf],
    exercises: &[PathBuf],
    check: Option<&str>,
    format: Grades,
) -> Status {
    let (known, mut status) = match exercises {
        [] => (lessons::read(), Status::Fine),
        paths => files::read(paths),
    };
    let mut graded = Vec::new();
    for answer in answers {
        match answer::grade(answer, &known, check) {
            Ok(one) => {
                if !one.passes() {
                    status = status.max(Status::Unmet);
                }
                graded.push(one);
            }
            Err(message) => {
                output::complain(&message);
                status = Status::Trouble;
            }
        }
    }
    let written = match format {
        Grades::Text => output::print(&text::of(&graded)),
        Grades::Json => output::print_exactly(&github::of(&graded, answers.len())),
        Grades::Csv => output::print_exactly(&csv::of(&graded)),
    };
    status.max(written)
}

/// The exercise of this id.
fn named<'k>(known: &'k [Read], id: &str) -> Option<&'k Read> {
    known.iter().find(|own| own.exercise.id == id)
}
