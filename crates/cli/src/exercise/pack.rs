//! `hatcheck exercise pack`: a folder as the page fetches it.

use std::path::{Path, PathBuf};

use hatcheck_exercise::pack::{Copy, Source, pack};

use super::{files, words};
use crate::{Status, output};

/// Writes the exercises of a folder, and the list of them, into another one.
pub(crate) fn run(from: &Path, to: &Path, student: bool) -> Status {
    let (exercises, status) = files::read(&[PathBuf::from(from)]);
    if status != Status::Fine {
        // Half a folder would pass for a whole one.
        return status;
    }
    let sources: Vec<Source<'_>> =
        exercises.iter().map(|own| Source { exercise: &own.exercise, text: &own.text }).collect();
    let copy = if student { Copy::Student } else { Copy::Whole };
    let written = pack(&sources, copy).into_iter().try_for_each(|(name, text)| {
        std::fs::create_dir_all(to)?;
        std::fs::write(to.join(name), text)
    });
    match written {
        Ok(()) => {
            output::print(&format!("{} in {}\n", words::exercises(exercises.len()), to.display()))
        }
        Err(error) => {
            output::complain(&format!("{} cannot be written: {error}", to.display()));
            Status::Trouble
        }
    }
}
