//! The path of a request: from the caller through each role to the call itself, each role with two locks.

use hatcheck_engine::trace::{Because, Class, LayerTrace};
use hatcheck_engine::{Layer, LayerOutcome, Outcome, Step, StepOutcome};
use hatcheck_policy::Arn;
use hatcheck_scenario::words;

use crate::labels;

/// A hop: a call on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// Who calls, in short.
    pub caller: String,
    /// What the call is, for people.
    pub title: String,
    /// The action.
    pub action: String,
    /// The full name of what is called.
    pub resource: String,
    /// `same account` or `another account`, for roles.
    pub reach: Option<&'static str>,
    /// `allowed` and so on.
    pub decision: &'static str,
    /// The locks; none for the request itself.
    pub locks: Vec<Lock>,
    /// What the session carries, after a granted hop.
    pub chips: Vec<String>,
    /// What stops it here, where it stops.
    pub stop: Option<String>,
}

/// One side of a role's door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    /// Whose side it is.
    pub side: &'static str,
    /// How it stands.
    pub state: LockState,
    /// Why, in a few words.
    pub text: String,
}

/// How a lock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockState {
    /// It lets pass.
    Open,
    /// It does not.
    Closed,
    /// It is there, and another grant makes it irrelevant.
    NotNeeded,
    /// There is no such side.
    Absent,
}

/// The hops that were decided, in order, and how many were not reached.
pub fn hops(steps: &[Step]) -> Vec<Hop> {
    steps.iter().map(hop).collect()
}

fn hop(step: &Step) -> Hop {
    let assumes = step.layers.iter().any(|layer| layer.layer == Layer::Trust);
    let target = words::short_name(&step.resource);
    let title = if assumes {
        labels::path::becomes(&target)
    } else {
        labels::path::calls(&step.action, &target)
    };
    let failed = step.outcome != StepOutcome::Decided(Outcome::Allowed);
    Hop {
        caller: words::short_name(&step.principal),
        title,
        action: step.action.clone(),
        resource: step.resource.clone(),
        reach: assumes.then(|| reach(step)).flatten(),
        decision: words::decision(&step.outcome),
        locks: if assumes { vec![identity_lock(step), trust_lock(step)] } else { Vec::new() },
        chips: chips(step),
        stop: failed.then(|| match &step.outcome {
            StepOutcome::Invalid(invalid) => {
                format!("{}: {}", invalid.code(), words::invalid(invalid))
            }
            StepOutcome::Decided(_) => {
                also_refused(step).unwrap_or_else(|| labels::path::STOPS_HERE.to_owned())
            }
        }),
    }
}

fn also_refused(step: &Step) -> Option<String> {
    let also = step.refused_permission()?;
    let by: Vec<&str> =
        also.verdict.decided_by.iter().map(|layer| words::layer_name(*layer)).collect();
    Some(labels::path::also_refused(&also.action, &by.join(", ")))
}

fn reach(step: &Step) -> Option<&'static str> {
    let (caller, role) = (Arn::parse(&step.principal)?, Arn::parse(&step.resource)?);
    Some(if caller.account() == role.account() {
        labels::path::SAME_ACCOUNT
    } else {
        labels::path::OTHER_ACCOUNT
    })
}

fn layer(step: &Step, layer: Layer) -> Option<&LayerTrace> {
    step.layers.iter().find(|trace| trace.layer == layer)
}

/// "The caller may ask for the role": identity policies, boundary and session policy together.
fn identity_lock(step: &Step) -> Lock {
    let lock = |state, text: String| Lock { side: labels::path::IDENTITY_SIDE, state, text };
    let Some(identity) = layer(step, Layer::Identity) else {
        return lock(LockState::Absent, labels::path::NOT_EVALUATED.to_owned());
    };
    if identity.because == Some(Because::NotForThisCaller) {
        return lock(LockState::Absent, labels::path::NO_IDENTITY_SIDE.to_owned());
    }
    let sides = [Layer::Identity, Layer::Boundary, Layer::Session];
    for side in sides {
        if layer(step, side).is_some_and(|trace| trace.outcome == LayerOutcome::ExplicitDeny) {
            return lock(LockState::Closed, labels::path::denies(words::layer_name(side)));
        }
    }
    let silent: Vec<Layer> = sides
        .into_iter()
        .filter(|side| layer(step, *side).is_some_and(|t| t.outcome == LayerOutcome::ImplicitDeny))
        .collect();
    match silent.first() {
        None => lock(LockState::Open, labels::path::MAY_ASK.to_owned()),
        Some(first)
            if step.decided_by.contains(first)
                && step.outcome != StepOutcome::Decided(Outcome::Allowed) =>
        {
            lock(LockState::Closed, labels::path::does_not_allow(words::layer_name(*first)))
        }
        // Silent, and yet not what stopped it: the trust policy alone was enough (E-260, E-261).
        Some(_) if layer(step, Layer::Trust).is_some_and(|t| t.outcome == LayerOutcome::Allow) => {
            lock(LockState::NotNeeded, labels::path::TRUST_IS_ENOUGH.to_owned())
        }
        Some(first) => {
            lock(LockState::Closed, labels::path::does_not_allow(words::layer_name(*first)))
        }
    }
}

/// "The role trusts the caller".
fn trust_lock(step: &Step) -> Lock {
    let lock = |state, text: String| Lock { side: labels::path::TRUST_SIDE, state, text };
    let Some(trust) = layer(step, Layer::Trust) else {
        return lock(LockState::Absent, labels::path::NOT_EVALUATED.to_owned());
    };
    let statements = || trust.policies.iter().flat_map(|policy| &policy.statements);
    match trust.outcome {
        LayerOutcome::Allow => {
            let class = statements()
                .filter(|statement| statement.allows())
                .filter_map(|statement| statement.principal.as_ref()?.class)
                .max();
            lock(LockState::Open, named(class).to_owned())
        }
        LayerOutcome::ExplicitDeny => {
            lock(LockState::Closed, labels::path::denies(words::layer_name(Layer::Trust)))
        }
        _ => {
            let failure = statements().filter_map(words::first_failure).next_back();
            let text = failure.or_else(|| trust.because.as_ref().map(words::because));
            lock(LockState::Closed, text.unwrap_or_else(|| labels::path::TRUSTS_NOBODY.to_owned()))
        }
    }
}

fn named(class: Option<Class>) -> &'static str {
    match class {
        Some(Class::Direct) => labels::path::NAMES_CALLER,
        Some(Class::ViaRole) => labels::path::NAMES_ROLE,
        Some(Class::ViaUser) => labels::path::NAMES_USER,
        _ => labels::path::NAMES_ACCOUNT,
    }
}

fn chips(step: &Step) -> Vec<String> {
    let Some(session) = &step.session else { return Vec::new() };
    let mut chips = vec![labels::path::lasts(session.expires_in)];
    chips.extend(session.tags.iter().map(|(key, value)| format!("{key} = {value}")));
    chips.extend(
        session.source_identity.iter().map(|identity| labels::path::source_identity(identity)),
    );
    chips
}
