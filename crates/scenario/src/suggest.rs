//! Suggestions: changes that turn a refusal into an allowed request, each tried before it is offered.
//!
//! The engine proposes remedies; here they become edits of the text, the edited text is read and decided again,
//! and only what is then allowed is offered. A refusal with several causes takes several edits.

mod edit;
mod place;

use std::collections::VecDeque;

use hatcheck_engine::remedy::{self, Remedy};
use hatcheck_engine::{Decision, Outcome, StepOutcome};
use hatcheck_policy::Severity;

use crate::compile::{Compiled, ParseCache, compile};
use crate::read::{Loaded, read};

pub use edit::{Edit, Target};

/// How many suggestions are offered for one request.
pub const MAX_SUGGESTIONS: usize = 3;

/// How many edits a suggestion may take.
const MAX_REMEDIES: usize = 4;

/// How many changes are tried for one request.
const MAX_TRIES: usize = 40;

/// How much text is read again for all requests of a scenario together, in bytes. Beyond, no suggestions are
/// made: trying them would take longer than anybody waits.
const MAX_READ: usize = 16 * 1024 * 1024;

/// A change that turns a request's decision.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// What it does, one step after the other.
    pub remedies: Vec<Remedy>,
    /// The edits, in the positions of the text as it is now.
    pub edits: Vec<Edit>,
}

/// What is left of the effort that a scenario's suggestions may take.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    bytes: usize,
    /// Denied requests for which nothing was left.
    untried: usize,
}

impl Budget {
    /// For how many denied requests nothing was tried.
    pub fn untried(&self) -> usize {
        self.untried
    }

    fn is_spent(&self, loaded: &Loaded) -> bool {
        self.bytes < loaded.source.text.len()
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: MAX_READ, untried: 0 }
    }
}

/// What would let the request at `index`, which was decided so, be allowed: the smallest changes, best first. None
/// for requests that are allowed, or hang on context that is not known.
pub fn suggest(
    loaded: &Loaded,
    compiled: &Compiled,
    index: usize,
    decision: &Decision,
    budget: &mut Budget,
) -> Vec<Suggestion> {
    let Some(request) = compiled.requests.get(index) else { return Vec::new() };
    if decision.conditional.is_some() || allows(decision) {
        return Vec::new();
    }
    if budget.is_spent(loaded) {
        budget.untried += 1;
        return Vec::new();
    }
    let first = remedy::remedies(&compiled.world, request, decision);
    let now = compiled.world.facts().now;
    let errors = errors(compiled);
    let mut search =
        Search { loaded, index, now, errors, budget, cache: ParseCache::default(), tries: 0 };
    search.run(Draft::default(), decision, first)
}

fn allows(decision: &Decision) -> bool {
    decision.outcome() == StepOutcome::Decided(Outcome::Allowed)
}

/// Changes made so far.
#[derive(Clone, Default)]
struct Draft {
    remedies: Vec<Remedy>,
    edits: Vec<Edit>,
}

struct Search<'s> {
    loaded: &'s Loaded,
    index: usize,
    now: Option<hatcheck_engine::instant::Instant>,
    /// What is wrong with the documents as they are; no suggestion adds to it.
    errors: usize,
    budget: &'s mut Budget,
    cache: ParseCache,
    tries: usize,
}

impl Search<'_> {
    /// One edit first, then two, and so on: the fewest edits win, and of equals what was proposed first.
    fn run(&mut self, start: Draft, decision: &Decision, first: Vec<Remedy>) -> Vec<Suggestion> {
        let mut found: Vec<Suggestion> = Vec::new();
        let mut queue = VecDeque::from([(start, progress(decision), first)]);
        while let Some((draft, before, remedies)) = queue.pop_front() {
            for remedy in remedies {
                if found.len() == MAX_SUGGESTIONS || self.tries == MAX_TRIES {
                    return found;
                }
                // What is sent may bring up a further permission that it needs.
                let sends = matches!(remedy, Remedy::Send { .. });
                let Some((draft, decision, next)) = self.with(&draft, remedy) else { continue };
                if allows(&decision) {
                    // The same places changed in another way, or more of them, help nobody to choose.
                    let covers = |s: &Suggestion| {
                        s.remedies.iter().all(|r| draft.remedies.iter().any(|own| is_alike(r, own)))
                    };
                    if !found.iter().any(covers) {
                        let Draft { remedies, edits } = draft;
                        found.push(Suggestion { remedies, edits });
                    }
                } else if draft.remedies.len() < MAX_REMEDIES
                    && (sends || progress(&decision) > before)
                {
                    queue.push_back((draft, progress(&decision), next));
                }
            }
        }
        found
    }

    /// The draft with one remedy more, and what is then decided. `None` where the remedy cannot be written
    /// into the text, or the effort is spent.
    fn with(&mut self, draft: &Draft, remedy: Remedy) -> Option<(Draft, Decision, Vec<Remedy>)> {
        let original = &*self.loaded.source.text;
        self.budget.bytes = self.budget.bytes.checked_sub(original.len())?;
        self.tries += 1;
        let mut draft = draft.clone();
        draft.edits = edit::with(original, draft.edits, self.index, &remedy)?;
        draft.remedies.push(remedy);
        let text = edit::apply(original, &draft.edits)?;
        let scenario = read(&text).ok()?.scenario;
        let compiled = compile(&scenario, self.now, &mut self.cache);
        if errors(&compiled) > self.errors {
            return None; // AWS would not store it
        }
        let request = compiled.requests.get(self.index)?;
        let decision = hatcheck_engine::decide(&compiled.world, request);
        let next = remedy::remedies(&compiled.world, request, &decision);
        Some((draft, decision, next))
    }
}

/// How many errors stand in the documents, those included for which AWS would not store them.
fn errors(compiled: &Compiled) -> usize {
    let own = compiled.documents.iter().flat_map(|document| &document.policy.diagnostics);
    let own = own.filter(|found| found.problem.severity() == Severity::Error).count();
    let saving = hatcheck_engine::save::check(&compiled.world);
    own + saving.iter().filter(|found| found.fault.severity() == Severity::Error).count()
}

/// Whether two remedies change the same place.
fn is_alike(one: &Remedy, other: &Remedy) -> bool {
    let document = |remedy: &Remedy| match remedy {
        Remedy::Extend { policy, .. } | Remedy::AddStatement { policy, .. } => {
            Some(policy.path.clone())
        }
        _ => None,
    };
    match (document(one), document(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

/// How far a request got: the call that stopped it, how it was refused, and in how many ways.
fn progress(decision: &Decision) -> (usize, u8, std::cmp::Reverse<usize>) {
    let kind = match decision.outcome() {
        StepOutcome::Invalid(_) => 2,
        StepOutcome::Decided(Outcome::Allowed) => 3,
        StepOutcome::Decided(Outcome::ImplicitDeny) => 1,
        StepOutcome::Decided(Outcome::ExplicitDeny) => 0,
    };
    let refused = decision.steps.last().map_or(0, |step| {
        let also = step.also_needs.iter().filter(|a| a.verdict.outcome != Outcome::Allowed);
        let own = if step.own == Outcome::Allowed { 0 } else { step.decided_by.len() };
        let further: usize = also.map(|also| also.verdict.decided_by.len()).sum();
        own + further + open_elements(decision)
    });
    (decision.steps.len(), kind, std::cmp::Reverse(refused))
}

/// How many elements of the nearest statements are still in the way.
fn open_elements(decision: &Decision) -> usize {
    let Some(step) = decision.steps.last() else { return 0 };
    hatcheck_engine::explain::reasons(step)
        .iter()
        .filter_map(|reason| reason.statement)
        .map(hatcheck_engine::explain::failures)
        .sum()
}
