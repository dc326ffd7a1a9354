//! What a reader should know about a request that is no error: names that are nearly those of the world, and what
//! is written in a form that no policy can match.

use hatcheck_policy::Arn;

use crate::actions;
use crate::caller::{Caller, CallerKind};
use crate::claims;
use crate::request::{Call, Principal, Request, Value};
use crate::world::World;

/// Something about a request that its author may not have meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A role to be assumed that the world does not have.
    RoleNotListed {
        /// Which step of the chain.
        step: usize,
        /// The ARN that was given.
        arn: String,
        /// The nearest one the world has.
        nearest: Option<String>,
    },
    /// A session's role that the world does not have: it has no identity policies, and only account
    /// and name are compared (E-056).
    SessionRoleNotListed {
        /// The ARN that was given.
        arn: String,
    },
    /// An endpoint that the world does not have; it lets everything pass (E-122).
    EndpointNotListed {
        /// The id that was given.
        id: String,
    },
    /// The user of a federated session is not known (E-057).
    FederatedByUnknown,
    /// The principal is in no list, and one that is has nearly the same name.
    PrincipalNotListed {
        /// The ARN that was given.
        arn: String,
        /// The nearest one the world has.
        nearest: String,
    },
    /// What is called is no action: not `service:Name` (E-001).
    NotAnAction {
        /// What was given.
        action: String,
    },
    /// A wildcard in what is called is no wildcard (L-165).
    WildcardInAction {
        /// What was given.
        action: String,
    },
    /// What it is called on is neither an ARN nor `*` (E-001).
    NotAResource {
        /// What was given.
        resource: String,
    },
    /// A claim that no policy can test and no call reads.
    ClaimIsNoKey {
        /// The condition key it would have.
        key: String,
    },
    /// An external id in a call that has none.
    ExternalIdOfOutsider {
        /// Which step of the chain.
        step: usize,
    },
    /// A source identity longer than documented.
    LongSourceIdentity {
        /// Which step of the chain.
        step: usize,
        /// In characters.
        length: usize,
    },
    /// The action has no resource types, so that it was decided on `*` (E-355).
    NoResourceType {
        /// What was given.
        resource: String,
    },
    /// A given context key says something else than what follows from the world; it wins (L-302).
    GivenContradicts {
        /// The step of the chain; `None` for the request itself.
        step: Option<usize>,
        /// The key.
        key: String,
        /// What follows from the world.
        follows: Value,
    },
}

/// What is noticed before anything is decided.
pub(crate) fn notes(world: &World, request: &Request, caller: &Caller<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    if let CallerKind::Role(role) = &caller.kind
        && role.role.is_none()
    {
        notes.push(Note::SessionRoleNotListed { arn: caller.name() });
    }
    if let CallerKind::FederatedUser { user: None, user_arn, .. } = &caller.kind
        && !user_arn.as_ref().is_some_and(|by| by.ends_with(":root"))
    {
        notes.push(Note::FederatedByUnknown);
    }
    notes.extend(principal_note(world, &request.principal));
    notes.extend(call_notes(&request.call));
    if let CallerKind::External(external) = &caller.kind {
        let lost = claims::without_meaning(external);
        notes.extend(lost.map(|key| Note::ClaimIsNoKey { key: key.to_owned() }));
    }
    for (step, assume) in request.assume.iter().enumerate() {
        let outside = step == 0 && matches!(caller.kind, CallerKind::External(_));
        if outside && assume.external_id.is_some() {
            notes.push(Note::ExternalIdOfOutsider { step });
        }
        if let Some(identity) = assume.source_identity.as_ref().filter(|id| id.len() > 64) {
            notes.push(Note::LongSourceIdentity { step, length: identity.chars().count() });
        }
    }
    for (step, assume) in request.assume.iter().enumerate() {
        if world.role(&assume.role).is_none() {
            // Comparing names is slow, and nobody overlooks one of a thousand.
            let known = world.facts().roles.iter().take(1_000).map(|role| Arn::as_str(&role.arn));
            let nearest = hatcheck_policy::nearest(&assume.role, known).map(str::to_owned);
            notes.push(Note::RoleNotListed { step, arn: assume.role.clone(), nearest });
        }
    }
    if let Some(id) = &request.call.through
        && world.vpc_endpoint(id).is_none()
    {
        notes.push(Note::EndpointNotListed { id: id.clone() });
    }
    notes
}

/// A principal that is in no list is legal; one that is nearly in one is probably misspelt.
fn principal_note(world: &World, principal: &Principal) -> Option<Note> {
    let (arn, known): (&Arn, Vec<&str>) = match principal {
        Principal::User(arn) if world.user(arn.as_str()).is_none() => {
            (arn, world.facts().users.iter().take(1_000).map(|user| user.arn.as_str()).collect())
        }
        Principal::Role(arn) if world.role(arn.as_str()).is_none() => {
            (arn, world.facts().roles.iter().take(1_000).map(|role| role.arn.as_str()).collect())
        }
        _ => return None,
    };
    // The names alone: whole ARNs of one account are always near each other.
    let names = known.iter().map(|known| known.rsplit('/').next().unwrap_or(known));
    let name = hatcheck_policy::nearest(arn.name(), names)?;
    let nearest = known.iter().find(|known| known.ends_with(&format!("/{name}")))?;
    Some(Note::PrincipalNotListed { arn: arn.as_str().to_owned(), nearest: (*nearest).to_owned() })
}

/// What is asked for in a form that no policy can match.
fn call_notes(call: &Call) -> Vec<Note> {
    let mut notes = Vec::new();
    let action = || call.action.clone();
    match call.action.split_once(':') {
        Some((service, name)) if !service.is_empty() && !name.is_empty() => {
            if call.action.contains(['*', '?']) {
                notes.push(Note::WildcardInAction { action: action() });
            }
        }
        _ => notes.push(Note::NotAnAction { action: action() }),
    }
    if actions::on_its_resource(call).resource != call.resource {
        notes.push(Note::NoResourceType { resource: call.resource.clone() });
    } else if call.resource != "*" && Arn::parse(&call.resource).is_none() {
        notes.push(Note::NotAResource { resource: call.resource.clone() });
    }
    notes
}
