//! The words a person reads, in one place: the page, the command line and an embed say the same thing.
//!
//! Everything below this crate hands over codes and arguments; here they become sentences.

mod because;
mod explain;
mod fault;
mod hanging;
mod invalid;
#[cfg(feature = "reports")]
mod message;
mod note;
mod problem;
mod refusal;
mod rules;
mod save;
mod share;
#[cfg(feature = "reports")]
mod suggestion;
mod trace;
mod verdict;

use hatcheck_engine::{Decision, Outcome, StepOutcome};

use crate::format::{PrincipalField, Request};

pub use because::because;
pub use explain::{reason, reasons};
pub use fault::{fault, syntax_fault};
pub use hanging::hanging;
pub use invalid::invalid;
#[cfg(feature = "reports")]
pub use message::{Messages, error_code, message, message_as};
pub use note::{note, note_place, note_severity};
pub use problem::problem;
pub use refusal::{refusal, save_refusal};
#[cfg(feature = "rulebook")]
pub use rules::nearest_rule;
pub use rules::rule;
pub use save::save;
pub use share::{link_error, link_length, unreplaced};
#[cfg(feature = "reports")]
pub use suggestion::{suggestion, untried};
pub use trace::{
    Row, element_rows, failure, first_failure, layer_name, layer_word, part_name, policy_name,
    short_name, statement_name, statement_row,
};
pub use verdict::{VerdictWords, verdict};

/// The decision of a whole request, as reports spell it.
pub fn request_decision(decision: &Decision) -> &'static str {
    match decision.conditional {
        Some(_) => "conditional",
        None => self::decision(&decision.outcome()),
    }
}

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
