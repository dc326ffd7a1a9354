//! Why a call came out as it did: what granted it, what denied it, or which Allow came nearest and the first
//! element in which that failed. Read off the trace; nothing is decided here.

use hatcheck_policy::Arn;
use hatcheck_policy::policy::{Effect, Statement};

use crate::decision::{Step, StepOutcome};
use crate::trace::{
    Because, ConditionTrace, ElementTrace, LayerTrace, PolicyTrace, PrincipalTrace, StatementTrace,
};
use crate::{LayerOutcome, Outcome};

/// What one layer contributed to the result.
#[derive(Clone, Copy, Debug)]
pub struct Reason<'t> {
    /// The permission it is about: that of the call, or one that the call needs too.
    pub action: &'t str,
    /// The layer.
    pub layer: &'t LayerTrace,
    /// The policy, where one is to be named.
    pub policy: Option<&'t PolicyTrace>,
    /// The statement that granted or denied, or the Allow that came nearest.
    pub statement: Option<&'t StatementTrace>,
}

/// The first element that kept a statement from applying, in the order principal, action, resource,
/// conditions.
#[derive(Clone, Debug)]
pub enum Failure<'t> {
    /// The statement has an error and was not evaluated.
    NotEvaluated,
    /// It names no principal where it must (E-033).
    NoPrincipal,
    /// Its principal is somebody else.
    Principal(&'t PrincipalTrace),
    /// It is about other actions.
    Action(&'t ElementTrace),
    /// It is about other resources; where that can be told, the part in which the nearest entry differs.
    Resource(&'t ElementTrace, Option<Difference>),
    /// A condition does not hold.
    Condition(&'t ConditionTrace),
}

/// A part of an ARN in which policy and request differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which part.
    pub part: ArnPart,
    /// What the policy has there.
    pub policy: String,
    /// What the request has there.
    pub request: String,
}

/// The parts of an ARN behind `arn:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as AWS names them")]
pub enum ArnPart {
    Partition,
    Service,
    Region,
    Account,
    Resource,
}

/// What each layer that decided contributed, in the order of explanations. For a refusal these are all layers
/// that alone would have denied (E-022), of every permission that was refused.
pub fn reasons(step: &Step) -> Vec<Reason<'_>> {
    let StepOutcome::Decided(outcome) = step.outcome else { return Vec::new() };
    let mut reasons = Vec::new();
    if step.own == outcome {
        let own = step.layers.iter().filter(|layer| step.decided_by.contains(&layer.layer));
        let own = own.filter(|layer| fits(layer, outcome));
        reasons.extend(own.flat_map(|layer| of_layer(&step.action, layer)));
    }
    let refused = outcome != Outcome::Allowed;
    for also in step.also_needs.iter().filter(|also| refused && also.verdict.outcome == outcome) {
        let decided = |layer: &&LayerTrace| also.verdict.decided_by.contains(&layer.layer);
        let layers = also.verdict.layers.iter().filter(decided);
        reasons.extend(layers.flat_map(|layer| of_layer(&also.action, layer)));
    }
    reasons
}

/// A layer that decided for another permission need not have for the call's own.
fn fits(layer: &LayerTrace, outcome: Outcome) -> bool {
    layer.outcome
        == match outcome {
            Outcome::Allowed => LayerOutcome::Allow,
            Outcome::ExplicitDeny => LayerOutcome::ExplicitDeny,
            Outcome::ImplicitDeny => return layer.outcome != LayerOutcome::ExplicitDeny,
        }
}

/// Every Deny that applies, the first Allow, or what came nearest.
fn of_layer<'t>(action: &'t str, layer: &'t LayerTrace) -> Vec<Reason<'t>> {
    let applying = |wanted: fn(&StatementTrace) -> bool| {
        let all = layer
            .policies
            .iter()
            .flat_map(|policy| policy.statements.iter().map(move |statement| (policy, statement)));
        all.filter(move |(_, statement)| wanted(statement))
    };
    let found: Vec<_> = match layer.outcome {
        LayerOutcome::ExplicitDeny => applying(StatementTrace::denies).collect(),
        LayerOutcome::Allow => applying(StatementTrace::allows).take(1).collect(),
        LayerOutcome::ImplicitDeny | LayerOutcome::NotApplicable => {
            nearest(layer).into_iter().collect()
        }
    };
    if found.is_empty() {
        return vec![Reason { action, layer, policy: None, statement: None }];
    }
    let some = |(policy, statement)| Reason {
        action,
        layer,
        policy: Some(policy),
        statement: Some(statement),
    };
    found.into_iter().map(some).collect()
}

/// The statement as it was read, of which the trace tells what became of it.
pub fn written<'t>(policy: &'t PolicyTrace, trace: &StatementTrace) -> Option<&'t Statement> {
    policy.policy.statements.iter().find(|statement| statement.index == trace.index)
}

/// Of the principals that a statement names, the one that is most like this caller.
pub fn nearest_principal<'t>(
    policy: &'t PolicyTrace,
    trace: &StatementTrace,
    caller: &str,
) -> Option<&'t str> {
    let entries = &written(policy, trace)?.principal.as_ref()?.entries;
    let alike = |text: &str| text.bytes().zip(caller.bytes()).take_while(|(a, b)| a == b).count();
    entries.iter().rev().map(|entry| &*entry.text).max_by_key(|text| alike(text))
}

/// The Allow statement that came nearest to applying: the fewest elements in the way, and of equals the one
/// that failed last. At a level of the organization that lacks an Allow only what is attached there counts.
pub fn nearest(layer: &LayerTrace) -> Option<(&PolicyTrace, &StatementTrace)> {
    candidates(layer).min_by_key(|(_, statement)| distance(statement))
}

/// All Allow statements that might have applied, the nearest first.
#[cfg(feature = "reports")]
pub(crate) fn by_nearness(layer: &LayerTrace) -> Vec<(&PolicyTrace, &StatementTrace)> {
    let mut found: Vec<_> = candidates(layer).collect();
    found.sort_by_key(|(_, statement)| distance(statement));
    found
}

fn candidates(layer: &LayerTrace) -> impl Iterator<Item = (&PolicyTrace, &StatementTrace)> {
    let level = match &layer.because {
        Some(Because::LevelWithoutAllow(target)) => Some(target.as_str()),
        _ => None,
    };
    layer
        .policies
        .iter()
        .filter(move |policy| level.is_none_or(|level| *policy.attached_to == *level))
        .flat_map(|policy| policy.statements.iter().map(move |statement| (policy, statement)))
        .filter(|(_, statement)| statement.effect == Some(Effect::Allow) && !statement.applies)
        .filter(|(_, statement)| statement.is_evaluated())
}

/// How many elements of a statement are in the way.
pub fn failures(statement: &StatementTrace) -> usize {
    if statement.applies { 0 } else { distance(statement).0 }
}

/// How many elements are in the way, and how early the first of them stands.
fn distance(statement: &StatementTrace) -> (usize, usize) {
    let principal = statement.principal.as_ref().is_some_and(|element| !element.matched);
    let action = statement.action.as_ref().is_some_and(|element| !element.matched);
    let resource = statement.resource.as_ref().is_some_and(|element| !element.matched);
    let conditions = statement.conditions.iter().filter(|condition| !condition.matched).count();
    let in_the_way = [principal, action, resource];
    let count = in_the_way.iter().filter(|failed| **failed).count() + conditions;
    // The later the first failure the better.
    let first = in_the_way.iter().position(|failed| *failed).unwrap_or(in_the_way.len());
    (count, in_the_way.len() - first)
}

/// The first element that kept a statement from applying to a call on `resource`; `None` if it applies.
pub fn first_failure<'t>(statement: &'t StatementTrace, resource: &str) -> Option<Failure<'t>> {
    if statement.applies {
        return None;
    }
    if !statement.is_evaluated() {
        return Some(Failure::NotEvaluated);
    }
    if let Some(principal) = statement.principal.as_ref().filter(|principal| !principal.matched) {
        return Some(Failure::Principal(principal));
    }
    if let Some(action) = statement.action.as_ref().filter(|action| !action.matched) {
        return Some(Failure::Action(action));
    }
    if let Some(element) = statement.resource.as_ref().filter(|element| !element.matched) {
        let differs = element.nearest.as_deref().and_then(|nearest| difference(nearest, resource));
        return Some(Failure::Resource(element, differs));
    }
    let condition = statement.conditions.iter().find(|condition| !condition.matched);
    Some(condition.map_or(Failure::NoPrincipal, Failure::Condition))
}

/// The first part in which a pattern for ARNs does not cover an ARN; `None` where one of them is none, or the
/// pattern has a `*` that may run across parts.
pub fn difference(pattern: &str, arn: &str) -> Option<Difference> {
    use hatcheck_policy::glob::{Dialect, Glob};
    let (pattern, arn) = (Arn::parse(pattern)?, Arn::parse(arn)?);
    let parts = [
        (ArnPart::Partition, pattern.partition(), arn.partition()),
        (ArnPart::Service, pattern.service(), arn.service()),
        (ArnPart::Region, pattern.region(), arn.region()),
        (ArnPart::Account, pattern.account(), arn.account()),
        (ArnPart::Resource, pattern.rest(), arn.rest()),
    ];
    let (part, policy, request) = parts
        .into_iter()
        .find(|(_, policy, request)| !Glob::new(policy, Dialect::Text).matches(request))?;
    Some(Difference { part, policy: policy.to_owned(), request: request.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_that_differs_is_named() {
        let found = difference("arn:aws:s3:::report/*", "arn:aws:s3:::reports/q3").unwrap();
        assert_eq!(
            (found.part, &*found.policy, &*found.request),
            (ArnPart::Resource, "report/*", "reports/q3")
        );
        let found = difference("arn:aws:sqs:eu-*:1:q", "arn:aws:sqs:us-east-1:1:q").unwrap();
        assert_eq!(found.part, ArnPart::Region);
        assert_eq!(difference("arn:aws:s3:::a", "arn:aws:s3:::a"), None);
        assert_eq!(difference("*", "arn:aws:s3:::a"), None);
    }
}
