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
pub mod order;
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
/// Case is ignored, so that a name in the wrong case finds its right spelling. A text of more than 200 bytes is no
/// misspelt name.
pub fn nearest<'n>(text: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    if text.len() > 200 {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for name in known {
        let distance = strsim::osa_distance(&lower, &name.to_ascii_lowercase());
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    let (distance, name) = best?;
    (distance <= name.len().max(text.len()) / 3).then_some(name)
}
