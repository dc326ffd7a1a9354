//! Entries by their names: sorted, so that one is found among many. A hash map would be compiled for each kind of name,
//! and what it costs to fill is not less.

use std::cmp::Ordering;

use hatcheck_policy::order::order;

/// The indices of entries in the order of their names.
#[derive(Clone, Debug, Default)]
pub(super) struct Sorted(Vec<usize>);

impl Sorted {
    /// Sorts so many entries by what their names are compared with.
    pub(super) fn of(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Self {
        Self(order(len, compare))
    }

    /// The first entry of which the name is the one that is looked for.
    pub(super) fn find(&self, compare: &dyn Fn(usize) -> Ordering) -> Option<usize> {
        let at = self.0.partition_point(|at| compare(*at).is_lt());
        self.0.get(at).copied().filter(|at| compare(*at).is_eq())
    }
}
