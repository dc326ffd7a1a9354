//! Where an Allow is missing: the statement that nearly gave it, or a new one.

use hatcheck_policy::{Arn, Effect};

use super::{Entry, Grant, PolicyName, PrincipalText, Remedy, Scene, narrow, send};
use crate::LayerOutcome;
use crate::actions::has_no_resource_types;
use crate::explain::{self, Failure};
use crate::layer::Layer;
use crate::layers::has_no_policy;
use crate::request::{Principal, Value};
use crate::trace::{Because, LayerTrace, PolicyTrace, StatementTrace};

/// How many of the statements of a layer are worth extending.
const MAX_NEAREST: usize = 2;

/// What helps the layers that lack an Allow, in their order; behind them other ways to be let in.
pub(super) fn allows(scene: &Scene<'_>) -> Vec<Remedy> {
    let mut found = send::for_service(scene);
    let mut new = Vec::new();
    for (action, layers, decided_by) in scene.refused() {
        for layer in layers.iter().filter(|layer| decided_by.contains(&layer.layer)) {
            found.extend(within(scene, action, layer));
            new.extend(grants(scene, layer).filter(|_| !is_guarded(layer)));
        }
    }
    // Where the caller's identity policies alone are silent, the resource may name the caller instead (E-173).
    // Around a boundary or a session policy that would lead too, and is not offered.
    if scene.refused().iter().all(|(_, _, decided)| **decided == [Layer::Identity]) {
        let other_way = scene.step.layers.iter().filter(|layer| {
            matches!(layer.layer, Layer::Resource | Layer::Trust)
                && layer.outcome != LayerOutcome::ExplicitDeny
                && !is_guarded(layer)
        });
        new.extend(other_way.filter_map(|layer| grants(scene, layer)));
    }
    let mut all: Vec<Remedy> = Vec::new();
    for remedy in found.into_iter().chain(new) {
        if !all.contains(&remedy) {
            all.push(remedy);
        }
    }
    all
}

/// Whether a further statement would go around what the author asks for: some Allow fails in its conditions alone,
/// or a policy of the resource's own allows the call to others under conditions, or something in the layer could
/// not be read and is to be mended first.
fn is_guarded(layer: &LayerTrace) -> bool {
    let others = matches!(layer.layer, Layer::Trust | Layer::Resource | Layer::VpcEndpoint);
    let under_conditions = |statement: &StatementTrace| {
        statement.effect == Some(Effect::Allow)
            && !statement.conditions.is_empty()
            && statement.action.as_ref().is_some_and(|action| action.matched)
    };
    is_conditional(layer)
        || !is_whole(layer)
        || others && layer.policies.iter().flat_map(|p| &p.statements).any(under_conditions)
}

/// Whether everything in a layer could be read and evaluated.
fn is_whole(layer: &LayerTrace) -> bool {
    layer.policies.iter().all(|policy| {
        policy.policy.readable && policy.statements.iter().all(StatementTrace::is_evaluated)
    })
}

/// Whether some Allow fails in its conditions alone.
fn is_conditional(layer: &LayerTrace) -> bool {
    explain::by_nearness(layer).iter().any(|(_, statement)| fails_in_conditions_alone(statement))
}

fn fails_in_conditions_alone(statement: &StatementTrace) -> bool {
    let conditions = statement.conditions.iter().filter(|condition| !condition.matched).count();
    conditions > 0 && conditions == explain::failures(statement)
}

/// Entries for statements that came near, and what the request would have to say for their conditions.
fn within(scene: &Scene<'_>, action: &str, layer: &LayerTrace) -> Vec<Remedy> {
    if !is_whole(layer) {
        return Vec::new();
    }
    let conditional = is_conditional(layer);
    explain::by_nearness(layer)
        .into_iter()
        // What hangs on a group reaches others too.
        .filter(|(policy, _)| conditional || is_own(scene, layer.layer, policy))
        .filter(|(_, statement)| !conditional || fails_in_conditions_alone(statement))
        .take(MAX_NEAREST)
        .flat_map(|(policy, statement)| extend(scene, action, layer.layer, policy, statement))
        .collect()
}

fn is_own(scene: &Scene<'_>, layer: Layer, policy: &PolicyTrace) -> bool {
    layer != Layer::Identity || Some(&*policy.attached_to) == entity_arn(scene).as_deref()
}

fn extend(
    scene: &Scene<'_>,
    action: &str,
    layer: Layer,
    policy: &PolicyTrace,
    statement: &StatementTrace,
) -> Vec<Remedy> {
    let entry = |entry| {
        vec![Remedy::Extend {
            policy: named(layer, policy),
            statement: statement.index,
            sid: statement.sid.clone(),
            entry,
        }]
    };
    let resource = scene.step.resource.as_str();
    // An entry for one element must not make the statement cover more through another.
    let conditions = statement.conditions.iter().filter(|condition| !condition.matched).count();
    if explain::failures(statement) > conditions + 1 {
        return Vec::new();
    }
    match explain::first_failure(statement, resource) {
        Some(Failure::Principal(principal)) if !principal.negated => {
            principal_of(scene.request, scene.at)
                .filter(|who| narrow::takes_principal(layer, policy, statement, who.word))
                .map_or_else(Vec::new, |who| entry(Entry::Principal(who)))
        }
        Some(Failure::Action(element))
            if !element.negated && narrow::takes_action(policy, statement, action) =>
        {
            entry(Entry::Action(action.to_owned()))
        }
        Some(Failure::Resource(element, _))
            if !element.negated && resource != "*" && narrow::takes_resource(policy, statement) =>
        {
            entry(Entry::Resource(resource.to_owned()))
        }
        Some(Failure::Condition(condition)) => send::for_condition(scene, condition),
        _ => Vec::new(),
    }
}

/// A statement for a policy of the layer, or a policy where it has none.
fn grants(scene: &Scene<'_>, layer: &LayerTrace) -> Option<Remedy> {
    let grant = grant(scene, layer.layer)?;
    if layer.layer == Layer::VpcEndpoint && scene.is_through_gateway() {
        return None; // there everyone is named, and narrowed by a condition (E-125)
    }
    let at_level = match &layer.because {
        Some(Because::LevelWithoutAllow(target)) => Some(target.as_str()),
        _ => None,
    };
    let own = layer.policies.iter().find(|policy| match at_level {
        Some(level) => *policy.attached_to == *level,
        None => is_own(scene, layer.layer, policy) && policy.policy.readable,
    });
    if let Some(policy) = own {
        return Some(Remedy::AddStatement { policy: named(layer.layer, policy), grant });
    }
    let to = match layer.layer {
        Layer::Identity => {
            entity_arn(scene).filter(|arn| !arn.contains(":role/aws-service-role/"))?
        }
        Layer::Trust => scene.world.role(&scene.step.resource)?.arn.as_str().to_owned(),
        Layer::Resource if !has_no_policy(&scene.step.resource) => {
            scene.world.governing(&scene.step.resource)?.arn.clone()
        }
        _ => return None,
    };
    Some(Remedy::AttachPolicy { layer: layer.layer, to, grant })
}

/// Just what the call asks for.
fn grant(scene: &Scene<'_>, layer: Layer) -> Option<Grant> {
    let refused = scene.refused();
    let lacks = |decided: &[Layer]| decided.contains(&layer);
    let mut actions: Vec<String> = refused
        .iter()
        .filter(|(_, _, decided)| lacks(decided))
        .map(|(action, ..)| (*action).to_owned())
        .collect();
    if actions.is_empty() {
        // Another way in must carry all that was refused.
        actions = refused.iter().map(|(action, ..)| (*action).to_owned()).collect();
    }
    let principal = match layer {
        Layer::Resource | Layer::Trust | Layer::VpcEndpoint => {
            Some(principal_of(scene.request, scene.at)?)
        }
        _ => None,
    };
    let resource = (layer != Layer::Trust).then(|| scene.step.resource.clone());
    // All resources only where the action has no others (E-355).
    if resource.as_deref() == Some("*")
        && !actions.iter().all(|action| has_no_resource_types(&action.to_ascii_lowercase()))
    {
        return None;
    }
    (!actions.is_empty()).then_some(Grant {
        actions,
        resource,
        principal,
        conditions: if layer == Layer::Trust { identity_conditions(scene)? } else { Vec::new() },
    })
}

/// What a new statement in a trust policy must ask of an outside identity: to be this one. `None` where the
/// token does not say who it is.
fn identity_conditions(scene: &Scene<'_>) -> Option<Vec<(String, String)>> {
    let Principal::External(external) = &scene.request.principal else { return Some(Vec::new()) };
    if scene.at > 0 {
        return Some(Vec::new());
    }
    let claims = external.claims.iter().filter_map(|(key, value)| match value {
        Value::One(text) if key.ends_with(":aud") || key.ends_with(":sub") => {
            Some((key.to_string(), text.to_string()))
        }
        _ => None,
    });
    let claims: Vec<(String, String)> = claims.collect();
    claims.iter().any(|(key, _)| key.ends_with(":sub")).then_some(claims)
}

fn named(layer: Layer, policy: &PolicyTrace) -> PolicyName {
    PolicyName {
        layer,
        name: policy.name.clone(),
        attached_to: policy.attached_to.clone(),
        path: policy.path.clone(),
    }
}

/// The user or role behind the step, whose policies are the identity policies.
fn entity_arn(scene: &Scene<'_>) -> Option<String> {
    if let Some(before) = scene.at.checked_sub(1) {
        return scene.request.assume.get(before).map(|step| step.role.clone());
    }
    match &scene.request.principal {
        Principal::User(arn) | Principal::Role(arn) => Some(arn.as_str().to_owned()),
        Principal::AssumedRole(arn) => role_of(scene, arn),
        Principal::FederatedUser { by, .. } => by.clone(),
        _ => None,
    }
}

fn role_of(scene: &Scene<'_>, session: &Arn) -> Option<String> {
    let name = session.rest().split('/').nth(1)?;
    let role = scene.world.role_named(session.account(), name)?;
    Some(role.arn.as_str().to_owned())
}

/// How a policy names who makes a call: a role, not the one session of it that the request itself made.
/// `None` for callers that only `*` names.
pub fn principal_of(request: &crate::request::Request, step: usize) -> Option<PrincipalText> {
    let aws = |text: &str| Some(PrincipalText { word: "AWS", text: text.to_owned() });
    if let Some(before) = step.checked_sub(1) {
        return aws(&request.assume.get(before)?.role);
    }
    match &request.principal {
        Principal::User(arn)
        | Principal::Role(arn)
        | Principal::AssumedRole(arn)
        | Principal::FederatedUser { arn, .. } => aws(arn.as_str()),
        Principal::Service(name) => Some(PrincipalText { word: "Service", text: name.clone() }),
        Principal::External(external) => {
            Some(PrincipalText { word: "Federated", text: external.provider.clone() })
        }
        // The root user's ARN would name its whole account (E-050).
        Principal::Root(_) | Principal::Anonymous => None,
    }
}
