//! What an example comes to: whether it can be read, and whether its requests come out as it says.

mod errors;
mod source;
mod strings;

use hatcheck_engine::Decision;
use hatcheck_engine::instant::Instant;
use hatcheck_policy::json::{self, Node};
use hatcheck_scenario::evaluate::meets;
use hatcheck_scenario::{Evaluation, Loaded, ParseCache, evaluate, read, words};

use super::example::{Choice, Example};
use super::finding::{Finding, Outcome};
use super::options;
use super::page::{Page, Spot};
use crate::trace;
use source::Source;

/// Far more options than there are: a line of megabytes should not become a listing of gigabytes.
const MOST_CHOICES: usize = 64;

/// What is the same for all examples of a run.
#[derive(Clone, Copy)]
pub(crate) struct Rules {
    /// For scenarios that do not say what time it is.
    pub(crate) clock: Option<Instant>,
    /// Whether errors in policy documents count.
    pub(crate) strict: bool,
}

/// Everything about one example: its options, its scenario, its requests.
pub(crate) fn check(page: &Page, example: &Example, rules: Rules) -> Vec<Finding> {
    let mut findings = option_faults(page, &example.choices);
    let read = source::of(page, example).and_then(|source| {
        let loaded = scenario(page, example, &source)?;
        Ok((source, loaded))
    });
    let (source, loaded) = match read {
        Ok(read) => read,
        Err(finding) => {
            findings.push(*finding);
            return findings;
        }
    };
    let evaluation = evaluate(&loaded.scenario, rules.clock, &mut ParseCache::default());
    for choice in example.choices.iter().take(MOST_CHOICES) {
        if let Some(message) = options::fault_in(choice, &example.choices, &loaded, &evaluation) {
            let spot = page.spot(choice.at.clone());
            findings.push(Finding::fault(Outcome::Fails, spot, "no-such-place", message));
        }
    }
    // What was read has a tree.
    let Ok(root) = json::parse(&loaded.source.text) else { return findings };
    let checked =
        Checked { source: &source, loaded: &loaded, root: &root, evaluation: &evaluation };
    if rules.strict {
        findings.extend(checked.errors());
    }
    findings.extend(checked.requests());
    findings
}

/// The scenario of an example, or what keeps it from being one.
fn scenario(page: &Page, example: &Example, source: &Source<'_>) -> Result<Loaded, Box<Finding>> {
    read(source.text()).map_err(|error| {
        // Where the end is missing, what is wrong with the rest of the page is no help.
        if example.unclosed {
            let message =
                "This example is never closed, and what it holds to the end is no scenario.";
            let spot = page.spot(example.at.clone());
            let outcome = Outcome::Unreadable;
            return Box::new(Finding::fault(outcome, spot, "unclosed", message.to_owned()));
        }
        let spot = source.spot(error.span.start..error.span.end);
        let message = words::fault(&error.fault);
        let fault = Finding::fault(Outcome::Unreadable, spot, error.fault.code(), message);
        Box::new(Finding { path: error.path, ..fault })
    })
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

    fn spot_of(&self, path: &str) -> Spot {
        let range = self.root.at(path).map_or(0..0, |node| node.span.start..node.span.end);
        self.source.spot(range)
    }
}

fn otherwise(name: &str, expected: &str, decision: &Decision) -> String {
    let sentence = words::verdict(decision).sentence;
    format!("\"{name}\" expected {expected}, was {}. {sentence}", trace::came_to(decision))
}
