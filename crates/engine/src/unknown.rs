//! What a decision hangs on where some context is not known (`"unknownContext": "unknown"`, E-028).
//!
//! Few ask for it, so that finding it out is a feature, `unknown`, which a small program can do without. What a decision
//! says about it is always there.

#[cfg(feature = "unknown")]
mod candidates;
#[cfg(feature = "unknown")]
mod known;
#[cfg(feature = "unknown")]
pub(crate) mod open;
#[cfg(not(feature = "unknown"))]
#[path = "unknown/never.rs"]
pub(crate) mod open;
#[cfg(feature = "unknown")]
mod search;
#[cfg(feature = "unknown")]
mod witnesses;

use crate::request::Value;

#[cfg(feature = "unknown")]
pub use search::decide_unknown;

/// A decision that hangs on context that is not known.
#[derive(Clone, Debug)]
pub struct Conditional {
    /// The keys it hangs on.
    pub keys: Vec<HangingKey>,
}

/// A key that a decision hangs on: with other keys as they may be, its value makes the difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HangingKey {
    /// Which call asks for it, from 0.
    pub step: usize,
    /// The key, as a policy writes it.
    pub key: String,
    /// Values with which a request is allowed that is denied with one of the others; `None` is no value
    /// at all.
    pub allowed: Vec<Option<Value>>,
    /// Values with which a request is denied that is allowed with one of the others.
    pub denied: Vec<Option<Value>>,
}
