//! The chosen request on the map: from whom to whom it goes, and where it stops.

use hatcheck_engine::{Layer, Outcome, StepOutcome};
use hatcheck_scenario::words;

use super::gather::Gather;
use crate::labels::map as labels;
use crate::state::evaluate::Evaluated;

/// The way of a request.
#[derive(Debug)]
pub struct Path {
    /// What the request is called.
    pub name: String,
    /// Its hops, reached or not.
    pub hops: Vec<Hop>,
    /// The word of its verdict.
    pub word: &'static str,
    /// The sentence of its verdict.
    pub sentence: String,
    /// `allowed` and so on.
    pub decision: &'static str,
}

/// A piece of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hop {
    /// From this node.
    pub from: usize,
    /// To this one.
    pub to: usize,
    /// The call that it belongs to, from 0.
    pub step: usize,
    /// What became of it, as reports spell it; `notReached` behind the one that stops.
    pub decision: &'static str,
    /// The same for people; empty on the way to an endpoint that lets pass.
    pub word: &'static str,
    /// Its route, by index.
    pub route: usize,
}

/// The way of the chosen request, through nodes that are added where there are too many already.
pub fn path(result: &Evaluated, gather: &mut Gather) -> Option<Path> {
    let chosen = result.chosen()?;
    // Requests that could not be read were not compiled.
    let before = &result.requests[..result.workspace.selection.request];
    let at = before.iter().filter(|request| request.is_ok()).count();
    let request = result.compiled.requests.get(at)?;
    gather.anyhow = true;
    let nodes = gather.stations(request);
    let verdict = words::verdict(&chosen.decision);
    let decision = words::request_decision(&chosen.decision);
    let decided = chosen.decision.steps.len();
    let last = chosen.decision.steps.last()?;
    let at_endpoint = last.decided_by.contains(&Layer::VpcEndpoint)
        && last.outcome != StepOutcome::Decided(Outcome::Allowed);
    let calls = nodes.len().saturating_sub(1);
    let through = request.call.through.is_some();
    let mut stopped = false;
    let mut hops = Vec::new();
    for at in 0..calls {
        // The way to the endpoint and the way from it are one call.
        let to_endpoint = through && at + 2 == calls;
        let step = if to_endpoint || at + 1 == calls { request.assume.len() } else { at };
        let ends = step + 1 == decided && (!to_endpoint || at_endpoint);
        let (decision, word) = match () {
            () if stopped || step >= decided => ("notReached", labels::NOT_REACHED),
            () if ends => (decision, verdict.word),
            () if to_endpoint => ("allowed", ""),
            () => ("allowed", labels::ALLOWED),
        };
        stopped |= decision != "allowed";
        hops.push(Hop { from: nodes[at], to: nodes[at + 1], step, decision, word, route: 0 });
    }
    let name = chosen.name.clone();
    Some(Path { name, hops, word: verdict.word, sentence: verdict.sentence, decision })
}
