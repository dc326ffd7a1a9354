//! What a request would have to carry: for a condition of an Allow to hold, or of a Deny not to.

use hatcheck_policy::Arn;
use hatcheck_policy::operator::{Comparison, Qualifier, Test};

use super::{Remedy, Scene, Sent};
use crate::context::Source;
use crate::request::{Principal, Value};
use crate::service::ServiceRule;
use crate::trace::{Because, ConditionTrace};

/// Values of one condition that are worth trying.
const MAX_VALUES: usize = 2;

/// For a condition of an Allow that does not hold.
pub(super) fn for_condition(scene: &Scene<'_>, condition: &ConditionTrace) -> Vec<Remedy> {
    carried(scene, condition, true)
}

/// For each condition of each Deny that applies: with another value it would not.
pub(super) fn against_denials(scene: &Scene<'_>) -> Vec<Remedy> {
    let own = scene.step.layers.iter();
    let also = scene.step.also_needs.iter().flat_map(|also| &also.verdict.layers);
    own.chain(also)
        .flat_map(|layer| &layer.policies)
        .flat_map(|policy| &policy.statements)
        .filter(|statement| statement.denies())
        .flat_map(|statement| &statement.conditions)
        .flat_map(|condition| carried(scene, condition, false))
        .collect()
}

/// What a service asks for itself: MFA for calls to IAM with a session token (E-307).
pub(super) fn for_service(scene: &Scene<'_>) -> Vec<Remedy> {
    let without_mfa =
        scene.step.layers.iter().any(|layer| {
            layer.because == Some(Because::Service(ServiceRule::SessionTokenCannotCall))
        });
    let mfa = Sent::Context("aws:MultiFactorAuthPresent".to_owned(), Value::one("true"));
    without_mfa.then_some(Remedy::Send { step: scene.at, what: mfa }).into_iter().collect()
}

/// `granting`: for an Allow to hold. To get past a Deny only what a caller may freely choose is proposed.
fn carried(scene: &Scene<'_>, condition: &ConditionTrace, granting: bool) -> Vec<Remedy> {
    let as_set = condition
        .condition
        .operator
        .is_some_and(|operator| operator.qualifier == Some(Qualifier::ForAnyValue));
    values(scene, condition)
        .into_iter()
        .take(MAX_VALUES)
        .filter_map(|value| remedy(scene, condition, value, as_set, granting))
        .collect()
}

/// How a key comes to have a value; `None` where that is nobody's choice.
fn remedy(
    scene: &Scene<'_>,
    condition: &ConditionTrace,
    value: String,
    as_set: bool,
    granting: bool,
) -> Option<Remedy> {
    let key = condition.key();
    // A tag that says something else is not to be written over, and no Deny is escaped by a tag.
    let untagged = granting && condition.request_value.is_none();
    let lower = key.to_ascii_lowercase();
    let send = |what| Some(Remedy::Send { step: scene.at, what });
    let tag = |prefix: &str| {
        lower.starts_with(prefix).then(|| key.get(prefix.len()..).unwrap_or_default().to_owned())
    };
    if scene.assumes() {
        match lower.as_str() {
            "sts:externalid" => return send(Sent::ExternalId(value)),
            "sts:sourceidentity" => return send(Sent::SourceIdentity(value)),
            "sts:rolesessionname" => return send(Sent::SessionName(value)),
            _ => {}
        }
        if let Some(key) = tag("aws:requesttag/") {
            return send(Sent::SessionTag(key, value));
        }
    }
    if let Some(key) = tag("aws:principaltag/") {
        let on = scene.caller_in_world().filter(|_| untagged)?;
        return Some(Remedy::Tag { on, key, value });
    }
    for prefix in ["aws:resourcetag/", "iam:resourcetag/"] {
        if let Some(key) = tag(prefix) {
            let on = scene.resource_in_world().filter(|_| untagged)?;
            return Some(Remedy::Tag { on, key, value });
        }
    }
    if !scene.is_free(&lower, granting) {
        return None;
    }
    let value = if as_set { Value::many([value]) } else { Value::one(value) };
    send(Sent::Context(key.to_owned(), value))
}

impl Scene<'_> {
    /// Whether a key, in lower case, is the caller's to choose, rather than a fact about caller, network or world
    /// that a request can only claim.
    fn is_free(&self, key: &str, granting: bool) -> bool {
        let derived = self
            .step
            .context
            .iter()
            .any(|entry| entry.key.eq_ignore_ascii_case(key) && entry.source != Source::Given);
        match key {
            // With keys of one's own, or when assuming a role; a role session never carries it (L-356).
            "aws:multifactorauthpresent" | "aws:multifactorauthage" => {
                self.at == 0 && matches!(self.request.principal, Principal::User(_))
            }
            // Where the resource lies is where it is called.
            "aws:requestedregion" => {
                Arn::parse(&self.step.resource).is_none_or(|arn| arn.region().is_empty())
            }
            // Said where the world says nothing of the caller's account.
            "aws:principalorgid" => {
                let account = self.step.identity.account.as_deref();
                granting && account.is_some_and(|id| self.world.account(id).is_none())
            }
            "aws:sourceip" | "aws:securetransport" | "aws:tagkeys" => true,
            _ if key.starts_with("aws:requesttag/") => true,
            // A service's own keys are parameters of the call; those of a provider are claims.
            _ => {
                let service = self.step.action.split(':').next().unwrap_or_default();
                let own = key.split(':').next().unwrap_or_default();
                !derived && own.eq_ignore_ascii_case(service) && own != "sts"
            }
        }
    }

    fn caller_in_world(&self) -> Option<String> {
        if let Some(before) = self.at.checked_sub(1) {
            return self.request.assume.get(before).map(|step| step.role.clone());
        }
        match &self.request.principal {
            Principal::User(arn) => {
                self.world.user(arn.as_str()).map(|user| user.arn.as_str().to_owned())
            }
            Principal::Role(arn) => {
                self.world.role(arn.as_str()).map(|role| role.arn.as_str().to_owned())
            }
            _ => None,
        }
    }

    fn resource_in_world(&self) -> Option<String> {
        let arn = &self.step.resource;
        if self.world.role(arn).is_some() || self.world.user(arn).is_some() {
            return Some(arn.clone());
        }
        self.world.resource(arn).map(|own| own.arn.clone())
    }
}

/// Values that the policy itself names, on one side of the comparison or the other.
fn values(scene: &Scene<'_>, condition: &ConditionTrace) -> Vec<String> {
    let Some(operator) = condition.condition.operator else { return Vec::new() };
    let named = condition.condition.values.iter().filter_map(|value| {
        // With its variables filled in, and without wildcards: a guess at those would be nobody's value.
        let text = |key: &str| {
            let entry = scene.step.context.iter().find(|e| e.key.eq_ignore_ascii_case(key))?;
            entry.value.as_ref()?.texts().first().map(AsRef::as_ref)
        };
        let glob = value.pattern.resolve(&text)?;
        glob.literal().map(str::to_owned)
    });
    match operator.test {
        Test::Bool => named.flat_map(|value| [opposite(&value), value]).collect(),
        Test::IpAddress { .. } => named.filter_map(|range| address_in(&range)).collect(),
        Test::Numeric(comparison) => named.filter_map(|bound| number(&bound, comparison)).collect(),
        // That a key must be there says nothing about its value, but for MFA.
        Test::Null if condition.key().eq_ignore_ascii_case("aws:MultiFactorAuthPresent") => {
            vec!["true".to_owned()]
        }
        Test::Null | Test::Date(_) => Vec::new(),
        _ => named.collect(),
    }
}

fn opposite(value: &str) -> String {
    if value.eq_ignore_ascii_case("true") { "false" } else { "true" }.to_owned()
}

/// The first address of a range that hosts have.
fn address_in(range: &str) -> Option<String> {
    use ipnet::IpNet;
    if let Ok(range) = range.parse::<IpNet>() {
        return range.hosts().next().map(|address| address.to_string());
    }
    range.parse::<std::net::IpAddr>().ok().map(|address| address.to_string())
}

/// A number on the right side of a bound, whole where the bound is.
fn number(bound: &str, comparison: Comparison) -> Option<String> {
    let number: i64 = bound.parse().ok()?;
    let number = match comparison {
        Comparison::LessThan => number.checked_sub(1)?,
        Comparison::GreaterThan | Comparison::NotEquals => number.checked_add(1)?,
        _ => number,
    };
    Some(number.to_string())
}
