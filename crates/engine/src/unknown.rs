//! Deciding where some context is not known (`"unknownContext": "unknown"`, E-028).
//!
//! A key that a statement asks for and nobody knows may have any value. The decision is made for each
//! value that could make a difference: those that the policies compare it with, one that is none of
//! these, and no value at all. If all of them allow, or none does, the decision does not hang on the key;
//! otherwise it is conditional, and the values say how it would turn. Whether a denial is explicit or
//! implicit may hang on a key all the same: reported is the denial without it.

mod candidates;
mod known;

use crate::Outcome;
use crate::decision::{Decision, StepOutcome, decide};
use crate::request::{GivenContext, Request, Value};
use crate::world::World;

/// How many completions are looked at before the answer is "depends" for want of a better one.
const MAX_COMPLETIONS: usize = 4_096;

/// A decision that hangs on context that is not known.
#[derive(Clone, Debug)]
pub struct Conditional {
    /// The keys it hangs on.
    pub keys: Vec<HangingKey>,
}

/// A key that a decision hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HangingKey {
    /// Which call asks for it, from 0.
    pub step: usize,
    /// The key, as a policy writes it.
    pub key: String,
    /// Values with which the request is allowed, whatever the other keys are; `None` is no value at all.
    pub allowed: Vec<Option<Value>>,
    /// Values with which it is not, whatever the other keys are.
    pub denied: Vec<Option<Value>>,
}

/// Decides a request in which every key that is neither given nor follows from the world is unknown.
///
/// Gives the decision with all of them absent, and with it what it hangs on if not every completion agrees.
pub fn decide_unknown(world: &World, request: &Request) -> Decision {
    let mut decision = decide(world, request);
    let mut search = Search { world, leaves: Vec::new(), exhausted: false };
    search.explore(request, Vec::new());
    let agreed = search.leaves.windows(2).all(|pair| pair[0].allowed == pair[1].allowed);
    let agreed = agreed && !search.exhausted;
    if !agreed {
        decision.conditional = Some(Conditional { keys: search.hanging_keys() });
    }
    decision
}

/// One key of one call with the value that a completion gives it.
#[derive(Clone, PartialEq, Eq)]
struct Assignment {
    step: usize,
    key: String,
    value: Option<Value>,
}

/// A completion in which every key that was asked for has a value, or has none for sure.
struct Leaf {
    assignments: Vec<Assignment>,
    allowed: bool,
}

struct Search<'w> {
    world: &'w World,
    leaves: Vec<Leaf>,
    exhausted: bool,
}

impl Search<'_> {
    /// Decides with what is assigned so far; the first key that is still unknown gets each of its
    /// candidates in turn.
    fn explore(&mut self, request: &Request, assignments: Vec<Assignment>) {
        if self.leaves.len() >= MAX_COMPLETIONS {
            self.exhausted = true;
            return;
        }
        let decision = decide(self.world, request);
        let open = decision.steps.iter().enumerate().find_map(|(at, step)| {
            let unknown = |key: &&String| !known::is_known(self.world, request, &decision, at, key);
            step.missing_keys.iter().find(unknown).map(|key| (at, key.clone()))
        });
        let Some((step, key)) = open else {
            let allowed = decision.outcome() == StepOutcome::Decided(Outcome::Allowed);
            self.leaves.push(Leaf { assignments, allowed });
            return;
        };
        let (name, values) = candidates::of(&decision.steps[step], &key);
        for value in values {
            let mut completed = request.clone();
            given_mut(&mut completed, step).push((name.clone().into(), value.clone()));
            let mut assignments = assignments.clone();
            assignments.push(Assignment { step, key: name.clone(), value });
            self.explore(&completed, assignments);
        }
    }

    fn hanging_keys(&self) -> Vec<HangingKey> {
        let mut keys: Vec<HangingKey> = Vec::new();
        for assignment in self.leaves.iter().flat_map(|leaf| &leaf.assignments) {
            if keys.iter().any(|k| k.step == assignment.step && k.key == assignment.key) {
                continue;
            }
            let (step, key) = (assignment.step, assignment.key.clone());
            keys.push(HangingKey { step, key, allowed: Vec::new(), denied: Vec::new() });
        }
        for hanging in &mut keys {
            for (value, allowed, all) in self.tally(hanging.step, &hanging.key) {
                if allowed == all {
                    hanging.allowed.push(value);
                } else if allowed == 0 {
                    hanging.denied.push(value);
                }
            }
        }
        // A key whose every value leaves the request denied, or allowed, is none that it hangs on.
        keys.retain(|key| !key.allowed.is_empty() || self.matters(key));
        keys
    }

    /// For each value of a key: how many completions allow, of how many.
    fn tally(&self, step: usize, key: &str) -> Vec<(Option<Value>, usize, usize)> {
        let mut tally: Vec<(Option<Value>, usize, usize)> = Vec::new();
        for leaf in &self.leaves {
            let own = leaf.assignments.iter().find(|a| a.step == step && a.key == key);
            let Some(own) = own else { continue };
            let allowed = usize::from(leaf.allowed);
            match tally.iter_mut().find(|(value, ..)| *value == own.value) {
                Some(entry) => {
                    entry.1 += allowed;
                    entry.2 += 1;
                }
                None => tally.push((own.value.clone(), allowed, 1)),
            }
        }
        tally
    }

    /// Whether changing this key alone changes the result of some completion.
    fn matters(&self, key: &HangingKey) -> bool {
        let tally = self.tally(key.step, &key.key);
        let share = |(_, allowed, all): &(Option<Value>, usize, usize)| allowed * 1_000 / all;
        tally.windows(2).any(|pair| share(&pair[0]) != share(&pair[1]))
    }
}

/// The given context of a call: of a role to be assumed, or of the request itself.
fn given_mut(request: &mut Request, step: usize) -> &mut GivenContext {
    match request.assume.get_mut(step) {
        Some(assume) => &mut assume.context,
        None => &mut request.call.context,
    }
}
