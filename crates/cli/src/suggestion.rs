//! What would turn a denial, with the place and the text of every edit.

use hatcheck_scenario::format::Form;
use hatcheck_scenario::report::{EditReport, RequestReport};

use crate::eval::Decided;
use crate::paint::{Paint, plain};

/// The suggestions for one request, numbered, best first.
pub(crate) fn listed(decided: &Decided, request: &RequestReport) -> String {
    let mut out = String::new();
    for (at, suggestion) in request.suggestions.iter().enumerate() {
        let number = at + 1;
        let title = plain(&suggestion.title);
        out += &format!("  {} {title}\n", Paint::Strong.on(format!("To allow it ({number}):")));
        for edit in &suggestion.edits {
            let what = if edit.start == edit.end { "insert" } else { "write" };
            let place = Paint::Quiet.on(format!("{} {what}", place(decided, edit)));
            out += &format!("    {place} {}\n", one_line(&edit.text));
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// File, line and column; within a document that stands as a string, of its own text.
fn place(decided: &Decided, edit: &EditReport) -> String {
    let own_text = decided
        .evaluation
        .compiled
        .documents
        .iter()
        .any(|document| document.pointer == edit.path && matches!(document.form, Form::Text));
    let document = if own_text { format!("#{}", edit.path) } else { String::new() };
    format!("{}{document}:{}:{}", decided.name, edit.start.line, edit.start.column)
}

/// Line breaks and indentation are the file's; here they would only get in the way.
fn one_line(text: &str) -> String {
    plain(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}
