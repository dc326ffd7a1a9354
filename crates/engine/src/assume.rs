//! One assume-role call (section 3.2 of roles-and-sessions.md): which permissions it needs, whether
//! its parameters are valid, and the session it makes.

use crate::caller::{Caller, CallerKind};
use crate::claims;
use crate::decide::{self, Outcome};
use crate::decision::{AlsoNeeded, Step, StepOutcome};
use crate::invalid::Invalid;
use crate::layer::Layer;
use crate::parameters;
#[cfg(feature = "reports")]
use crate::record::AssumeParameters;
use crate::request::{Assume, Call, External, Key, Value};
use crate::rule::Rule;
use crate::session::{Session, overlay};
use crate::unknown::open::Bound;
use crate::world::World;

/// Claims of a token or assertion that stay visible in later requests of the session (L-428, L-431).
const LASTING_CLAIMS: [&str; 6] = ["amr", "aud", "id", "sub", "app_id", "user_id"];
const LASTING_SAML_CLAIMS: [&str; 3] = ["saml:namequalifier", "saml:sub", "saml:sub_type"];

/// Decides one assume call. Gives the step, and the next caller where a session was made.
pub(crate) fn assume<'w>(
    world: &'w World,
    caller: &Caller<'w>,
    step: &Assume,
    bound: Option<Bound>,
) -> (Step, Option<Caller<'w>>) {
    let step = &*claims::parameters(caller, step);
    let session_name = session_name(caller, step);
    let role = world.role(&step.role);
    let call = |action: &str| Call {
        action: action.to_owned(),
        resource: step.role.clone(),
        resource_account: None,
        context: step.context.clone(),
        through: None, // said of the request alone
    };
    let base = call(action(caller));
    let parameters = parameters::context(step, caller, role, Some(&session_name));
    let context = decide::context_of(world, caller, &base, &parameters, bound);
    let mut result = Step::new(caller, &base, &context);
    #[cfg(feature = "reports")]
    {
        result.assume = Some(AssumeParameters {
            step: step.clone(),
            session_name: session_name.clone(),
            incoming_tags: parameters::inherited_tags(caller),
            role_id: role.map(|role| role.id.clone()),
        });
    }

    if let Err(invalid) = check_before(world, caller, step, &session_name) {
        result.refuse(invalid);
        result.set_context(context);
        return (result, None);
    }
    result.set(decide::decide(world, caller, &base, &context));
    for action in also_needed(caller, step) {
        let verdict = decide::decide(world, caller, &call(action), &context);
        result.also_needs.push(AlsoNeeded { action: action.to_owned(), verdict });
    }
    result.set_context(context);
    combine(&mut result);
    let (StepOutcome::Decided(Outcome::Allowed), Some(role)) = (&result.outcome, role) else {
        return (result, None);
    };
    // State is looked at once the call is authorized.
    if let Err(invalid) = parameters::check_state(step, caller, role) {
        result.refuse(invalid);
        return (result, None);
    }
    let session = issue(world, caller, step);
    let next = Caller::assumed(role, &session_name, session.clone());
    if parameters::is_chained(caller) {
        result.rules.push(Rule::E_269);
    }
    result.session = Some(issued(&next, session));
    (result, Some(next))
}

/// Which of the three calls it is (section 3.1).
fn action(caller: &Caller<'_>) -> &'static str {
    match &caller.kind {
        CallerKind::External(External { saml: true, .. }) => "sts:AssumeRoleWithSAML",
        CallerKind::External(_) => "sts:AssumeRoleWithWebIdentity",
        _ => "sts:AssumeRole",
    }
}

/// The name given; else that of the user, as the console does, or a plain one.
fn session_name(caller: &Caller<'_>, step: &Assume) -> String {
    step.session_name.clone().unwrap_or_else(|| match &caller.kind {
        CallerKind::User { arn, .. } if arn.name().len() >= 2 => arn.name().to_owned(),
        _ => "session".to_owned(),
    })
}

fn check_before(
    world: &World,
    caller: &Caller<'_>,
    step: &Assume,
    session_name: &str,
) -> Result<(), Invalid> {
    parameters::check_form(step, session_name)?;
    match &caller.kind {
        CallerKind::External(external) => parameters::check_identity(world, external, &step.role),
        _ => Ok(()),
    }
}

/// Permissions without a call of their own that this one needs too, passed or inherited (R-030,
///
fn also_needed(caller: &Caller<'_>, step: &Assume) -> Vec<&'static str> {
    let tags = !step.tags.is_empty() || !parameters::inherited_tags(caller).is_empty();
    let identity = parameters::source_identity(step, caller).is_some();
    let mut actions = Vec::new();
    actions.extend(tags.then_some("sts:TagSession")); // E-270
    actions.extend(identity.then_some("sts:SetSourceIdentity")); // E-271
    actions
}

/// The call succeeds only if each of its permissions is granted.
fn combine(step: &mut Step) {
    let own = step.own;
    let others = step.also_needs.iter().map(|also| also.verdict.outcome);
    let worst = others.fold(own, Outcome::worse);
    if worst == Outcome::Allowed {
        return;
    }
    let mut decided_by: Vec<Layer> = Vec::new();
    let mut rules: Vec<Rule> = Vec::new();
    if own == worst {
        decided_by.extend(&step.decided_by);
        rules.extend(&step.rules);
    }
    for also in step.also_needs.iter().filter(|also| also.verdict.outcome == worst) {
        decided_by.extend(&also.verdict.decided_by);
        rules.push(match also.action.as_str() {
            "sts:TagSession" => Rule::E_270,
            _ => Rule::E_271,
        });
        rules.extend(&also.verdict.rules);
    }
    let mut seen = Vec::new();
    rules.retain(|rule| {
        !seen.contains(rule) && {
            seen.push(*rule);
            true
        }
    });
    step.outcome = StepOutcome::Decided(worst);
    step.decided_by = Layer::in_order(&decided_by);
    step.rules = rules;
}

/// What the new session carries (R-188, R-209a).
fn issue(world: &World, caller: &Caller<'_>, step: &Assume) -> Session {
    let inherited = parameters::inherited_tags(caller);
    let mut transitive: Vec<String> = inherited.iter().map(|(key, _)| key.clone()).collect();
    transitive.extend(step.transitive_tag_keys.iter().cloned());
    let (federated_provider, claims) = match &caller.kind {
        CallerKind::External(external) => {
            (Some(external.provider.clone()), lasting_claims(external))
        }
        _ => (None, Vec::new()), // dropped after a second hop (R-209a)
    };
    Session {
        policies: step.session_policies.clone(),
        tags: overlay(&step.tags, &inherited),
        transitive_tag_keys: transitive,
        source_identity: parameters::source_identity(step, caller),
        issued_at: world.facts().now,
        expires_in: Some(
            step.duration_seconds
                .and_then(|seconds| u32::try_from(seconds).ok())
                .unwrap_or(parameters::DEFAULT_DURATION),
        ),
        federated_provider,
        claims,
    }
}

fn lasting_claims(external: &External) -> Vec<(Key, Value)> {
    let built_in = !external.provider.starts_with("arn:");
    let lasts = |key: &str| {
        let name = key.rsplit(':').next().unwrap_or_default();
        if external.saml {
            LASTING_SAML_CLAIMS.contains(&key)
        } else {
            built_in && LASTING_CLAIMS.contains(&name)
        }
    };
    external.claims.iter().filter(|(key, _)| lasts(key)).cloned().collect()
}

fn issued(next: &Caller<'_>, session: Session) -> crate::decision::IssuedSession {
    crate::decision::IssuedSession {
        arn: next.name(),
        expires_in: session.expires_in.unwrap_or(parameters::DEFAULT_DURATION),
        principal_tags: next.principal_tags(),
        tags: session.tags,
        source_identity: session.source_identity,
    }
}
