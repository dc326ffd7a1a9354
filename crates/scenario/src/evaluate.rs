//! Deciding a scenario: every request, and whether it came out as its author expects.

use hatcheck_engine::instant::Instant;
use hatcheck_engine::request::Request;
// Where nothing can be unknown, what is not given is absent: see `is_final`.
#[cfg(not(feature = "unknown"))]
use hatcheck_engine::decide as decide_unknown;
#[cfg(feature = "unknown")]
use hatcheck_engine::unknown::decide_unknown;
use hatcheck_engine::{Decision, Outcome, StepOutcome};

use crate::compile::{Compiled, ParseCache, compile};
use crate::format::{Expect, ExpectedDecision, LayerName, Scenario, UnknownContext};

/// A scenario with everything that was decided about it.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// World, requests and documents.
    pub compiled: Compiled,
    /// One decision a request, in the order of the file.
    pub decisions: Vec<Decision>,
}

/// Decides every request of a scenario.
///
/// `clock` is the host's time, used where the scenario does not pin `now`. The cache carries parsed
/// documents from one evaluation to the next.
pub fn evaluate(scenario: &Scenario, clock: Option<Instant>, cache: &mut ParseCache) -> Evaluation {
    let compiled = compile(scenario, clock, cache);
    let decisions =
        compiled.requests.iter().map(|request| decide(scenario, &compiled, request)).collect();
    Evaluation { compiled, decisions }
}

/// Decides one request of a compiled scenario.
pub fn decide(scenario: &Scenario, compiled: &Compiled, request: &Request) -> Decision {
    match scenario.unknown_context {
        UnknownContext::Unknown => decide_unknown(&compiled.world, request),
        UnknownContext::Absent => hatcheck_engine::decide(&compiled.world, request),
    }
}

/// Whether [`decide`] says the last word about the requests of a scenario. Without the feature `unknown` it does not
/// where context is not known: it then decides as if the keys were absent, and what hangs on them is still to be found
/// out.
pub fn is_final(scenario: &Scenario) -> bool {
    cfg!(feature = "unknown") || scenario.unknown_context == UnknownContext::Absent
}

/// Whether a decision is what the author expects: the decision, and where asked for exactly the layers
/// that denied and the step that decided.
pub fn meets(expect: &Expect, decision: &Decision) -> bool {
    let outcome = decision.outcome();
    let is_conditional = decision.conditional.is_some();
    let is_denied =
        matches!(outcome, StepOutcome::Decided(Outcome::ImplicitDeny | Outcome::ExplicitDeny));
    let word = match expect.decision() {
        ExpectedDecision::Conditional => is_conditional,
        _ if is_conditional => false,
        ExpectedDecision::Allowed => outcome == StepOutcome::Decided(Outcome::Allowed),
        ExpectedDecision::ImplicitDeny => outcome == StepOutcome::Decided(Outcome::ImplicitDeny),
        ExpectedDecision::ExplicitDeny => outcome == StepOutcome::Decided(Outcome::ExplicitDeny),
        ExpectedDecision::Denied => is_denied,
        ExpectedDecision::Invalid => matches!(outcome, StepOutcome::Invalid(_)),
    };
    let Expect::Detail(detail) = expect else { return word };
    let layers = detail.denied_by.as_ref().is_none_or(|expected| {
        let expected: Vec<&str> = expected.iter().copied().map(label).collect();
        // What is not denied for sure no layer has denied.
        let denying = decision.decided_by().iter().filter(|_| is_denied && !is_conditional);
        let actual: Vec<&str> = denying.map(|layer| layer.label()).collect();
        expected.iter().all(|layer| actual.contains(layer))
            && actual.iter().all(|layer| expected.contains(layer))
    });
    let last = decision.steps.len().checked_sub(1);
    word && layers && detail.step.is_none_or(|step| Some(step) == last)
}

/// The layer's name as the engine says it.
pub fn label(layer: LayerName) -> &'static str {
    use hatcheck_engine::Layer;
    match layer {
        LayerName::Scp => Layer::Scp,
        LayerName::Rcp => Layer::Rcp,
        LayerName::VpcEndpoint => Layer::VpcEndpoint,
        LayerName::Boundary => Layer::Boundary,
        LayerName::Session => Layer::Session,
        LayerName::Identity => Layer::Identity,
        LayerName::Resource => Layer::Resource,
        LayerName::Trust => Layer::Trust,
        LayerName::Service => Layer::Service,
    }
    .label()
}
