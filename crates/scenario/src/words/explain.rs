//! Why a call came out as it did, a sentence for each layer that decided.

use hatcheck_engine::explain::{self, Failure, Reason};
use hatcheck_engine::{LayerOutcome, Step};

use super::trace::{failure, layer_name, policy_name, statement_name};
use super::{because, short_name};

/// One line for each layer that decided: the layer, and what it contributed.
pub fn reasons(step: &Step) -> Vec<String> {
    explain::reasons(step).iter().map(|reason| self::reason(reason, step)).collect()
}

/// One sentence about one layer.
pub fn reason(reason: &Reason<'_>, step: &Step) -> String {
    let layer = layer_name(reason.layer.layer);
    // What is needed besides the call's own permission is named.
    let about =
        if reason.action == step.action { String::new() } else { format!(" ({})", reason.action) };
    let Some((policy, statement)) = reason.policy.zip(reason.statement) else {
        let missing = || "Nothing in it allows the call.".to_owned();
        let why = reason.layer.because.as_ref().map_or_else(missing, because);
        return format!("{layer}{about}: {why}");
    };
    let name = format!(
        "{} of {}",
        statement_name(statement),
        policy_name(reason.layer.layer, &policy.name, &policy.attached_to)
    );
    let what = match (reason.layer.outcome, explain::first_failure(statement, &step.resource)) {
        (LayerOutcome::ExplicitDeny, _) => format!("{name} denies it."),
        (_, None) => format!("{name} allows it."),
        (_, Some(found)) => format!("{name} came nearest, but {}.", told(&found, step)),
    };
    format!("{layer}{about}: {what}")
}

/// What failed; for an action or a caller also what was asked for, which the statement's row does not say.
fn told(found: &Failure<'_>, step: &Step) -> String {
    match found {
        Failure::Principal(principal) if !principal.negated => {
            format!("its Principal does not name {}", short_name(&step.principal))
        }
        Failure::Action(action) if action.by.is_none() => {
            format!("{}, not {}", failure(found), step.action)
        }
        _ => failure(found),
    }
}
