//! What is wrong in the texts, with places one can go to.

use hatcheck_policy::{LineIndex, Severity};
use hatcheck_scenario::words;

use crate::labels;
use crate::state::evaluate::Evaluated;
use crate::state::workspace::Target;

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// `error`, `warning` and so on.
    pub severity: &'static str,
    /// The text it is in, by name.
    pub place: String,
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// Where to go.
    pub target: Target,
    /// Bytes in that text.
    pub span: (usize, usize),
}

/// Every finding, documents first.
pub fn problems(evaluated: &Evaluated) -> Vec<Problem> {
    let workspace = &evaluated.workspace;
    let mut found = Vec::new();
    if let Some(source) = &workspace.source
        && let Some(error) = &source.fault
    {
        found.push(Problem {
            severity: "error",
            place: labels::place_name(workspace, Target::Source),
            line: error.start.line,
            column: error.start.column,
            message: words::fault(&error.fault),
            target: Target::Source,
            span: (error.span.start, error.span.end),
        });
    }
    for (at, doc) in workspace.docs.iter().enumerate() {
        let document = evaluated.compiled.documents.iter().find(|d| d.pointer == doc.pointer);
        let Some(document) = document.filter(|d| !d.policy.diagnostics.is_empty()) else {
            continue;
        };
        let index = LineIndex::new(&doc.text);
        for diagnostic in &document.policy.diagnostics {
            let position = index.position(&doc.text, diagnostic.span.start);
            found.push(Problem {
                severity: severity(diagnostic.problem.severity()),
                place: labels::place_name(workspace, Target::Doc(at)),
                line: position.line,
                column: position.column,
                message: words::problem(&diagnostic.problem),
                target: Target::Doc(at),
                span: (diagnostic.span.start, diagnostic.span.end),
            });
        }
    }
    for (at, request) in evaluated.requests.iter().enumerate() {
        let target = Target::Request(at);
        let place = labels::place_name(workspace, target);
        match request {
            Err(error) => found.push(Problem {
                severity: "error",
                place,
                line: error.start.line,
                column: error.start.column,
                message: words::fault(&error.fault),
                target,
                span: (error.span.start, error.span.end),
            }),
            Ok(result) => found.extend(result.decision.notes.iter().map(|note| Problem {
                severity: severity(words::note_severity(note)),
                place: place.clone(),
                line: 1,
                column: 1,
                message: words::note(note),
                target,
                span: (0, 0),
            })),
        }
    }
    found
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::SecurityWarning => "security warning",
        Severity::Warning => "warning",
        Severity::Suggestion => "suggestion",
    }
}
