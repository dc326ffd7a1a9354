//! Whether `Principal` or `NotPrincipal` names the caller, and in which way (E-040 to E-057,
//! E-380 to E-387).

use hatcheck_policy::policy::{Effect, Element, PrincipalEntry, PrincipalName};

use super::{PrincipalReading, Subject};
use crate::caller::{Caller, CallerKind, unique_id};
use crate::trace::{Class, PrincipalTrace};

pub(super) fn trace(
    element: &Element<PrincipalEntry>,
    effect: Effect,
    subject: &Subject<'_, '_>,
    reading: PrincipalReading,
) -> PrincipalTrace {
    let caller = subject.caller;
    // A Deny still hits whoever tries.
    let barred = effect == Effect::Allow && is_barred(subject, reading);
    let mut best: Option<(Class, &PrincipalEntry)> = None;
    // Only a provider named as such lets an outside identity in (E-266).
    let stands_for_all = |entry: &PrincipalEntry| {
        effect == Effect::Allow
            && reading == PrincipalReading::Trust
            && entry.name == PrincipalName::Everyone
            && matches!(caller.kind, CallerKind::External(_))
    };
    for entry in &element.entries {
        if !barred
            && !stands_for_all(entry)
            && let Some(class) = class(&entry.name, caller, reading)
            && best.is_none_or(|(other, _)| class > other)
        {
            best = Some((class, entry));
        }
    }
    let by = best.map(|(_, entry)| entry.text.clone());
    let span = best.map_or(element.span, |(_, entry)| entry.span);
    if !element.negated {
        let class = best.map(|(class, _)| class);
        return PrincipalTrace { matched: class.is_some(), negated: false, by, class, span };
    }
    let exempt = match effect {
        Effect::Deny => is_exempt(&element.entries, caller, reading),
        Effect::Allow => barred || best.is_some(), // E-385
    };
    let class = (!exempt).then_some(Class::Direct);
    PrincipalTrace { matched: !exempt, negated: true, by, class, span }
}

/// Whether no statement of such a policy can let this caller make this call, whomever it names.
fn is_barred(subject: &Subject<'_, '_>, reading: PrincipalReading) -> bool {
    let kind = &subject.caller.kind;
    match (reading, kind) {
        // Each of the three calls has callers of its own kind (R-067, section 3.1).
        (PrincipalReading::Trust, _) if subject.action == "sts:assumerolewithsaml" => {
            !matches!(kind, CallerKind::External(external) if external.saml)
        }
        (PrincipalReading::Trust, _) if subject.action == "sts:assumerolewithwebidentity" => {
            !matches!(kind, CallerKind::External(external) if !external.saml)
        }
        (PrincipalReading::Trust, CallerKind::External(_)) => subject.action == "sts:assumerole",
        (PrincipalReading::Trust, CallerKind::Anonymous) => true, // E-053
        // Who has no session yet can only ask for one (E-278).
        (PrincipalReading::Resource, CallerKind::External(_)) => true,
        _ => false,
    }
}

/// In which way one entry names the caller.
fn class(name: &PrincipalName, caller: &Caller<'_>, reading: PrincipalReading) -> Option<Class> {
    use CallerKind as Kind;
    use PrincipalName as Name;
    let when = |named: bool, class: Class| named.then_some(class);
    match (name, &caller.kind) {
        (Name::Everyone, _) => Some(Class::Direct), // E-045
        (Name::Account { .. }, kind) if reading == PrincipalReading::Gateway => {
            let root = matches!(kind, Kind::Root(_) | Kind::AssumedRoot(_));
            when(root && is_of_account(name, caller), Class::Account) // E-125
        }
        (Name::Account { .. }, _) => when(is_of_account(name, caller), Class::Account), // E-048
        (Name::User(named), Kind::User { arn, .. }) => when(named == arn, Class::Direct), // E-040
        (Name::User(named), Kind::FederatedUser { user_arn, .. }) => {
            when(user_arn.as_deref() == Some(named.as_str()), Class::ViaUser) // E-047, E-057
        }
        (Name::FederatedUser(named), Kind::FederatedUser { arn, .. }) => {
            when(named == arn, Class::Direct) // E-042
        }
        (Name::Role(named), Kind::Role(role)) => {
            // Where the world does not have the role its path is unknown: account and name decide
            // (E-056).
            let same = match role.role {
                Some(role) => role.arn == *named,
                None => {
                    let own = &role.arn;
                    (named.partition(), named.account(), named.name())
                        == (own.partition(), own.account(), own.name())
                }
            };
            when(same, Class::ViaRole) // E-046
        }
        (Name::AssumedRole(named), Kind::Role(role)) => {
            when(role.session_arn().as_deref() == Some(named.as_str()), Class::Direct) // E-041
        }
        (Name::UniqueId(id), Kind::Role(role)) => when(role.id() == *id, Class::ViaRole), // E-395
        (Name::UniqueId(id), Kind::User { arn, user }) => {
            let own = user.map_or_else(|| unique_id("AIDA", arn.as_str()), |user| user.id.clone());
            when(own == *id, Class::Direct)
        }
        (Name::UniqueId(id), Kind::FederatedUser { user: Some(user), .. }) => {
            when(user.id == *id, Class::ViaUser)
        }
        (Name::Service(named), Kind::Service(name)) => when(named == name, Class::Direct), // E-043
        (Name::Federated(named), Kind::External(external)) => {
            when(*named == external.provider, Class::Direct) // E-044
        }
        _ => None, // E-049
    }
}

fn is_of_account(name: &PrincipalName, caller: &Caller<'_>) -> bool {
    let PrincipalName::Account { id, partition } = name else { return false };
    caller.entity_arn().is_some_and(|arn| {
        arn.account() == id && partition.as_deref().is_none_or(|named| named == arn.partition())
    })
}

/// Whether a `NotPrincipal` with `Deny` spares the caller: everything that names it must be listed,
/// from the account down (E-382), and callers with a boundary are never spared (E-383).
fn is_exempt(entries: &[PrincipalEntry], caller: &Caller<'_>, reading: PrincipalReading) -> bool {
    let lists = |wanted: &dyn Fn(&PrincipalName) -> bool| {
        entries
            .iter()
            .any(|entry| wanted(&entry.name) && class(&entry.name, caller, reading).is_some())
    };
    let bounded = caller.user().is_some_and(|user| user.boundary.is_some())
        || caller.as_role().is_some_and(|role| role.boundary.is_some());
    if bounded {
        return false;
    }
    if entries.iter().any(|entry| entry.name == PrincipalName::Everyone) {
        return true;
    }
    let account = entries.iter().any(|entry| is_of_account(&entry.name, caller));
    let role =
        || lists(&|name| matches!(name, PrincipalName::Role(_) | PrincipalName::UniqueId(_)));
    match &caller.kind {
        CallerKind::User { .. } => {
            account
                && lists(&|name| {
                    matches!(name, PrincipalName::User(_) | PrincipalName::UniqueId(_))
                })
        }
        CallerKind::Role(_) => {
            account && role() && lists(&|name| matches!(name, PrincipalName::AssumedRole(_)))
        }
        CallerKind::FederatedUser { .. } => {
            account && lists(&|name| matches!(name, PrincipalName::FederatedUser(_)))
        }
        CallerKind::Root(_) | CallerKind::AssumedRoot(_) => account, // E-384
        CallerKind::Service(_) => lists(&|name| matches!(name, PrincipalName::Service(_))), // E-387
        CallerKind::External(_) => lists(&|name| matches!(name, PrincipalName::Federated(_))),
        CallerKind::Anonymous => false, // E-381
    }
}
