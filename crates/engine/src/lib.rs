//! How AWS decides a request: context, matching, layers, same account and across accounts, assuming
//! roles, sessions.
//!
//! The engine takes a [`World`] and a [`Request`] and gives a [`Decision`]: codes, texts of the
//! policies and spans, no prose. It knows no file, no clock and no browser. Rule numbers (`E-…`,
//! `L-…`, `R-…`) are those of the specification.

mod actions;
mod assume;
pub mod caller;
mod claims;
mod condition;
pub mod context;
mod decide;
pub mod decision;
mod derive;
pub mod explain;
pub mod instant;
pub mod invalid;
pub mod layer;
mod layers;
mod matching;
pub mod note;
mod parameters;
mod public_bucket;
#[cfg(feature = "reports")]
pub mod record;
#[cfg(feature = "reports")]
pub mod remedy;
pub mod request;
pub mod rule;
pub mod save;
pub mod service;
pub mod session;
pub mod trace;
pub mod unknown;
pub mod world;

pub use decide::{Outcome, Verdict};
pub use decision::{Decision, Step, StepOutcome, decide};
pub use layer::{Layer, LayerOutcome};
pub use request::{Call, Principal, Request};
pub use rule::Rule;
pub use world::World;
