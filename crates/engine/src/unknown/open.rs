//! Context of which keys may be unknown rather than absent: which of them were asked for, and how statements count
//! that hang on them.

use std::cell::RefCell;
use std::collections::BTreeSet;

use hatcheck_policy::Effect;

use super::known::Known;
use crate::caller::Caller;
use crate::request::Call;
use crate::world::World;

/// How statements count that may apply or not. Allows and denials pull in opposite directions only
/// (E-063), so that the two bounds hold whatever the keys are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    /// As if the unknown keys were absent; which keys are missed is noted.
    Absent,
    /// Every Allow applies that may, and no Deny: what is refused even so is refused whatever the keys are.
    Most,
    /// The reverse: what is allowed even so is allowed whatever the keys are.
    Least,
}

impl Bound {
    /// Whether a statement counts that hangs on unknown keys; `None` where they count as absent.
    fn counts(self, effect: Effect) -> Option<bool> {
        match self {
            Self::Absent => None,
            Self::Most => Some(effect == Effect::Allow),
            Self::Least => Some(effect == Effect::Deny),
        }
    }
}

/// What becomes of keys that a context does not have.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    /// What is known besides the keys that are there.
    known: Known,
    bound: Bound,
    /// Unknown keys that were asked for since somebody looked.
    asked: RefCell<Vec<String>>,
    /// Unknown keys that statements hang on.
    missed: RefCell<BTreeSet<String>>,
}

impl Open {
    /// For a call, which assumes a role or not.
    pub(crate) fn of(
        world: &World,
        caller: &Caller<'_>,
        call: &Call,
        owner: Option<&str>,
        assumes: bool,
        bound: Bound,
    ) -> Self {
        let known = Known::of(world, caller, call, owner, assumes);
        Self { known, bound, asked: RefCell::default(), missed: RefCell::default() }
    }

    /// Notes that a key was asked for that is not there.
    pub(crate) fn ask(&self, key: &str) {
        let key = key.to_ascii_lowercase();
        if !self.known.is_absent(&key) {
            self.asked.borrow_mut().push(key);
        }
    }

    /// The unknown keys that were asked for since the last time, in lower case.
    pub(crate) fn take_asked(&self) -> Vec<String> {
        self.asked.take()
    }

    /// Notes keys that a statement hangs on; whether it counts, or `None` where they count as absent.
    pub(crate) fn miss(&self, keys: Vec<String>, effect: Effect) -> Option<bool> {
        self.missed.borrow_mut().extend(keys);
        self.bound.counts(effect)
    }

    /// The keys that statements hang on, in lower case, sorted.
    pub(crate) fn into_missed(self) -> Vec<String> {
        self.missed.into_inner().into_iter().collect()
    }
}
