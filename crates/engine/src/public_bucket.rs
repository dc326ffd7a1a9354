//! S3 public access: which bucket policies are public, and what blocking does to them
//! (E-323 to E-326).

use hatcheck_policy::operator::{Qualifier, Test};
use hatcheck_policy::policy::{Condition, Effect, Policy, PrincipalName, Statement};

use crate::caller::{Caller, CallerKind};
use crate::world::Resource;

/// Keys whose fixed values confine a statement (E-324).
const CONFINING_KEYS: [&str; 11] = [
    "aws:principalorgid",
    "aws:sourceip",
    "aws:sourcearn",
    "aws:sourcevpc",
    "aws:sourcevpce",
    "aws:sourceowner",
    "aws:sourceaccount",
    "aws:userid",
    "s3:x-amz-server-side-encryption-aws-kms-key-id",
    "s3:dataaccesspointarn",
    "s3:dataaccesspointaccount",
];

/// Whether blocking public access stops this caller: the policy is public, and the caller is neither
/// a service nor of the owner's account (E-325).
pub(crate) fn blocks(resource: &Resource, caller: &Caller<'_>, owner: Option<&str>) -> bool {
    let Some(named) = &resource.policy else { return false };
    resource.block_public_access
        && !matches!(caller.kind, CallerKind::Service(_))
        && (caller.account().is_none() || caller.account() != owner)
        && is_public(&named.policy)
}

/// Whether some Allow is not confined to fixed values (E-324).
fn is_public(policy: &Policy) -> bool {
    policy
        .statements
        .iter()
        .any(|statement| statement.effect == Effect::Allow && !is_confined(statement))
}

fn is_confined(statement: &Statement) -> bool {
    let named = statement.principal.as_ref().is_some_and(|principal| {
        !principal.negated
            && principal.entries.iter().all(|entry| entry.name != PrincipalName::Everyone)
    });
    named || statement.conditions.iter().any(|condition| confines(condition))
}

fn confines(condition: &Condition) -> bool {
    let key = condition.key.value.to_ascii_lowercase();
    let Some(operator) = condition.operator else { return false };
    // What a request without the key satisfies confines nobody (L-281).
    let positive = !operator.is_negated()
        && !operator.if_exists
        && operator.test != Test::Null
        && operator.qualifier != Some(Qualifier::ForAllValues);
    let fixed = |text: &str| match key.as_str() {
        "aws:sourceip" => is_narrow_range(text),
        "aws:userid" => !text.trim_end_matches(":*").contains(['*', '?']),
        // The account must be fixed, what follows it need not be.
        "s3:dataaccesspointarn" => text
            .split(':')
            .nth(4)
            .is_some_and(|account| !account.is_empty() && !account.contains(['*', '?'])),
        _ => !text.contains(['*', '?']),
    };
    positive
        && CONFINING_KEYS.contains(&key.as_str())
        && !condition.values.is_empty()
        && condition
            .values
            .iter()
            .all(|value| value.pattern.variables().next().is_none() && fixed(&value.text))
}

/// Not wider than /8, or /32 for IPv6.
fn is_narrow_range(text: &str) -> bool {
    let (address, mask) = text.split_once('/').map_or((text, None), |(a, m)| (a, Some(m)));
    let Ok(address) = address.parse::<std::net::IpAddr>() else { return false };
    let widest = if address.is_ipv4() { 8 } else { 32 };
    mask.is_none_or(|mask| mask.parse::<u8>().is_ok_and(|mask| mask >= widest))
}
