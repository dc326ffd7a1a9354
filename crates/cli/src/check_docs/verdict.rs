//! What an example comes to: whether it can be read, and whether its requests come out as it says.

mod source;
mod strings;

use std::ops::Range;

use hatcheck_engine::Decision;
use hatcheck_engine::instant::Instant;
use hatcheck_policy::json::{self, Node};
use hatcheck_policy::line_index::LineIndex;
use hatcheck_scenario::evaluate::meets;
use hatcheck_scenario::format::Form;
use hatcheck_scenario::report::{Diagnostic, Options, report_with};
use hatcheck_scenario::words::{self, Messages};
use hatcheck_scenario::{Evaluation, Loaded, ParseCache, evaluate, read};

use super::example::{Choice, Example};
use super::mapped::Mapped;
use super::options;
use super::page::{Page, Spot};
use crate::trace;
use source::Source;

/// Far more options than there are: a line of megabytes should not become a listing of gigabytes.
const MOST_CHOICES: usize = 64;

/// How one thing about an example turned out, the better first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// The request comes out as expected.
    Holds,
    /// The request expects nothing.
    Open,
    /// The example stands somewhere else and was not fetched.
    Skipped,
    /// The request comes out otherwise, or a choice leads nowhere.
    Fails,
    /// It is no scenario.
    Unreadable,
}

/// One thing that was found out.
#[derive(Debug)]
pub(crate) struct Finding {
    pub(crate) outcome: Outcome,
    pub(crate) spot: Spot,
    /// The request it is about.
    pub(crate) name: Option<String>,
    /// Stable name of what is wrong.
    pub(crate) code: Option<&'static str>,
    /// What is wrong, for people.
    pub(crate) message: Option<String>,
    /// JSON pointer in the scenario.
    pub(crate) path: String,
    /// What was decided.
    pub(crate) decision: Option<&'static str>,
    /// What AWS answers when it refuses to store the document for this.
    pub(crate) aws_says: Option<String>,
}

/// What is the same for all examples of a run.
#[derive(Clone, Copy)]
pub(crate) struct Rules {
    /// For scenarios that do not say what time it is.
    pub(crate) clock: Option<Instant>,
    /// Whether errors in policy documents count.
    pub(crate) strict: bool,
}

/// Everything about one example, in the order of the file.
pub(crate) fn check(page: &Page, example: &Example, rules: Rules) -> Vec<Finding> {
    let mut findings = option_faults(page, &example.choices);
    let source = match source::of(page, example) {
        Ok(source) => source,
        Err(finding) => {
            findings.push(*finding);
            return findings;
        }
    };
    let loaded = match read(source.text()) {
        Ok(loaded) => loaded,
        Err(_) if example.unclosed => {
            let message =
                "This example is never closed, and what it holds to the end is no scenario.";
            let spot = page.spot(example.at.clone());
            findings.push(Finding::fault(
                Outcome::Unreadable,
                spot,
                "unclosed",
                message.to_owned(),
            ));
            return findings;
        }
        Err(error) => {
            let spot = source.spot(error.span.start..error.span.end);
            let message = words::fault(&error.fault);
            let fault = Finding::fault(Outcome::Unreadable, spot, error.fault.code(), message);
            findings.push(Finding { path: error.path, ..fault });
            return findings;
        }
    };
    let evaluation = evaluate(&loaded.scenario, rules.clock, &mut ParseCache::default());
    for choice in example.choices.iter().take(MOST_CHOICES) {
        if let Some(message) = options::fault_in(choice, &example.choices, &loaded, &evaluation) {
            findings.push(Finding::fault(
                Outcome::Fails,
                page.spot(choice.at.clone()),
                "no-such-place",
                message,
            ));
        }
    }
    // What was read has a tree.
    let Ok(root) = json::parse(&loaded.source.text) else { return findings };
    let scenario =
        Checked { source: &source, loaded: &loaded, root: &root, evaluation: &evaluation };
    if rules.strict {
        findings.extend(scenario.errors());
    }
    findings.extend(scenario.requests());
    findings
}

/// What is wrong with the options of an example, whatever its scenario.
fn option_faults(page: &Page, choices: &[Choice]) -> Vec<Finding> {
    let fault = |choice: &Choice, message| {
        let spot = page.spot(choice.at.clone());
        Finding::fault(Outcome::Fails, spot, "unknown-option", message)
    };
    let looked_at = choices.iter().take(MOST_CHOICES);
    let mut faults: Vec<Finding> =
        looked_at.filter_map(|choice| Some(fault(choice, options::fault(choice)?))).collect();
    if let Some(choice) = choices.get(MOST_CHOICES) {
        let message = format!(
            "An example has no more than {MOST_CHOICES} options; the others were not looked at."
        );
        faults.push(fault(choice, message));
    }
    faults
}

impl Finding {
    pub(crate) fn fault(outcome: Outcome, spot: Spot, code: &'static str, message: String) -> Self {
        let (name, path, decision, aws_says) = (None, String::new(), None, None);
        Self {
            outcome,
            spot,
            name,
            code: Some(code),
            message: Some(message),
            path,
            decision,
            aws_says,
        }
    }
}

/// A scenario that was decided, with the places of everything in it.
struct Checked<'c> {
    source: &'c Source<'c>,
    loaded: &'c Loaded,
    root: &'c Node<'c>,
    evaluation: &'c Evaluation,
}

impl Checked<'_> {
    fn requests(&self) -> impl Iterator<Item = Finding> {
        let requests = self.loaded.scenario.requests.iter().zip(&self.evaluation.decisions);
        requests.enumerate().map(|(at, (request, decision))| {
            let request_path = format!("/requests/{at}");
            let (outcome, path) = match &request.expect {
                None => (Outcome::Open, request_path),
                Some(expect) if meets(expect, decision) => {
                    (Outcome::Holds, request_path + "/expect")
                }
                Some(_) => (Outcome::Fails, request_path + "/expect"),
            };
            let name = words::request_name(request);
            let expect = request.expect.as_ref().filter(|_| outcome == Outcome::Fails);
            let message = expect.map(|expect| otherwise(&name, &trace::expected(expect), decision));
            Finding {
                outcome,
                spot: self.spot_of(&path),
                name: Some(name),
                code: message.is_some().then_some("not-as-expected"),
                message,
                path,
                decision: Some(words::request_decision(decision)),
                aws_says: None,
            }
        })
    }

    /// Mistakes in policy documents.
    fn errors(&self) -> Vec<Finding> {
        let options = Options { messages: Messages::Measured, suggestions: false };
        let report = report_with(self.loaded, self.evaluation, options);
        let errors = report.diagnostics.into_iter().filter(|found| found.severity == "error");
        errors.map(|found| self.error(found)).collect()
    }

    fn error(&self, found: Diagnostic) -> Finding {
        let spot = self.source.spot(self.range_of(&found));
        let fault = Finding::fault(Outcome::Fails, spot, found.code, found.message);
        Finding { path: found.path, aws_says: found.aws_says, ..fault }
    }

    /// Positions in a document that is a string are those of its own text.
    fn range_of(&self, found: &Diagnostic) -> Range<usize> {
        let [start, end] = [found.start.offset, found.end.offset];
        let document = self.evaluation.compiled.documents.iter().find(|document| {
            let within = found.path.strip_prefix(&document.pointer);
            within.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                && matches!(document.form, Form::Text)
        });
        let string =
            document.and_then(|document| Some((document, self.root.at(&document.pointer)?.span)));
        let text = &self.loaded.source.text;
        let Some((document, string)) = string else {
            return [start, end]
                .map(|at| self.loaded.source.index.byte_offset(text, at))
                .into_range();
        };
        let index = LineIndex::new(&document.text);
        let written = &text[string.start..string.end];
        let place =
            |at| string.start + strings::written_at(written, index.byte_offset(&document.text, at));
        [place(start), place(end)].into_range()
    }

    fn spot_of(&self, path: &str) -> Spot {
        let range = self.root.at(path).map_or(0..0, |node| node.span.start..node.span.end);
        self.source.spot(range)
    }
}

/// Two ends as a range.
trait IntoRange {
    fn into_range(self) -> Range<usize>;
}

impl IntoRange for [usize; 2] {
    fn into_range(self) -> Range<usize> {
        self[0]..self[1]
    }
}

fn otherwise(name: &str, expected: &str, decision: &Decision) -> String {
    let sentence = words::verdict(decision).sentence;
    format!("\"{name}\" expected {expected}, was {}. {sentence}", trace::came_to(decision))
}
