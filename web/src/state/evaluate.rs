//! What follows from the workspace: every request decided. Pure; the same functions as on the command line.

use std::rc::Rc;
use std::sync::Arc;

use hatcheck_engine::Decision;
use hatcheck_engine::instant::Instant;
use hatcheck_scenario::compile::compile_edited;
use hatcheck_scenario::evaluate::{decide, is_final, meets};
use hatcheck_scenario::format::Expect;
use hatcheck_scenario::read::read_request;
use hatcheck_scenario::{Compiled, FormatError, ParseCache, words};

use super::unknown::Standing;
use super::workspace::{Column, Doc, Target, Workspace};

/// A workspace with everything that was decided about it.
#[derive(Clone, Debug)]
pub struct Evaluated {
    /// What it was decided for.
    pub workspace: Rc<Workspace>,
    /// World and documents.
    pub compiled: Rc<Compiled>,
    /// One entry a request.
    pub requests: Rc<[Result<RequestResult, FormatError>]>,
    /// What stood in where the scenario does not say what time it is.
    pub clock: Option<Instant>,
    /// Whether that is the last word, see [`super::unknown`].
    pub standing: Standing,
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
    let scenario = &workspace.shell.scenario;
    let mut read = Vec::new();
    for request in workspace.requests.iter() {
        read.push(read_request(&request.text));
    }
    let mut docs = workspace.docs.iter();
    let mut typed = |pointer: &str| {
        // Documents are asked for in the order in which they were taken out, nearly always.
        let next = docs.next().filter(|doc| doc.pointer == pointer);
        let doc = next.or_else(|| workspace.docs.iter().find(|doc| doc.pointer == pointer));
        doc.map(|doc| Arc::clone(&doc.text))
    };
    let sound = read.iter().enumerate();
    let sound = sound.filter_map(|(at, request)| Some((at, request.as_ref().ok()?)));
    let compiled = compile_edited(scenario, sound, &mut typed, clock, cache);
    cache.keep(&compiled);
    let mut sound = compiled.requests.iter();
    let mut requests = Vec::new();
    for request in read {
        match request {
            Err(error) => requests.push(Err(error)),
            Ok(request) => requests.extend(sound.next().map(|own| {
                let decision = decide(scenario, &compiled, own);
                let name = words::request_name(&request);
                let expectation = request.expect.map(|expect| {
                    let holds = meets(&expect, &decision);
                    (expect, holds)
                });
                Ok(RequestResult { name, decision, expectation })
            })),
        }
    }
    Evaluated {
        workspace: Rc::clone(workspace),
        compiled: Rc::new(compiled),
        requests: requests.into(),
        clock,
        standing: if is_final(scenario) { Standing::Final } else { Standing::Awaited },
    }
}

impl Evaluated {
    /// The same for a workspace of the same texts in which something else is chosen.
    pub fn with(&self, workspace: &Rc<Workspace>) -> Self {
        Self { workspace: Rc::clone(workspace), ..self.clone() }
    }

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
        let source = self.workspace.source.as_ref();
        if let Some(fault) = source.and_then(|source| source.fault.as_ref()) {
            return Some((Target::Source, fault.span.start));
        }
        if let Some(Err(error)) = self.requests.get(at) {
            return Some((Target::Request(at), error.span.start));
        }
        let paths = self.paths_of(self.requests.get(at)?.as_ref().ok()?);
        self.compiled.documents.iter().find_map(|document| {
            let fault =
                document.policy.diagnostics.first().filter(|_| !document.policy.readable)?;
            let mut docs = self.workspace.docs.iter();
            let index = docs.position(|doc| doc.pointer == document.pointer)?;
            let doc = self.workspace.docs.get(index)?;
            // A session with a policy that is no policy is never made, so that none takes part.
            let in_play = paths.contains(&document.pointer.as_str())
                || (doc.is_in_request() && doc.is_for(at));
            in_play.then_some((Target::Doc(index), fault.span.start))
        })
    }

    /// The documents that took part in the chosen request.
    pub fn paths_in_play(&self) -> Vec<&str> {
        self.chosen().map(|request| self.paths_of(request)).unwrap_or_default()
    }

    /// The document that decided about the chosen request, else the first that takes part.
    pub fn decisive(&self) -> Option<usize> {
        let first = || self.index_of(self.paths_in_play().first()?);
        self.deciding(None).or_else(first)
    }

    /// A document of a layer that decided about the chosen request; in this column, if one is given.
    fn deciding(&self, column: Option<Column>) -> Option<usize> {
        let step = self.chosen()?.decision.steps.last()?;
        for layer in &step.layers {
            if !step.decided_by.contains(&layer.layer) {
                continue;
            }
            for policy in &layer.policies {
                let at = self.index_of(&policy.path);
                let doc = at.and_then(|at| self.workspace.docs.get(at));
                if doc.is_some_and(|doc| column.is_none_or(|column| doc.column() == column)) {
                    return at;
                }
            }
        }
        None
    }

    fn index_of(&self, path: &str) -> Option<usize> {
        self.workspace.docs.iter().position(|doc| doc.pointer == path)
    }

    /// The document to show in a column: the chosen one where it takes part in the chosen request, else one that decided,
    /// else the first that takes part.
    pub fn shown_in(&self, column: Column, chosen: Option<usize>) -> Option<usize> {
        let paths = self.paths_in_play();
        let takes_part = |doc: &Doc| paths.contains(&doc.pointer.as_str());
        let docs = &self.workspace.docs;
        if chosen.and_then(|at| docs.get(at)).is_some_and(|doc| takes_part(doc)) {
            return chosen;
        }
        let request = self.workspace.selection.request;
        let is_there = |at: &usize| docs.get(*at).is_some_and(|doc| doc.is_for(request));
        let any = || docs.iter().position(|doc| doc.column() == column && doc.is_for(request));
        let taking_part = docs.iter().position(|doc| doc.column() == column && takes_part(doc));
        self.deciding(Some(column)).or(taking_part).or_else(|| chosen.filter(is_there)).or_else(any)
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
