//! What follows from the workspace: every request decided. Pure; the same functions as on the command line.

use std::rc::Rc;
use std::sync::Arc;

use hatcheck_engine::Decision;
use hatcheck_engine::instant::Instant;
use hatcheck_scenario::evaluate::meets;
use hatcheck_scenario::format::{Document, Expect, Form, Scenario};
use hatcheck_scenario::read::read_request;
use hatcheck_scenario::{Compiled, FormatError, ParseCache, evaluate, words};

use super::workspace::{Target, Workspace};

/// A workspace with everything that was decided about it.
#[derive(Clone, Debug)]
pub struct Evaluated {
    /// What it was decided for.
    pub workspace: Rc<Workspace>,
    /// World and documents.
    pub compiled: Compiled,
    /// One entry a request.
    pub requests: Vec<Result<RequestResult, FormatError>>,
}

/// A request that could be read.
#[derive(Clone, Debug)]
pub struct RequestResult {
    /// What it is called.
    pub name: String,
    /// What was decided.
    pub decision: Decision,
    /// What its author expects, and whether it came out so.
    pub expectation: Option<(Expect, bool)>,
}

/// Decides every request of a workspace. `clock` stands in where the scenario does not say what time it
/// is; the cache carries parsed documents from one keystroke to the next.
pub fn evaluate_workspace(
    workspace: &Rc<Workspace>,
    clock: Option<Instant>,
    cache: &mut ParseCache,
) -> Evaluated {
    let mut scenario = (*workspace.shell).clone();
    fill_in(&mut scenario, workspace);
    let read = workspace.requests.iter().map(|request| read_request(&request.text));
    let read: Vec<_> = read.collect();
    scenario.requests = read.iter().filter_map(|request| request.as_ref().ok().cloned()).collect();
    let evaluation = evaluate(&scenario, clock, cache);
    cache.keep(&evaluation.compiled);
    let mut decisions = evaluation.decisions.into_iter();
    let requests = read
        .into_iter()
        .filter_map(|request| match request {
            Err(error) => Some(Err(error)),
            Ok(request) => {
                let decision = decisions.next()?;
                let expectation = request.expect.clone().map(|expect| {
                    let holds = meets(&expect, &decision);
                    (expect, holds)
                });
                Some(Ok(RequestResult {
                    name: words::request_name(&request),
                    decision,
                    expectation,
                }))
            }
        })
        .collect();
    Evaluated { workspace: Rc::clone(workspace), compiled: evaluation.compiled, requests }
}

/// Puts the texts being edited in the places of the documents.
fn fill_in(scenario: &mut Scenario, workspace: &Workspace) {
    let mut docs = workspace.docs.iter();
    scenario.visit_documents(&mut |pointer, document| {
        // Documents are visited in the order in which they were taken out, nearly always.
        let next = docs.next().filter(|doc| doc.pointer == pointer);
        let doc = next.or_else(|| workspace.docs.iter().find(|doc| doc.pointer == pointer));
        if let Some(doc) = doc {
            *document = Document { text: Arc::clone(&doc.text), form: Form::Text };
        }
    });
}

impl Evaluated {
    /// The request that is chosen, if it could be read.
    pub fn chosen(&self) -> Option<&RequestResult> {
        self.requests.get(self.workspace.selection.request)?.as_ref().ok()
    }

    /// What keeps the chosen request's result from being current: a text in play that does not parse.
    /// Gives the text and the byte at which it stops being JSON.
    pub fn broken(&self) -> Option<(Target, usize)> {
        self.broken_for(self.workspace.selection.request)
    }

    /// The same for any request.
    pub fn broken_for(&self, at: usize) -> Option<(Target, usize)> {
        if let Some(Err(error)) = self.requests.get(at) {
            return Some((Target::Request(at), error.span.start));
        }
        let paths = self.paths_of(self.requests.get(at)?.as_ref().ok()?);
        self.compiled.documents.iter().find_map(|document| {
            let in_play = paths.contains(&document.pointer.as_str());
            let fault =
                document.policy.diagnostics.first().filter(|_| !document.policy.readable)?;
            let index =
                self.workspace.docs.iter().position(|doc| doc.pointer == document.pointer)?;
            in_play.then_some((Target::Doc(index), fault.span.start))
        })
    }

    /// The documents that took part in the chosen request.
    pub fn paths_in_play(&self) -> Vec<&str> {
        self.chosen().map(|request| self.paths_of(request)).unwrap_or_default()
    }

    fn paths_of<'r>(&self, request: &'r RequestResult) -> Vec<&'r str> {
        let steps = &request.decision.steps;
        let own = steps.iter().flat_map(|step| &step.layers);
        let also = steps.iter().flat_map(|s| &s.also_needs).flat_map(|also| &also.verdict.layers);
        let policies = own.chain(also).flat_map(|layer| &layer.policies);
        policies.map(|policy| &*policy.path).collect()
    }
}

#[cfg(test)]
#[path = "evaluate_test.rs"]
mod tests;
