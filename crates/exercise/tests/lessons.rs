//! Each lesson is what its author says: the start fails, the solution passes, every wrong answer fails as declared. And
//! the way through them is whole.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::PathBuf;

use hatcheck_exercise::review::review;
use hatcheck_exercise::{Exercise, read};

/// The lessons in the order of their numbers.
fn lessons() -> Vec<(PathBuf, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../exercises");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    files.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

fn exercises() -> Vec<(PathBuf, Exercise)> {
    lessons()
        .into_iter()
        .map(|(path, text)| {
            let exercise = read(&text).unwrap_or_else(|error| {
                panic!(
                    "{}:{}: {:?} at {}",
                    path.display(),
                    error.start.line,
                    error.fault,
                    error.path
                )
            });
            (path, exercise)
        })
        .collect()
}

#[test]
fn every_lesson_is_as_declared() {
    let mut complaints = Vec::new();
    for (path, exercise) in exercises() {
        for complaint in review(&exercise, None) {
            complaints.push(format!("{}{}: {}", path.display(), complaint.path, complaint.message));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_lesson_has_what_a_lesson_needs() {
    for (path, exercise) in exercises() {
        let name = path.file_stem().unwrap().to_string_lossy();
        assert_eq!(name.split_once('-').unwrap().1, exercise.id, "the file is named by its id");
        assert!(exercise.wrong.len() >= 2, "{name}: two typical wrong answers");
        assert!(exercise.hints.len() >= 2 && exercise.solution.is_some(), "{name}");
        assert!(!exercise.closing.is_empty() && !exercise.teaches.is_empty(), "{name}");
        assert!(exercise.checks.iter().any(|check| check.kind.word() == "stored"), "{name}");
    }
}

#[test]
fn each_leads_to_the_one_behind_it() {
    let all = exercises();
    assert_eq!(all.len(), 18);
    for (at, (path, exercise)) in all.iter().enumerate() {
        let next = all.get(at + 1).map(|(_, next)| next.id.clone());
        assert_eq!(exercise.next, next, "{}", path.display());
    }
}
