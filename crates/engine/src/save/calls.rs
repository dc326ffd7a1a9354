//! By which call a principal enters a role, and in which calls a statement takes part (sections 3.1 and 3.3 of
//! roles-and-sessions.md).

use hatcheck_policy::policy::{ActionEntry, PrincipalEntry, PrincipalName, Statement};

/// One of the three calls that enter a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EnterCall<'s> {
    /// By an identity of AWS, or a service.
    AssumeRole,
    /// With an assertion.
    WithSaml,
    /// With a token of this issuer, written as in condition keys.
    WithWebIdentity(&'s str),
}

/// The actions of the three calls.
pub(super) const ACTIONS: [&str; 3] =
    ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"];

/// What the calls may need besides. It is decided with the same context, and may be allowed in a statement of
/// its own.
const ALSO_NEEDED: [&str; 3] = ["sts:TagSession", "sts:SetSourceIdentity", "sts:SetContext"];

impl EnterCall<'_> {
    /// The action of the call.
    pub(super) fn action(self) -> &'static str {
        match self {
            Self::AssumeRole => ACTIONS[0],
            Self::WithSaml => ACTIONS[1],
            Self::WithWebIdentity(_) => ACTIONS[2],
        }
    }
}

/// The call by which a principal enters a role; `None` where the text names nobody who could, or a
/// provider of a kind that is not known.
pub(super) fn entering(name: &PrincipalName) -> Option<EnterCall<'_>> {
    use PrincipalName as Name;
    match name {
        // Everyone is everyone with an identity in AWS: a provider must be named as such.
        Name::Everyone
        | Name::Account { .. }
        | Name::User(_)
        | Name::Role(_)
        | Name::AssumedRole(_)
        | Name::UniqueId(_)
        | Name::Service(_) => Some(EnterCall::AssumeRole),
        Name::Federated(provider) => with_provider(provider),
        Name::FederatedUser(_) | Name::CanonicalUser(_) | Name::Nobody => None,
    }
}

fn with_provider(provider: &str) -> Option<EnterCall<'_>> {
    if let Some((_, issuer)) = provider.split_once(":oidc-provider/") {
        return Some(EnterCall::WithWebIdentity(issuer.trim_end_matches('/')));
    }
    if provider.contains(":saml-provider/") {
        return Some(EnterCall::WithSaml);
    }
    // A built-in provider is named by its host.
    (!provider.starts_with("arn:")).then_some(EnterCall::WithWebIdentity(provider))
}

/// The principals that a statement names. None for `NotPrincipal`, which AWS refuses anyway.
pub(super) fn named(statement: &Statement) -> &[PrincipalEntry] {
    match &statement.principal {
        Some(principal) if !principal.negated => principal.entries.as_slice(),
        _ => &[],
    }
}

/// Whether an entry of `Action` or `NotAction` covers an action.
pub(super) fn covers(entry: &ActionEntry, action: &str) -> bool {
    entry.glob.as_ref().is_some_and(|glob| glob.matches(&action.to_ascii_lowercase())) // L-121
}

/// Whether a statement is about an action.
pub(super) fn is_about(statement: &Statement, action: &str) -> bool {
    let element = &statement.action;
    element.entries.iter().any(|entry| covers(entry, action)) != element.negated
}

/// Whether a statement is about something that the calls may need besides their own permission.
pub(super) fn is_about_more(statement: &Statement) -> bool {
    ALSO_NEEDED.iter().any(|action| is_about(statement, action))
}

/// The calls in which a statement takes part: those that its principals can make, where it is about the call
/// itself or about something that the call may need.
pub(super) fn of(statement: &Statement) -> Vec<EnterCall<'_>> {
    let more = is_about_more(statement);
    named(statement)
        .iter()
        .filter_map(|entry| entering(&entry.name))
        .filter(|call| more || is_about(statement, call.action()))
        .collect()
}
