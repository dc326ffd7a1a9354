//! The parameters of an assume-role call: their form, the state they must fit (R-051 to
//! R-054), and the context keys they set (section 3.5 of roles-and-sessions.md).

use hatcheck_policy::Problem;
use hatcheck_policy::kind::Element;

use crate::caller::{Caller, CallerKind};
use crate::claims;
use crate::context::Source;
use crate::invalid::{Invalid, Parameter};
use crate::request::{Assume, External, Key, Value};
use crate::session::{Session, overlay};
use crate::world::{Role, Tags, World};

/// Seconds that a session lasts where nothing is asked for.
pub(crate) const DEFAULT_DURATION: u32 = 3_600;

/// The longest a chained session lasts, in seconds.
const CHAINED_MAXIMUM: i64 = 3_600;

/// Session tags at most.
const MAX_TAGS: usize = 50;

/// Whether every parameter has the form it must have.
pub(crate) fn check_form(step: &Assume, session_name: &str) -> Result<(), Invalid> {
    named(Parameter::RoleSessionName, session_name, 2..=64, "+=,.@-_")?;
    if let Some(id) = &step.external_id {
        named(Parameter::ExternalId, id, 2..=1_224, "+=,.@-_:/")?;
    }
    if let Some(identity) = &step.source_identity {
        // 64 are documented, and more have been seen to pass (section 9).
        named(Parameter::SourceIdentity, identity, 2..=256, "+=,.@-_")?;
    }
    if let Some(seconds) = step.duration_seconds
        && !(900..=43_200).contains(&seconds)
    {
        return Err(Invalid::DurationOutOfRange { seconds });
    }
    // One document and ten managed policies.
    if step.session_policies.len() > 11 {
        return Err(Invalid::TooManyPolicies { count: step.session_policies.len() });
    }
    check_tags(&step.tags)?;
    let passed = |key: &str| step.tags.iter().any(|(own, _)| own.eq_ignore_ascii_case(key));
    match step.transitive_tag_keys.iter().find(|key| !passed(key)) {
        Some(key) => Err(Invalid::TransitiveKeyNotPassed { key: key.clone() }),
        None => Ok(()),
    }
}

fn named(
    parameter: Parameter,
    value: &str,
    length: std::ops::RangeInclusive<usize>,
    special: &str,
) -> Result<(), Invalid> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || special.contains(c);
    if length.contains(&value.chars().count()) && value.chars().all(allowed) {
        return Ok(());
    }
    Err(Invalid::Malformed { parameter, value: value.to_owned() })
}

fn check_tags(tags: &Tags) -> Result<(), Invalid> {
    if tags.len() > MAX_TAGS {
        return Err(Invalid::TooManyTags { count: tags.len() });
    }
    for (at, (key, value)) in tags.iter().enumerate() {
        let reserved = key.to_ascii_lowercase().starts_with("aws:");
        if reserved || !(1..=128).contains(&key.chars().count()) {
            let value = key.clone();
            return Err(Invalid::Malformed { parameter: Parameter::TagKey, value });
        }
        if value.chars().count() > 256 {
            let value = value.clone();
            return Err(Invalid::Malformed { parameter: Parameter::TagValue, value });
        }
        if tags[..at].iter().any(|(other, _)| other.eq_ignore_ascii_case(key)) {
            return Err(Invalid::DuplicateTagKey { key: key.clone() });
        }
    }
    Ok(())
}

/// What an outside identity must show before the trust policy is read: a provider in the role's account
/// an audience that it accepts, and where the token lists roles this one.
pub(crate) fn check_identity(
    world: &World,
    external: &External,
    role: &str,
) -> Result<(), Invalid> {
    check_provider(world, external, role.split(':').nth(4))?;
    match claims::roles(external) {
        Some(listed) if !listed.texts().iter().any(|own| **own == *role) => {
            Err(Invalid::RoleNotInToken { role: role.to_owned() })
        }
        _ => Ok(()),
    }
}

/// Which providers there are is checked only where the world says it.
fn check_provider(
    world: &World,
    external: &External,
    role_account: Option<&str>,
) -> Result<(), Invalid> {
    let built_in = !external.provider.starts_with("arn:");
    let unknown = || Err(Invalid::NoSuchProvider { provider: external.provider.clone() });
    if !built_in && external.provider.split(':').nth(4) != role_account {
        return unknown();
    }
    let Some(providers) = world.facts().identity_providers.as_ref().filter(|_| !built_in) else {
        return Ok(());
    };
    let Some(provider) = providers.iter().find(|provider| provider.arn == external.provider) else {
        return unknown();
    };
    let audience = external
        .claims
        .iter()
        .find(|(key, _)| !external.saml && key.ends_with(":aud"))
        .map(|(_, value)| value.texts());
    match audience {
        Some(texts)
            if !provider.audiences.is_empty()
                && !texts
                    .iter()
                    .any(|text| provider.audiences.iter().any(|own| **own == **text)) =>
        {
            Err(Invalid::WrongAudience { audience: texts.join(", ") })
        }
        _ => Ok(()),
    }
}

/// Whether the parameters fit the caller's session and the role, in the measured order (R-051 to
///
pub(crate) fn check_state(step: &Assume, caller: &Caller<'_>, role: &Role) -> Result<(), Invalid> {
    if let Some(seconds) = step.duration_seconds {
        let maximum = role.max_session_duration;
        let service = matches!(caller.kind, CallerKind::Service(_));
        if !service && seconds > i64::from(maximum) {
            return Err(Invalid::AboveRoleMaximum { seconds, maximum });
        }
        if is_chained(caller) && seconds > CHAINED_MAXIMUM {
            return Err(Invalid::AboveChainingMaximum { seconds });
        }
    }
    if let (Some(session), Some(passed)) = (&caller.session, &step.source_identity)
        && let Some(set) = session.source_identity.as_ref().filter(|set| *set != passed)
    {
        return Err(Invalid::SourceIdentityAlreadySet { set: set.clone() });
    }
    let inherited = inherited_tags(caller);
    let conflict = |(key, _): &&(String, String)| {
        inherited.iter().any(|(own, _)| own.eq_ignore_ascii_case(key))
    };
    if let Some((key, _)) = step.tags.iter().find(conflict) {
        return Err(Invalid::TransitiveTagConflict { key: key.clone() });
    }
    let is_policy = |policy: &hatcheck_policy::Policy| {
        policy.readable
            && !policy.diagnostics.iter().any(|d| {
                matches!(
                    d.problem,
                    Problem::ForbiddenElement {
                        element: Element::Principal | Element::NotPrincipal,
                        ..
                    }
                )
            })
    };
    match step.session_policies.iter().find(|named| !is_policy(&named.policy)) {
        Some(named) => Err(Invalid::MalformedSessionPolicy { name: named.name.to_string() }),
        None => Ok(()),
    }
}

/// Whether a role session assumes the next role.
pub(crate) fn is_chained(caller: &Caller<'_>) -> bool {
    matches!(caller.kind, CallerKind::Role(_))
}

/// Tags that the caller's session hands on.
pub(crate) fn inherited_tags(caller: &Caller<'_>) -> Tags {
    caller.session.as_ref().map(Session::inherited_tags).unwrap_or_default()
}

/// The source identity of the new session: set now, or carried along.
pub(crate) fn source_identity(step: &Assume, caller: &Caller<'_>) -> Option<String> {
    let carried = caller.session.as_ref().and_then(|session| session.source_identity.clone());
    step.source_identity.clone().or(carried)
}

/// The context keys that the call itself sets.
pub(crate) fn context(
    step: &Assume,
    caller: &Caller<'_>,
    role: Option<&Role>,
    session_name: Option<&str>,
) -> Vec<(Key, Value, Source)> {
    let mut keys = Vec::new();
    let mut set = |key: Key, value: Value| keys.push((key, value, Source::Derived));
    if let Some(name) = session_name {
        set("sts:RoleSessionName".into(), Value::one(name)); // L-411
    }
    if let Some(id) = &step.external_id {
        set("sts:ExternalId".into(), Value::one(id.as_str())); // L-410
    }
    if let Some(identity) = source_identity(step, caller) {
        set("sts:SourceIdentity".into(), Value::one(identity)); // L-412
    }
    if !step.transitive_tag_keys.is_empty() {
        let keys = Value::many(step.transitive_tag_keys.iter().map(String::as_str));
        set("sts:TransitiveTagKeys".into(), keys); // L-413
    }
    let inherited = inherited_tags(caller);
    for (key, value) in &inherited {
        // The caller's value shadows the role's own tag, before trust is read.
        let own = role.map_or(&[][..], |role| &role.tags);
        if !own.iter().any(|(own, _)| own.eq_ignore_ascii_case(key)) {
            continue;
        }
        for prefix in ["aws:ResourceTag", "iam:ResourceTag"] {
            set(format!("{prefix}/{key}").into(), Value::one(value.as_str()));
        }
    }
    let tags = overlay(&inherited, &step.tags);
    for (key, value) in &tags {
        set(format!("aws:RequestTag/{key}").into(), Value::one(value.as_str())); // L-415
    }
    if !tags.is_empty() {
        let names = tags.into_iter().map(|(key, _)| key);
        set("aws:TagKeys".into(), Value::many(names));
    }
    keys.extend(claims::keys(caller));
    keys
}
