//! Whether a statement that trusts a shared identity provider says whose tokens it means.

use std::sync::Arc;

use hatcheck_policy::Span;
use hatcheck_policy::operator::Test;
use hatcheck_policy::policy::{
    Condition, ConditionValue, PrincipalEntry, PrincipalName, Statement,
};

use super::calls::{self, EnterCall};
use super::issuers::{self, COGNITO, Issuer};
use super::{Found, SaveFault, keys};

/// What is missing at each shared provider that the statement trusts.
pub(super) fn check(statement: &Statement) -> Found {
    calls::named(statement).iter().filter_map(|entry| fault(entry, statement)).collect()
}

fn fault(entry: &PrincipalEntry, statement: &Statement) -> Option<(Span, SaveFault)> {
    let PrincipalName::Federated(provider) = &entry.name else { return None };
    if provider == COGNITO && statement.conditions.is_empty() {
        return Some((entry.span, SaveFault::CognitoWithoutCondition));
    }
    let call = calls::entering(&entry.name)?;
    let EnterCall::WithWebIdentity(issuer) = call else { return None };
    let issuer = issuers::shared(issuer)?;
    if !calls::is_about(statement, call.action()) {
        return None;
    }
    let keys = issuer.keys();
    let on_tenant = statement
        .conditions
        .iter()
        .filter(|condition| keys.iter().any(|key| key.eq_ignore_ascii_case(&condition.key.value)));
    let mut open = None;
    for condition in on_tenant {
        match tested(condition, issuer) {
            Tested::Tenant => return None,
            Tested::Open(value) => open = open.or(Some((&condition.key.value, value))),
            Tested::Nothing => {}
        }
    }
    match open {
        None => {
            let principal = Arc::clone(&entry.text);
            Some((entry.span, SaveFault::UntestedTenant { principal, keys }))
        }
        Some(_) if tests_another_claim(statement, issuer) => None,
        Some((key, value)) => {
            let (key, text) = (key.clone(), value.text.clone());
            Some((value.span, SaveFault::AnyTenant { key, value: text }))
        }
    }
}

/// What a condition on a claim that tells tenants apart does for that.
enum Tested<'c> {
    /// Nothing that AWS would count.
    Nothing,
    /// AWS counts it, but this value leaves the tenant open.
    Open(&'c ConditionValue),
    /// It says which tenant is meant.
    Tenant,
}

/// Only three operators count. Whether they do with a qualifier or `IfExists` is not published; they are
/// let pass here, since AWS may too.
fn tested<'c>(condition: &'c Condition, issuer: &Issuer) -> Tested<'c> {
    match condition.operator.map(|operator| operator.test) {
        Some(
            Test::StringEquals { negated: false } | Test::StringEqualsIgnoreCase { negated: false },
        ) => return Tested::Tenant, // no wildcards (L-260, L-261)
        Some(Test::StringLike { negated: false }) => {}
        _ => return Tested::Nothing,
    }
    // Values are alternatives, so the widest counts.
    if condition.values.iter().any(|value| is_everything(&value.text)) {
        return Tested::Nothing;
    }
    match condition.values.iter().find(|value| leaves_open(&value.text, issuer)) {
        Some(value) => Tested::Open(value),
        None => Tested::Tenant,
    }
}

/// Whether a pattern is nothing but wildcards, which AWS does not count as a test.
fn is_everything(pattern: &str) -> bool {
    !pattern.is_empty() && pattern.bytes().all(|b| matches!(b, b'*' | b'?'))
}

/// Whether a pattern says no more than what the subjects of all tenants begin with: `repo:*` is all of GitHub.
fn leaves_open(pattern: &str, issuer: &Issuer) -> bool {
    let fixed = pattern.find(['*', '?']).map(|at| &pattern[..at]);
    match (fixed, issuer.subjects) {
        (Some(fixed), Some(subjects)) => subjects.starts_with(fixed),
        _ => false,
    }
}

/// Whether a further claim must have some value, which may well say whose token it is. The audience does
/// not: everybody can ask for the same.
fn tests_another_claim(statement: &Statement, issuer: &Issuer) -> bool {
    statement.conditions.iter().any(|condition| {
        let key = condition.key.value.to_ascii_lowercase();
        let claim = key.strip_prefix(issuer.name).and_then(|rest| rest.strip_prefix(':'));
        claim.is_some_and(|claim| claim != "aud" && !issuer.claims.contains(&claim))
            && keys::needs_its_key(condition)
    })
}
