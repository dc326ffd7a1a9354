//! In the place of `open` where the feature `unknown` is left out: no context is open, and no statement hangs on
//! anything.

use hatcheck_policy::Effect;

use crate::caller::Caller;
use crate::request::Call;
use crate::world::World;

/// There is none.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Bound {}

/// Neither is there one of these.
#[derive(Clone, Debug)]
pub(crate) enum Open {}

impl Open {
    pub(crate) fn of(
        _: &World,
        _: &Caller<'_>,
        _: &Call,
        _: Option<&str>,
        _: bool,
        bound: Bound,
    ) -> Self {
        match bound {}
    }

    pub(crate) fn ask(&self, _: &str) {
        match *self {}
    }

    pub(crate) fn take_asked(&self) -> Vec<String> {
        match *self {}
    }

    pub(crate) fn miss(&self, _: Vec<String>, _: Effect) -> Option<bool> {
        match *self {}
    }

    pub(crate) fn into_missed(self) -> Vec<String> {
        match self {}
    }
}
