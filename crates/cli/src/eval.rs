//! `hatcheck eval`: decides every request of each file.

use std::io::Write;
use std::path::{Path, PathBuf};

use hatcheck_policy::line_index::Position;
use hatcheck_scenario::report::{Diagnostic, Place, Report};
use hatcheck_scenario::{Evaluation, FormatError, Loaded, ParseCache, evaluate, read, words};
use jiff::Timestamp;

use crate::paint::{self, Paint};
use crate::snippet::Snippet;
use crate::{Format, Status, input, trace};

/// One file that could be read.
struct Decided {
    name: String,
    loaded: Loaded,
    evaluation: Evaluation,
    report: Report,
}

/// Decides the files one after the other; one that cannot be read does not stop the others.
pub(crate) fn run(files: &[PathBuf], format: Format, strict: bool) -> Status {
    let clock = Timestamp::now();
    let mut status = Status::Fine;
    let mut reports = Vec::new();
    for file in files {
        let decided = match decide(file, clock) {
            Ok(decided) => decided,
            Err(message) => {
                let _ = writeln!(paint::stderr(), "{message}");
                status = status.max(Status::Unreadable);
                continue;
            }
        };
        let errors = decided.report.diagnostics.iter().any(|found| found.severity == "error");
        if decided.report.summary.failed > 0 || (strict && errors) {
            status = status.max(Status::Unmet);
        }
        match format {
            Format::Text => print(&decided, files.len() > 1),
            Format::Json => reports.push(decided.report),
        }
    }
    if matches!(format, Format::Json) {
        print_json(&reports, files.len());
    }
    status
}

fn decide(file: &Path, clock: Timestamp) -> Result<Decided, String> {
    let (name, text) = input::text(file);
    let text = text.map_err(|fault| {
        format!("{} {} {fault}", Paint::Denied.on("error"), Paint::Strong.on(&name))
    })?;
    let loaded = read(&text).map_err(|error| format_error(&name, &text, &error))?;
    let evaluation = evaluate(&loaded.scenario, Some(clock), &mut ParseCache::default());
    let report = hatcheck_scenario::report(&loaded, &evaluation);
    Ok(Decided { name, loaded, evaluation, report })
}

fn format_error(file: &str, text: &str, error: &FormatError) -> String {
    let message = words::fault(&error.fault);
    Snippet {
        file,
        text: text.strip_prefix('\u{feff}').unwrap_or(text),
        start: error.start,
        end: error.end,
        severity: "error",
        code: error.fault.code(),
        message: &message,
        path: &error.path,
    }
    .render()
}

/// One report for one file, a list for several.
fn print_json(reports: &[Report], files: usize) {
    let text = match reports {
        [report] if files == 1 => serde_json::to_string_pretty(report),
        [] if files == 1 => return,
        reports => serde_json::to_string_pretty(reports),
    };
    match text {
        Ok(text) => drop(writeln!(std::io::stdout(), "{text}")),
        Err(error) => drop(writeln!(std::io::stderr(), "cannot write the report: {error}")),
    }
}

fn print(decided: &Decided, several: bool) {
    let mut out = paint::stdout();
    if several {
        let title = decided.loaded.scenario.title.as_deref().unwrap_or_default();
        let _ = writeln!(out, "{}  {}", Paint::Strong.on(&decided.name), Paint::Quiet.on(title));
    }
    for diagnostic in &decided.report.diagnostics {
        let _ = writeln!(paint::stderr(), "{}", finding(decided, diagnostic));
    }
    let requests = decided.report.requests.iter().zip(&decided.evaluation.decisions);
    for (at, (request, decision)) in requests.enumerate() {
        let _ = write!(out, "{}", trace::request(at, request, decision, !several));
    }
    let summary = decided.report.summary;
    let line = if summary.failed == 0 {
        format!("{} of {} as expected", summary.passed, summary.requests)
    } else {
        format!("{} of {} not as expected", summary.failed, summary.requests)
    };
    let _ = writeln!(out, "{}\n", Paint::Quiet.on(line));
}

/// A finding in a document, with the text it is about: the document's own, or the file.
fn finding(decided: &Decided, diagnostic: &Diagnostic) -> String {
    let document = decided.evaluation.compiled.documents.iter().find(|document| {
        matches!(document.form, hatcheck_scenario::format::Form::Text)
            && diagnostic.path.starts_with(&document.pointer)
    });
    let (file, text) = match document {
        Some(document) => (format!("{}#{}", decided.name, document.pointer), &*document.text),
        None => (decided.name.clone(), &*decided.loaded.source.text),
    };
    Snippet {
        file: &file,
        text,
        start: position(diagnostic.start),
        end: position(diagnostic.end),
        severity: diagnostic.severity,
        code: diagnostic.code,
        message: &diagnostic.message,
        path: &diagnostic.path,
    }
    .render()
}

fn position(place: Place) -> Position {
    Position { line: place.line, column: place.column, offset: place.offset }
}
