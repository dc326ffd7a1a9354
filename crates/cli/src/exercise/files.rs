//! Exercise files: those that are named, and those in folders that are named.

use std::path::{Path, PathBuf};

use hatcheck_exercise::Exercise;

use crate::paint::Paint;
use crate::snippet::Snippet;
use crate::{Status, input, output};

/// An exercise with its file.
pub(crate) struct Read {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    pub(crate) exercise: Exercise,
}

/// Reads them in the order of their names. What cannot be read is said, and stops none of the others.
pub(crate) fn read(paths: &[PathBuf]) -> (Vec<Read>, Status) {
    let mut status = Status::Fine;
    let mut trouble = |message: String| {
        output::complain(&message);
        status = Status::Trouble;
    };
    let mut exercises = Vec::new();
    for path in paths {
        let files = match listed(path) {
            Ok(files) if files.is_empty() => {
                trouble(refused(path, "has no exercises: expected files that end in .json"));
                continue;
            }
            Ok(files) => files,
            Err(error) => {
                trouble(refused(path, &format!("cannot be read: {error}")));
                continue;
            }
        };
        for file in files {
            match one(file) {
                Ok(read) => exercises.push(read),
                Err(message) => trouble(message),
            }
        }
    }
    (exercises, status)
}

/// A file itself; of a folder the JSON files in it, but for the list that packing makes.
fn listed(path: &Path) -> std::io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path)? {
        let file = entry?.path();
        let is_json = file.extension().is_some_and(|end| end == "json");
        if is_json && file.file_name().is_none_or(|name| name != "index.json") {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

fn one(path: PathBuf) -> Result<Read, String> {
    let (name, text) = input::text(&path);
    let text = text.map_err(|fault| refused(Path::new(&name), &fault))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
    let exercise =
        hatcheck_exercise::read(&text).map_err(|error| Snippet::of_file(&name, &text, &error))?;
    Ok(Read { path, text, exercise })
}

fn refused(path: &Path, why: &str) -> String {
    format!("{} {} {why}", Paint::Denied.on("error"), Paint::Strong.on(path.display()))
}
