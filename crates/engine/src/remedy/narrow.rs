//! Whether an entry more lets a statement cover what is asked for and hardly more: else a statement of its own is
//! the smaller change.

use hatcheck_policy::Arn;
use hatcheck_policy::policy::{Element, ResourceEntry, Statement};

use crate::explain::written;
use crate::layer::Layer;
use crate::trace::{PolicyTrace, StatementTrace};

/// Whether a further action stays within what the statement is about: the same service, and named resources.
/// Passing roles is too much to be slipped into a statement about something else.
pub(super) fn takes_action(policy: &PolicyTrace, trace: &StatementTrace, action: &str) -> bool {
    let Some(statement) = written(policy, trace) else { return false };
    let service = action.split(':').next().unwrap_or_default();
    let same_service = statement.action.entries.iter().all(|entry| {
        entry.text.split(':').next().is_some_and(|own| own.eq_ignore_ascii_case(service))
    });
    let named = |element: &Element<ResourceEntry>| {
        !element.negated && element.entries.iter().all(|entry| is_named(&entry.text))
    };
    same_service
        && !action.eq_ignore_ascii_case("iam:PassRole")
        && statement.resource.as_ref().is_none_or(named)
}

/// Whether a pattern names something: a bucket, a table, a role, and not all of their kind.
fn is_named(pattern: &str) -> bool {
    let Some(arn) = Arn::parse(pattern) else { return false };
    let literal = |text: &str| !text.contains(['*', '?']);
    let head = arn.rest().split(['*', '?']).next().unwrap_or_default();
    let whole = literal(arn.rest());
    let name = match arn.service() {
        // A bucket has no type before its name.
        "s3" => whole || head.contains('/'),
        _ => match head.split_once(['/', ':']) {
            Some((_, name)) => !name.is_empty(),
            None => !head.is_empty() && !arn.rest().contains(['/', ':']),
        },
    };
    literal(arn.service()) && literal(arn.account()) && name
}

/// Whether a further resource is given no more than a few plain actions.
pub(super) fn takes_resource(policy: &PolicyTrace, trace: &StatementTrace) -> bool {
    /// Verbs that stand before a wildcard without reaching further than reading.
    const READING: [&str; 3] = ["Get", "List", "Describe"];
    let Some(statement) = written(policy, trace) else { return false };
    let plain = |text: &str| {
        let name = text.split(':').nth(1).unwrap_or_default();
        let head = name.trim_end_matches('*');
        !head.contains(['*', '?'])
            && (head.len() == name.len() || READING.iter().any(|verb| head.starts_with(verb)))
    };
    !statement.action.negated
        && text_has_service(statement)
        && statement.action.entries.iter().all(|entry| plain(&entry.text))
}

fn text_has_service(statement: &Statement) -> bool {
    statement.action.entries.iter().all(|entry| entry.text.contains(':'))
}

/// Whether a further principal is allowed the one action that is asked for. Trust policies are about little else;
/// there a provider's users must be told apart by a condition.
pub(super) fn takes_principal(
    layer: Layer,
    policy: &PolicyTrace,
    trace: &StatementTrace,
    word: &str,
) -> bool {
    let Some(statement) = written(policy, trace) else { return false };
    if word == "Federated" {
        let who =
            |key: &str| key.ends_with(":sub") || key.ends_with(":aud") && key.starts_with("saml");
        return statement.conditions.iter().any(|condition| who(&condition.key.value));
    }
    let single = statement.action.entries.len() == 1
        && statement.action.entries.iter().all(|entry| !entry.text.contains(['*', '?']));
    layer == Layer::Trust || (single && !statement.action.negated)
}
