//! What was found in all files, for people and for programs.

mod summary;

use serde_json::{Value, json};

use super::finding::{Finding, Outcome};
use crate::paint::Paint;
use crate::snippet::Snippet;
use crate::{Status, output};
use summary::Summary;

/// An example with what was found out about it.
pub(crate) struct Checked {
    pub(crate) file: String,
    /// Its first line in the documentation.
    pub(crate) line: usize,
    pub(crate) findings: Vec<Finding>,
}

impl Checked {
    /// The worst of it. An example that expects something is one that holds.
    fn outcome(&self) -> Outcome {
        let outcomes = || self.findings.iter().map(|finding| finding.outcome);
        let worst = outcomes().max().unwrap_or(Outcome::Open);
        if worst == Outcome::Open && outcomes().any(|outcome| outcome == Outcome::Holds) {
            return Outcome::Holds;
        }
        worst
    }
}

/// Everything that was found.
#[derive(Default)]
pub(crate) struct Listing {
    /// How many files were read.
    pub(crate) files: usize,
    examples: Vec<Checked>,
    trouble: bool,
}

impl Listing {
    pub(crate) fn add(&mut self, example: Checked) {
        self.examples.push(example);
    }

    /// Says at once what keeps a file from being looked at: no listing has a place for it.
    pub(crate) fn trouble(&mut self, what: &str) {
        self.trouble = true;
        output::complain(&format!("{} {what}", Paint::Denied.on("error")));
    }

    pub(crate) fn status(&self) -> Status {
        let worst = self.examples.iter().map(Checked::outcome).max();
        match worst {
            _ if self.trouble => Status::Trouble,
            Some(Outcome::Unreadable) => Status::Trouble,
            Some(Outcome::Fails) => Status::Unmet,
            _ => Status::Fine,
        }
    }

    /// Every failure with its place, and how many there were of each sort.
    pub(crate) fn print(&self) -> Status {
        for finding in self.examples.iter().flat_map(|example| &example.findings) {
            if let Some(text) = shown(finding) {
                output::complain(&text);
            }
        }
        let summary = Summary::of(self.files, self.examples.iter().map(Checked::outcome));
        output::print(&format!("{}\n", Paint::Quiet.on(summary)))
    }

    /// A list with one entry for each finding, those that hold among them.
    pub(crate) fn print_json(&self) -> Status {
        let entries: Vec<Value> = self
            .examples
            .iter()
            .flat_map(|example| example.findings.iter().map(|finding| entry(example, finding)))
            .collect();
        match serde_json::to_string_pretty(&entries) {
            Ok(text) => output::print_exactly(&(text + "\n")),
            Err(error) => {
                output::complain(&format!("the listing cannot be written: {error}"));
                Status::Trouble
            }
        }
    }
}

/// A finding as several lines; `None` where nothing is to be said.
fn shown(finding: &Finding) -> Option<String> {
    let severity = match finding.outcome {
        Outcome::Holds | Outcome::Open => return None,
        Outcome::Skipped => "skipped",
        Outcome::Fails | Outcome::Unreadable => "error",
    };
    let snippet = Snippet {
        file: &finding.spot.file,
        text: "",
        start: finding.spot.start,
        end: finding.spot.end,
        severity,
        code: finding.code.unwrap_or_default(),
        message: finding.message.as_deref().unwrap_or_default(),
        path: &finding.path,
        aws_says: finding.aws_says.as_deref(),
    };
    Some(snippet.render_with(&finding.spot.excerpt))
}

fn entry(example: &Checked, finding: &Finding) -> Value {
    let status = match finding.outcome {
        Outcome::Holds => "holds",
        Outcome::Open => "expectsNothing",
        Outcome::Skipped => "skipped",
        Outcome::Fails => "fails",
        Outcome::Unreadable => "unreadable",
    };
    let place = |line, column| json!({ "line": line, "column": column });
    let spot = &finding.spot;
    let optional = [
        ("name", finding.name.as_deref()),
        ("code", finding.code),
        ("message", finding.message.as_deref()),
        ("path", Some(finding.path.as_str()).filter(|path| !path.is_empty())),
        ("decision", finding.decision),
    ];
    let mut entry = json!({
        "file": spot.file,
        "line": spot.start.line,
        "column": spot.start.column,
        "end": place(spot.end.line, spot.end.column),
        "status": status,
        "example": { "file": example.file, "line": example.line },
    });
    if let Value::Object(members) = &mut entry {
        for (name, value) in optional {
            if let Some(value) = value {
                members.insert(name.to_owned(), value.into());
            }
        }
    }
    entry
}
