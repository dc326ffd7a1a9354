//! The text that AWS would have shown the caller (section 5.4 of roles-and-sessions.md).

use hatcheck_engine::service::ServiceRule;
use hatcheck_engine::trace::{Because, Class};
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

/// Where documentation and measurement differ, which of the two is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Messages {
    /// Refusals to assume a role carry no reason.
    #[default]
    Measured,
    /// They name the policy type, like others.
    Documented,
}

/// The error code of a call that is not valid.
pub fn error_code(step: &Step) -> Option<&'static str> {
    match &step.outcome {
        StepOutcome::Invalid(invalid) => Some(invalid.code()),
        StepOutcome::Decided(_) => None,
    }
}

/// What the caller reads, as measured; `None` when allowed.
pub fn message(step: &Step) -> Option<String> {
    message_as(step, Messages::Measured)
}

/// What the caller reads, as measured or as documented; `None` when allowed.
pub fn message_as(step: &Step, messages: Messages) -> Option<String> {
    let outcome = match &step.outcome {
        StepOutcome::Invalid(invalid) => return Some(super::invalid(invalid)),
        StepOutcome::Decided(Outcome::Allowed) => return None,
        StepOutcome::Decided(outcome) => *outcome,
    };
    // Actions are written in any case; AWS's texts are not.
    let is = |name: &str| step.action.eq_ignore_ascii_case(name);
    let federated = ["sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"];
    if let Some(call) = federated.iter().find(|name| is(name)) {
        return Some(format!("Not authorized to perform {call}"));
    }
    if let Some(text) = service_text(step) {
        return Some(text);
    }
    let refused = step.refused_permission();
    let action = refused.map_or(step.action.as_str(), |also| also.action.as_str());
    let (who, resource) = (&step.principal, quoted(step));
    let mut text =
        format!("User: {who} is not authorized to perform: {action} on resource: {resource}");
    let bare = messages == Messages::Measured && is("sts:AssumeRole");
    if !bare
        && is_disclosed(step)
        && let Some(layer) = named_layer(step, outcome)
    {
        text.push(' ');
        text.push_str(&reason(layer, outcome, action));
    }
    Some(text)
}

/// Texts of their own that a service has for its own rules.
fn service_text(step: &Step) -> Option<String> {
    let rule = step.layers.iter().find_map(|layer| match layer.because {
        Some(Because::Service(rule)) if layer.layer == Layer::Service => Some(rule),
        _ => None,
    })?;
    let name = step.action.rsplit(':').next().unwrap_or_default();
    let token = ["GetSessionToken", "GetFederationToken"]
        .into_iter()
        .find(|own| own.eq_ignore_ascii_case(name));
    match rule {
        ServiceRule::RootCannotAssume => {
            Some("Roles may not be assumed by root accounts.".to_owned())
        }
        ServiceRule::RoleSessionCannotCall
        | ServiceRule::AssumedRootCannotCall
        | ServiceRule::FederatedUserCannotCall
        | ServiceRule::SessionTokenCannotCall
            if token.is_some() =>
        {
            token.map(|call| format!("Cannot call {call} with session credentials"))
        }
        _ => None,
    }
}

/// S3 puts the resource in double quotes.
fn quoted(step: &Step) -> String {
    if step.action.to_ascii_lowercase().starts_with("s3:") {
        format!("\"{}\"", step.resource)
    } else {
        step.resource.clone()
    }
}

/// Reasons are told only to callers of the resource's account or organization.
fn is_disclosed(step: &Step) -> bool {
    let text = |key: &str| {
        let entry = step.context.iter().find(|entry| entry.key.eq_ignore_ascii_case(key))?;
        entry.value.as_ref()?.texts().first().cloned()
    };
    let organization = text("aws:PrincipalOrgID");
    is_same_account(step) || (organization.is_some() && organization == text("aws:ResourceOrgID"))
}

fn is_same_account(step: &Step) -> bool {
    step.identity.account.is_some() && step.identity.account == step.owner
}

/// The one policy type that the text names.
fn named_layer(step: &Step, outcome: Outcome) -> Option<Layer> {
    let denies = |layer: Layer| step.decided_by.contains(&layer);
    let sides = [Layer::Resource, Layer::Identity];
    if is_same_account(step) || !step.decided_by.iter().all(|layer| sides.contains(layer)) {
        return NAMED_FIRST.into_iter().find(|layer| denies(*layer));
    }
    // As observed across accounts (E-027): a deny of the caller's own side first; where an Allow is missing,
    // the resource's side, unless it names the caller more closely than by the account.
    let named_closely = step
        .layers
        .iter()
        .filter(|layer| layer.layer == Layer::Resource)
        .flat_map(|layer| &layer.policies)
        .flat_map(|policy| &policy.statements)
        .filter(|statement| statement.allows())
        .any(|statement| statement.principal.as_ref().and_then(|p| p.class) > Some(Class::Account));
    Some(match outcome {
        Outcome::ExplicitDeny if denies(Layer::Identity) => Layer::Identity,
        Outcome::ImplicitDeny if named_closely => Layer::Identity,
        _ => Layer::Resource,
    })
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
