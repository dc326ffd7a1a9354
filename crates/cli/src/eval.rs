//! `hatcheck eval`: decides every request of each file.

use std::path::{Path, PathBuf};

use hatcheck_engine::instant::Instant;
use hatcheck_policy::line_index::Position;
use hatcheck_scenario::format::Form;
use hatcheck_scenario::report::{Diagnostic, Options, Place, Report, report_with};
use hatcheck_scenario::{Evaluation, Loaded, ParseCache, evaluate, read};

use crate::paint::Paint;
use crate::snippet::Snippet;
use crate::{Format, Status, clock, input, output, suggestion, trace};

/// One file that could be read.
pub(crate) struct Decided {
    pub(crate) name: String,
    loaded: Loaded,
    pub(crate) evaluation: Evaluation,
    report: Report,
}

/// Decides the files one after the other; one that cannot be read does not stop the others.
pub(crate) fn run(files: &[PathBuf], format: Format, strict: bool, options: Options) -> Status {
    let clock = clock::now();
    let mut status = Status::Fine;
    let mut reports = Vec::new();
    for file in files {
        let decided = match decide(file, clock, options) {
            Ok(decided) => decided,
            Err(message) => {
                output::complain(&message);
                status = status.max(Status::Trouble);
                continue;
            }
        };
        let errors = decided.report.diagnostics.iter().any(|found| found.severity == "error");
        if decided.report.summary.failed > 0 || (strict && errors) {
            status = status.max(Status::Unmet);
        }
        match format {
            Format::Text => status = status.max(print(&decided, files.len() > 1, options)),
            Format::Json => reports.push(decided.report),
        }
    }
    if matches!(format, Format::Json) {
        status = status.max(print_json(&reports, files.len()));
    }
    status
}

fn decide(file: &Path, clock: Option<Instant>, options: Options) -> Result<Decided, String> {
    let (name, text) = input::text(file);
    let text = text.map_err(|fault| {
        format!("{} {} {fault}", Paint::Denied.on("error"), Paint::Strong.on(&name))
    })?;
    let loaded = read(&text).map_err(|error| Snippet::of_file(&name, &text, &error))?;
    let evaluation = evaluate(&loaded.scenario, clock, &mut ParseCache::default());
    let report = report_with(&loaded, &evaluation, options);
    Ok(Decided { name, loaded, evaluation, report })
}

/// One report for one file, a list for several: of those that could be read.
fn print_json(reports: &[Report], files: usize) -> Status {
    let text = match reports {
        [report] if files == 1 => serde_json::to_string_pretty(report),
        [] if files == 1 => return Status::Fine, // what went wrong has been said
        reports => serde_json::to_string_pretty(reports),
    };
    match text {
        Ok(text) => output::print_exactly(&(text + "\n")),
        Err(error) => {
            output::complain(&format!("the report cannot be written: {error}"));
            Status::Trouble
        }
    }
}

fn print(decided: &Decided, several: bool, options: Options) -> Status {
    for diagnostic in &decided.report.diagnostics {
        output::complain(&finding(decided, diagnostic));
    }
    let mut out = String::new();
    if several {
        let title = decided.loaded.scenario.title.as_deref().unwrap_or_default();
        out += &format!("{}  {}\n", Paint::Strong.on(&decided.name), Paint::Quiet.on(title));
    }
    let requests = decided.report.requests.iter().zip(&decided.evaluation.decisions);
    for (at, (request, decision)) in requests.enumerate() {
        out += &trace::request(at, request, decision, !several, options.messages);
        if !several || !request.pass {
            out += &suggestion::listed(decided, request);
        }
    }
    let summary = decided.report.summary;
    let line = if summary.failed == 0 {
        format!("{} of {} as expected", summary.passed, summary.requests)
    } else {
        format!("{} of {} not as expected", summary.failed, summary.requests)
    };
    out += &format!("{}\n\n", Paint::Quiet.on(line));
    output::print(&out)
}

/// A finding in a document, with the text it is about: the document's own, or the file.
fn finding(decided: &Decided, diagnostic: &Diagnostic) -> String {
    let document = decided.evaluation.compiled.documents.iter().find(|document| {
        let within = diagnostic.path.strip_prefix(&document.pointer);
        // Not so for `/sessionPolicy/10` and the document at `/sessionPolicy/1`.
        let within = within.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        within && matches!(document.form, Form::Text)
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
        aws_says: diagnostic.aws_says.as_deref(),
    }
    .render()
}

fn position(place: Place) -> Position {
    Position { line: place.line, column: place.column, offset: place.offset }
}
