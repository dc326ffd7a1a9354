//! The IAM policy language: a text becomes a typed policy in which every element has its span.
//!
//! This crate knows documents and nothing else: no request, no account, no other policy. What AWS
//! would refuse to store becomes a diagnostic with a stable code, and the rest is still read. Rule
//! numbers (`L-…`, `E-…`) are those of the specification.

pub mod arn;
pub mod glob;
pub mod guess;
pub mod json;
pub mod kind;
pub mod line_index;
pub mod operator;
pub mod pattern;
pub mod policy;
pub mod problem;
mod read;
pub mod span;

pub use arn::Arn;
pub use kind::{Element as ElementName, PolicyKind};
pub use line_index::{LineIndex, Position};
pub use policy::{Effect, Policy, Statement};
pub use problem::{Diagnostic, Problem, Severity};
pub use read::parse;
pub use span::{Span, Spanned};

/// The known name that somebody most likely meant, if one is near enough to be worth saying.
///
/// Case is ignored, so that a name in the wrong case finds its right spelling.
pub fn nearest<'n>(text: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let lower = text.to_lowercase();
    let distance = |name: &str| strsim::damerau_levenshtein(&lower, &name.to_lowercase());
    known
        .into_iter()
        .map(|name| (distance(name), name))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, name)| *distance <= name.len().max(text.len()) / 3)
        .map(|(_, name)| name)
}
