//! The words a person reads, in one place: the page, the command line and an embed say the same thing.
//!
//! Everything below this crate hands over codes and arguments; here they become sentences.

mod because;
mod fault;
mod invalid;
mod message;
mod note;
mod problem;
mod rules;
mod trace;
mod verdict;
mod wrong_value;

use hatcheck_engine::{Outcome, StepOutcome};

use crate::format::{PrincipalField, Request};

pub use because::because;
pub use fault::{fault, syntax_fault};
pub use invalid::invalid;
pub use message::{error_code, message};
pub use note::{note, note_place};
pub use problem::problem;
pub use rules::rule;
pub use trace::{
    Row, element_rows, first_failure, layer_name, layer_word, short_name, statement_name,
    statement_row,
};
pub use verdict::{VerdictWords, verdict};

/// Said where a scenario asks for three-valued evaluation, which is not built yet.
pub const UNKNOWN_CONTEXT_NOT_EVALUATED: &str = "\"unknown\" is not evaluated yet: keys that are \
     neither given nor derived count as absent, so no decision here is conditional.";

/// A decision, as reports spell it.
pub fn decision(outcome: &StepOutcome) -> &'static str {
    match outcome {
        StepOutcome::Decided(outcome) => self::outcome(*outcome),
        StepOutcome::Invalid(_) => "invalid",
    }
}

/// An authorization result, as reports spell it.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Allowed => "allowed",
        Outcome::ImplicitDeny => "implicitDeny",
        Outcome::ExplicitDeny => "explicitDeny",
    }
}

/// What a request is called: its name, or who does what where it has none.
pub fn request_name(request: &Request) -> String {
    if let Some(name) = &request.name {
        return name.clone();
    }
    let who = match &request.principal {
        PrincipalField::Text(text) => short_name(text),
        PrincipalField::Federated(federated) => short_name(&federated.federated),
    };
    format!("{who}: {} on {}", request.action, request.resource)
}
