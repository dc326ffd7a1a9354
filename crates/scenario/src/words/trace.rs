//! The trace in words: layers, statements, and what each element held against the request.

use hatcheck_engine::explain::{self, ArnPart, Failure};
use hatcheck_engine::request::Value;
use hatcheck_engine::trace::{ConditionTrace, ElementTrace, PrincipalTrace, StatementTrace};
use hatcheck_engine::{Layer, LayerOutcome};
use hatcheck_policy::policy::Policy;
use hatcheck_policy::{Arn, Span};

/// One element of a statement against the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// `Principal`, `Action`, `Resource`, or the operator of a condition.
    pub element: String,
    /// Whether it lets the statement apply.
    pub matched: bool,
    /// What the policy says.
    pub policy: String,
    /// What the request has.
    pub request: String,
    /// Where the policy says it.
    pub span: Span,
}

/// What a layer is called.
pub fn layer_name(layer: Layer) -> &'static str {
    match layer {
        Layer::Rcp => "Resource control policies",
        Layer::Scp => "Service control policies",
        Layer::VpcEndpoint => "VPC endpoint policy",
        Layer::Resource => "Resource-based policy",
        Layer::Trust => "Trust policy",
        Layer::Identity => "Identity policies",
        Layer::Boundary => "Permissions boundary",
        Layer::Session => "Session policies",
        Layer::Service => "Rule of the service",
    }
}

/// What a layer says, in a word or three.
pub fn layer_word(outcome: LayerOutcome) -> &'static str {
    match outcome {
        LayerOutcome::Allow => "allows",
        LayerOutcome::ImplicitDeny => "does not allow",
        LayerOutcome::ExplicitDeny => "denies",
        LayerOutcome::NotApplicable => "not in play",
    }
}

/// A name for people: `alice` for a user's ARN, `Auditor/alice` for a session, the whole text where it
/// is no ARN of that kind.
pub fn short_name(text: &str) -> String {
    let Some(arn) = Arn::parse(text) else { return text.to_owned() };
    match (arn.service(), arn.typed()) {
        ("sts", Some((_, rest))) => rest.to_owned(),
        ("iam", Some(_)) => arn.name().to_owned(),
        ("iam", None) if arn.rest() == "root" => format!("the root user of {}", arn.account()),
        _ => arn.rest().to_owned(),
    }
}

/// How a policy is called within a sentence: by what it hangs on where it has no name of its own.
pub fn policy_name(layer: Layer, name: &str, attached_to: &str) -> String {
    let owner = short_name(attached_to);
    match layer {
        Layer::Trust => format!("the trust policy of {owner}"),
        Layer::Resource => format!("the policy of {owner}"),
        Layer::VpcEndpoint => format!("the policy of endpoint {owner}"),
        Layer::Boundary => format!("the permissions boundary {name} of {owner}"),
        Layer::Scp | Layer::Rcp => format!("{name} on {owner}"),
        Layer::Session => format!("the {name} of {owner}"),
        Layer::Identity | Layer::Service => format!("{name} ({owner})"),
    }
}

/// How a statement is called: its Sid, or its number.
pub fn statement_name(statement: &StatementTrace) -> String {
    match &statement.sid {
        Some(sid) => sid.to_string(),
        None => format!("statement {}", statement.index + 1),
    }
}

/// What became of a statement: that it applies, or the first element in which it failed.
pub fn statement_row(statement: &StatementTrace) -> String {
    if statement.broken {
        return "not evaluated: it has an error".to_owned();
    }
    if let Some(condition) = statement.conditions.iter().find(|condition| !condition.is_known()) {
        return format!("not evaluated: \"{}\" is no operator", condition.operator());
    }
    match first_failure(statement) {
        None => "applies".to_owned(),
        Some(failure) => format!("does not apply: {failure}"),
    }
}

/// The first element that kept a statement from applying, with what the policy says against what the
/// request has.
pub fn first_failure(statement: &StatementTrace) -> Option<String> {
    explain::first_failure(statement, "").map(|failure| self::failure(&failure))
}

/// What kept a statement from applying, to follow its name.
pub fn failure(failure: &Failure<'_>) -> String {
    let element = |element: &ElementTrace, name: &str| match (&element.by, &element.nearest) {
        (Some(by), _) => format!("its Not{name} leaves out {by}"),
        (None, Some(nearest)) => format!("its {name} is {nearest}"),
        (None, None) => format!("its {name} is empty"),
    };
    match failure {
        Failure::NotEvaluated => "it has an error".to_owned(),
        Failure::NoPrincipal => "it names no principal".to_owned(),
        Failure::Principal(principal) if principal.negated => {
            "its NotPrincipal spares this caller".to_owned()
        }
        Failure::Principal(_) => "its Principal does not name this caller".to_owned(),
        Failure::Action(action) => element(action, "Action"),
        Failure::Resource(resource, None) => element(resource, "Resource"),
        Failure::Resource(resource, Some(difference)) => format!(
            "{}, and the {} is {}",
            element(resource, "Resource"),
            part_name(difference.part),
            if difference.request.is_empty() { "empty" } else { &difference.request }
        ),
        Failure::Condition(condition) => {
            let wanted =
                format!("{} wants {}", condition.operator(), listed(&condition.policy_values()));
            match &condition.request_value {
                None => format!("{} is missing, and {wanted}", condition.key()),
                Some(_) => {
                    format!("{} is {}, and {wanted}", condition.key(), request_value(condition))
                }
            }
        }
    }
}

/// What a part of an ARN is called.
pub fn part_name(part: ArnPart) -> &'static str {
    match part {
        ArnPart::Partition => "partition",
        ArnPart::Service => "service",
        ArnPart::Region => "Region",
        ArnPart::Account => "account",
        ArnPart::Resource => "resource",
    }
}

/// Every element of a statement against the request, in the order of matching.
pub fn element_rows(
    policy: &Policy,
    statement: &StatementTrace,
    principal: &str,
    action: &str,
    resource: &str,
) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(trace) = &statement.principal {
        rows.push(principal_row(trace, &named(policy, statement.index), principal));
    }
    if let Some(trace) = &statement.action {
        rows.push(element_row(trace, "Action", action));
    }
    if let Some(trace) = &statement.resource {
        rows.push(element_row(trace, "Resource", resource));
    }
    rows.extend(statement.conditions.iter().map(|condition| Row {
        element: condition.operator().to_owned(),
        matched: condition.matched,
        policy: format!("{} {}", condition.key(), listed(&condition.policy_values())),
        request: request_value(condition),
        span: condition.span(),
    }));
    rows
}

/// Those whom a statement names, as far as they can be taken in.
fn named(policy: &Policy, index: usize) -> String {
    const MAX: usize = 3;
    let statement = policy.statements.iter().find(|statement| statement.index == index);
    let entries = statement.and_then(|statement| statement.principal.as_ref());
    let entries = entries.map(|principal| &*principal.entries).unwrap_or_default();
    let mut names: Vec<&str> = entries.iter().take(MAX).map(|entry| &*entry.text).collect();
    if entries.len() > MAX {
        names.push("…");
    }
    listed(&names)
}

fn principal_row(trace: &PrincipalTrace, named: &str, caller: &str) -> Row {
    let policy = trace.by.as_deref().unwrap_or(named).to_owned();
    Row {
        element: if trace.negated { "NotPrincipal" } else { "Principal" }.to_owned(),
        matched: trace.matched,
        policy,
        request: caller.to_owned(),
        span: trace.span,
    }
}

fn element_row(trace: &ElementTrace, name: &str, request: &str) -> Row {
    let policy = trace.by.as_deref().or(trace.nearest.as_deref()).unwrap_or_default().to_owned();
    let not = if trace.negated { "Not" } else { "" };
    Row {
        element: format!("{not}{name}"),
        matched: trace.matched,
        policy,
        request: request.to_owned(),
        span: trace.span,
    }
}

pub(super) fn request_value(condition: &ConditionTrace) -> String {
    match &condition.request_value {
        None => "no such key".to_owned(),
        Some(Value::One(text)) => text.to_string(),
        Some(Value::Many(texts)) => listed(texts),
    }
}

/// One value as it is, several in brackets.
pub(super) fn listed<T: std::borrow::Borrow<str>>(values: &[T]) -> String {
    match values {
        [single] => single.borrow().to_owned(),
        several => format!("[{}]", several.join(", ")),
    }
}
