//! `hatcheck exercise`: what authors of exercises do with a folder of them.

pub(crate) mod files;
mod pack;
mod words;

use std::path::{Path, PathBuf};

use hatcheck_exercise::review::{Complaint, review};
use hatcheck_policy::{LineIndex, Span, json};

pub(crate) use pack::run as pack;

use crate::exercise::files::Read;
use crate::paint::Paint;
use crate::snippet::Snippet;
use crate::{Status, clock, output};

/// Checks every exercise in these files and folders, and says all that is wrong.
pub(crate) fn check(paths: &[PathBuf]) -> Status {
    let (exercises, mut status) = files::read(paths);
    let mut wrong = 0;
    for read in &exercises {
        let mut complaints = review(&read.exercise, clock::now());
        complaints.extend(among(read, &exercises));
        wrong += usize::from(!complaints.is_empty());
        for complaint in &complaints {
            output::complain(&said(read, complaint));
        }
    }
    if wrong > 0 {
        status = status.max(Status::Unmet);
    }
    if exercises.is_empty() {
        return status;
    }
    let count = words::exercises(exercises.len());
    let summary = match wrong {
        0 => format!("{count}: nothing is wrong"),
        1 => format!("{count}, and one is not as it should be"),
        wrong => format!("{count}, and {wrong} are not as they should be"),
    };
    let paint = if wrong == 0 { Paint::Allowed } else { Paint::Denied };
    status.max(output::print(&format!("{}\n", paint.on(summary))))
}

/// What is wrong with an exercise among the others.
fn among(read: &Read, all: &[Read]) -> Vec<Complaint> {
    let own = &read.exercise;
    let mut complaints = Vec::new();
    let mut complain = |path: &str, message: String| {
        complaints.push(Complaint { path: path.to_owned(), message });
    };
    let twin = all.iter().find(|other| other.path != read.path && other.exercise.id == own.id);
    if let Some(twin) = twin {
        complain("/id", format!("{} has this id too.", twin.path.display()));
    }
    // One exercise by itself may lead to any.
    if let Some(next) = own.next.as_ref().filter(|_| all.len() > 1)
        && !all.iter().any(|other| other.exercise.id == *next)
    {
        complain("/next", format!("There is no exercise \"{next}\" here."));
    }
    complaints
}

/// The complaint with its place in the file.
fn said(read: &Read, complaint: &Complaint) -> String {
    let text = &read.text;
    let span = place(text, &complaint.path);
    let index = LineIndex::new(text);
    Snippet {
        file: &name(&read.path),
        text,
        start: index.position(text, span.start),
        end: index.position(text, span.end),
        severity: "error",
        code: "exercise",
        message: &complaint.message,
        path: &complaint.path,
        aws_says: None,
    }
    .render()
}

/// Where a pointer leads, or as far as it leads; of a whole object or list its bracket.
fn place(text: &str, path: &str) -> Span {
    let Ok(root) = json::parse(text) else { return Span::new(0, 0) };
    let mut path = path;
    let node = loop {
        match root.at(path) {
            Some(node) => break node,
            None => path = &path[..path.rfind('/').unwrap_or(0)],
        }
    };
    match node.value {
        json::Value::Object(_) | json::Value::Array(_) => {
            Span::new(node.span.start, node.span.start + 1)
        }
        _ => node.span,
    }
}

pub(crate) fn name(path: &Path) -> String {
    path.display().to_string()
}
