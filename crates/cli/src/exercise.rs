//! `hatcheck exercise`: what authors of exercises do with a folder of them.

pub(crate) mod files;
mod pack;

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
        let complaints = review(&read.exercise, clock::now());
        wrong += usize::from(!complaints.is_empty());
        for complaint in &complaints {
            output::complain(&said(read, complaint));
        }
    }
    if wrong > 0 {
        status = status.max(Status::Unmet);
    }
    let summary = match (exercises.len(), wrong) {
        (1, 0) => {
            "1 exercise: the start fails, the solution passes, every wrong answer fails as declared"
                .to_owned()
        }
        (all, 0) => format!(
            "{all} exercises: each start fails, each solution passes, every wrong answer fails as declared"
        ),
        (all, wrong) => format!("{wrong} of {all} exercises are not as they should be"),
    };
    let paint = if wrong == 0 { Paint::Allowed } else { Paint::Denied };
    status.max(output::print(&format!("{}\n", paint.on(summary))))
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
