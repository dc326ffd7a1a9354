//! Statements that hang on context which is not known, and the ways to count them.

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
