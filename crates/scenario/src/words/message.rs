//! The text that AWS would have shown the caller (section 5.4 of roles-and-sessions.md).

use hatcheck_engine::service::ServiceRule;
use hatcheck_engine::trace::Because;
use hatcheck_engine::{Layer, Outcome, Step, StepOutcome};

/// The order in which one of several denying policy types is named; which one AWS names is not
/// documented.
const NAMED_FIRST: [Layer; 8] = [
    Layer::Scp,
    Layer::Rcp,
    Layer::VpcEndpoint,
    Layer::Resource,
    Layer::Trust,
    Layer::Boundary,
    Layer::Session,
    Layer::Identity,
];

/// The error code of a call that is not valid.
pub fn error_code(step: &Step) -> Option<&'static str> {
    match &step.outcome {
        StepOutcome::Invalid(invalid) => Some(invalid.code()),
        StepOutcome::Decided(_) => None,
    }
}

/// What the caller reads; `None` when allowed.
pub fn message(step: &Step) -> Option<String> {
    let outcome = match &step.outcome {
        StepOutcome::Invalid(invalid) => return Some(super::invalid(invalid)),
        StepOutcome::Decided(Outcome::Allowed) => return None,
        StepOutcome::Decided(outcome) => *outcome,
    };
    let refused = step.refused_permission();
    let action = refused.map_or(step.action.as_str(), |also| also.action.as_str());
    if step.action.starts_with("sts:AssumeRoleWith") {
        return Some(format!("Not authorized to perform {}", step.action));
    }
    let by_root = step
        .layers
        .iter()
        .any(|layer| layer.because == Some(Because::Service(ServiceRule::RootCannotAssume)));
    if by_root {
        return Some("Roles may not be assumed by root accounts.".to_owned());
    }
    let (who, resource) = (&step.principal, &step.resource);
    let mut text =
        format!("User: {who} is not authorized to perform: {action} on resource: {resource}");
    // Refusals to assume a role carry no reason.
    if !action.starts_with("sts:AssumeRole")
        && let Some(layer) = NAMED_FIRST.iter().find(|layer| step.decided_by.contains(layer))
    {
        text.push(' ');
        text.push_str(&reason(*layer, outcome, action));
    }
    Some(text)
}

/// The words that name the policy type.
fn reason(layer: Layer, outcome: Outcome, action: &str) -> String {
    let kind = match layer {
        Layer::Identity => "identity-based policy",
        Layer::Boundary => "permissions boundary",
        Layer::Session => "session policy",
        Layer::Resource => "resource-based policy",
        Layer::Trust => "role trust policy",
        Layer::Scp => "service control policy",
        Layer::Rcp => "resource control policy",
        Layer::VpcEndpoint => "VPC endpoint policy",
        Layer::Service => return String::new(),
    };
    if outcome == Outcome::ImplicitDeny {
        return format!("because no {kind} allows the {action} action");
    }
    let article = match layer {
        Layer::Identity => "an",
        Layer::Trust => "the",
        _ => "a",
    };
    format!("with an explicit deny in {article} {kind}")
}
