//! Deciding where some context is not known.
//!
//! A key that a statement asks for and nobody knows may have any value. The decision is made for each
//! value that could make a difference: those on either side of every comparison in the policies, one that
//! none of them means, and no value at all. If all of them allow, or none does, the decision does not hang
//! on the key; otherwise it is conditional, and the values say how it would turn. So it is where what a pattern covers
//! cannot be told, because another unknown key stands in it or there is too much of it. Whether a denial is
//! explicit or implicit may hang on a key all the same: reported is the denial without it.
//!
//! Two bounds keep the number of completions small: see [`Bound`].

use super::candidates::{self, Candidates};
use super::open::Bound;
use super::{Conditional, HangingKey};
use crate::Outcome;
use crate::decision::{Decision, StepOutcome, decide, decide_bounded};
use crate::request::{GivenContext, Request, Value};
use crate::world::World;

/// How many completions are looked at before the answer is "depends" for want of a better one.
const MAX_COMPLETIONS: usize = 512;

/// How many statements are evaluated on the way, and how many keys deep it goes, before the same.
const MAX_STATEMENTS: usize = 1_000_000;
const MAX_KEYS: usize = 48;

/// Decides a request in which every key that is neither given nor follows from the world is unknown.
///
/// Gives the decision with all of them absent, and with it what it hangs on if not every completion agrees.
pub fn decide_unknown(world: &World, request: &Request) -> Decision {
    let mut decision = decide(world, request);
    let mut search = Search { world, leaves: Vec::new(), statements: 0, exhausted: false };
    search.explore(request, Vec::new());
    let agreed = search.leaves.windows(2).all(|pair| pair[0].allowed == pair[1].allowed);
    if !agreed || search.exhausted {
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

/// A completion as far as it matters: whatever the keys are that it leaves out, the answer is this.
struct Leaf {
    assignments: Vec<Assignment>,
    allowed: bool,
}

fn allows(decision: &Decision) -> bool {
    decision.outcome() == StepOutcome::Decided(Outcome::Allowed)
}

impl Search<'_> {
    /// Decides with what is assigned so far; the first key that is still unknown gets each of its
    /// candidates in turn.
    fn explore(&mut self, request: &Request, assignments: Vec<Assignment>) {
        if self.leaves.len() >= MAX_COMPLETIONS
            || self.statements >= MAX_STATEMENTS
            || assignments.len() > MAX_KEYS
        {
            self.exhausted = true;
            return;
        }
        let decision = decide_bounded(self.world, request, Bound::Absent);
        // Three times: as it is, and for the two bounds.
        self.statements += 3 * statements(&decision);
        let bounded = |bound| allows(&decide_bounded(self.world, request, bound));
        let open = decision
            .steps
            .iter()
            .enumerate()
            .find_map(|(at, step)| step.missing_keys.first().map(|key| (at, key.clone())));
        let settled = match open {
            None => Some(allows(&decision)),
            Some(_) if !bounded(Bound::Most) => Some(false),
            Some(_) if bounded(Bound::Least) => Some(true),
            Some(_) => None,
        };
        let (Some((step, key)), None) = (open, settled) else {
            let allowed = settled.unwrap_or_default();
            self.leaves.push(Leaf { assignments, allowed });
            return;
        };
        let Candidates { name, values, complete } = candidates::of(&decision.steps[step], &key);
        self.exhausted |= !complete;
        for value in values {
            let mut completed = request.clone();
            given_mut(&mut completed, step).push((name.clone().into(), value.clone()));
            let mut assignments = assignments.clone();
            assignments.push(Assignment { step, key: name.clone(), value });
            self.explore(&completed, assignments);
        }
    }

    /// Each key for which two completions that otherwise may be the same come out differently.
    fn hanging_keys(&self) -> Vec<HangingKey> {
        let mut keys: Vec<HangingKey> = Vec::new();
        let (granted, refused): (Vec<&Leaf>, Vec<&Leaf>) =
            self.leaves.iter().partition(|leaf| leaf.allowed);
        for one in &granted {
            for other in &refused {
                let Some((yes, no)) = one.only_difference(other) else { continue };
                let before = |own: &HangingKey| (own.step, &own.key) < (yes.step, &yes.key);
                let at = keys.partition_point(before);
                if !keys.get(at).is_some_and(|own| own.step == yes.step && own.key == yes.key) {
                    let (step, key) = (yes.step, yes.key.clone());
                    keys.insert(
                        at,
                        HangingKey { step, key, allowed: Vec::new(), denied: Vec::new() },
                    );
                }
                let key = &mut keys[at];
                for (list, value) in [(&mut key.allowed, &yes.value), (&mut key.denied, &no.value)]
                {
                    if !list.contains(value) {
                        list.push(value.clone());
                    }
                }
            }
        }
        for key in &mut keys {
            // In the order of the candidates, not of discovery.
            let order = self.order_of(key);
            for list in [&mut key.allowed, &mut key.denied] {
                let in_order = order.iter().filter(|value| list.contains(**value));
                *list = in_order.map(|value| (*value).clone()).collect();
            }
        }
        keys
    }

    fn order_of(&self, key: &HangingKey) -> Vec<&Option<Value>> {
        let mut order = Vec::new();
        let own = self.leaves.iter().flat_map(|leaf| &leaf.assignments);
        for assignment in own.filter(|a| a.step == key.step && a.key == key.key) {
            if !order.contains(&&assignment.value) {
                order.push(&assignment.value);
            }
        }
        order
    }
}

struct Search<'w> {
    world: &'w World,
    leaves: Vec<Leaf>,
    /// Statements evaluated so far.
    statements: usize,
    /// Whether something that could make a difference was not looked at.
    exhausted: bool,
}

fn statements(decision: &Decision) -> usize {
    let own = decision.steps.iter().flat_map(|step| &step.layers);
    let also = decision.steps.iter().flat_map(|step| &step.also_needs);
    own.chain(also.flat_map(|also| &also.verdict.layers))
        .flat_map(|layer| &layer.policies)
        .map(|policy| policy.statements.len() + 1)
        .sum()
}

impl Leaf {
    /// The one assignment in which two completions differ, if there is just one that both make.
    fn only_difference<'l>(&'l self, other: &'l Self) -> Option<(&'l Assignment, &'l Assignment)> {
        let pairs = self.assignments.iter().filter_map(|own| {
            let same = |a: &&Assignment| a.step == own.step && a.key == own.key;
            other.assignments.iter().find(same).map(|other| (own, other))
        });
        let mut differing = pairs.filter(|(own, other)| own.value != other.value);
        let first = differing.next()?;
        differing.next().is_none().then_some(first)
    }
}

/// The given context of a call: of a role to be assumed, or of the request itself.
fn given_mut(request: &mut Request, step: usize) -> &mut GivenContext {
    match request.assume.get_mut(step) {
        Some(assume) => &mut assume.context,
        None => &mut request.call.context,
    }
}
