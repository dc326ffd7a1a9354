//! What the claims of a token and the attributes of an assertion become (sections 3.6 to 3.8 of
//! roles-and-sessions.md): condition keys, parameters of the call, or nothing.

use std::borrow::Cow;

use crate::caller::{Caller, CallerKind, issuer_of};
use crate::context::Source;
use crate::request::{Assume, External, Key, Value};

/// Claims of a token that are condition keys whatever the issuer (L-425, R-118).
const TOKEN_KEYS: [&str; 5] = ["aud", "sub", "amr", "email", "oaud"];

/// Of the built-in providers, and where a claim of theirs has another name.
const BUILT_IN_KEYS: [&str; 3] = ["app_id", "id", "user_id"];

/// Further claims that can be tested, by a part of the issuer's host (R-119, L-427), as of 2026.
const ISSUER_KEYS: [(&str, &[&str]); 6] = [
    (
        "actions.githubusercontent.com",
        &[
            "actor",
            "actor_id",
            "enterprise_id",
            "environment",
            "job_workflow_ref",
            "ref",
            "repository",
            "repository_id",
            "repository_owner_id",
            "runner_environment",
            "workflow",
        ],
    ),
    (
        "gitlab",
        &[
            "namespace_id",
            "pipeline_source",
            "project_id",
            "ref_protected",
            "runner_environment",
            "user_access_level",
            "user_email",
            "user_id",
            "user_login",
        ],
    ),
    ("accounts.google.com", &["google/organization_number"]),
    ("oidc.circleci.com", &["oidc.circleci.com/project-id"]),
    ("oraclecloud.com", &["rpst_id"]),
    (
        "buildkite.com",
        &[
            "build_branch",
            "cluster_id",
            "cluster_name",
            "organization_id",
            "organization_slug",
            "pipeline_id",
            "pipeline_slug",
        ],
    ),
];

/// Attributes of an assertion that are condition keys, beside those of eduPerson and eduOrg.
const ASSERTION_KEYS: [&str; 16] = [
    "aud",
    "cn",
    "commonname",
    "doc",
    "givenname",
    "iss",
    "mail",
    "name",
    "namequalifier",
    "organizationstatus",
    "primarygroupsid",
    "sub",
    "sub_type",
    "surname",
    "uid",
    "x500uniqueidentifier",
];

/// The claim in which an identity provider lists the roles that may be assumed with the token.
const ROLES: &str = "https://aws.amazon.com/roles";

/// The name of a claim without the prefix that its condition key has.
fn name<'k>(external: &External, key: &'k str) -> &'k str {
    let host = host(external);
    key.strip_prefix(host).and_then(|rest| rest.strip_prefix(':')).unwrap_or(key)
}

/// The prefix of the provider's keys: the issuer without scheme, or `saml`.
fn host(external: &External) -> &str {
    if external.saml {
        return "saml";
    }
    issuer_of(&external.provider)
}

/// Whether a claim can be tested in policies.
fn is_key(external: &External, key: &str) -> bool {
    let name = name(external, key);
    if name == key {
        return true; // a key that is no claim's, written out
    }
    if external.saml {
        let name = name.to_ascii_lowercase();
        return ASSERTION_KEYS.contains(&name.as_str())
            || name.starts_with("eduperson")
            || name.starts_with("eduorg");
    }
    let host = host(external);
    let enterprise = host.ends_with(".ghe.com");
    TOKEN_KEYS.contains(&name)
        || (!external.provider.starts_with("arn:") && BUILT_IN_KEYS.contains(&name))
        || ISSUER_KEYS.iter().any(|(issuer, keys)| {
            let own = host.contains(issuer) || (enterprise && issuer.starts_with("actions."));
            own && keys.contains(&name)
        })
}

/// Claims that are neither condition keys nor parameters of the call, by the key they would have.
pub(crate) fn without_meaning(external: &External) -> impl Iterator<Item = &str> {
    external.claims.iter().map(|(key, _)| &**key).filter(|key| {
        !is_key(external, key) && !name(external, key).starts_with("https://aws.amazon.com/")
    })
}

/// The context keys that a token or assertion sets, in the call that presents it.
pub(crate) fn keys(caller: &Caller<'_>) -> Vec<(Key, Value, Source)> {
    let CallerKind::External(external) = &caller.kind else { return Vec::new() };
    let mut keys: Vec<_> = external
        .claims
        .iter()
        .filter(|(key, _)| is_key(external, key)) // L-425, L-430
        .map(|(key, value)| (key.clone(), value.clone(), Source::Claim))
        .collect();
    let provider = Value::one(external.provider.as_str());
    keys.push(("aws:FederatedProvider".into(), provider, Source::Derived)); // L-359
    if let Some((account, provider)) = saml_provider(external) {
        // L-430: `saml:doc` names the provider.
        keys.push((
            "saml:doc".into(),
            Value::one(format!("{account}/{provider}")),
            Source::Derived,
        ));
    }
    if roles(external).is_some() {
        // Who is not listed does not get as far as the trust policy.
        keys.push(("sts:RoleAuthorizedByIdp".into(), Value::one("true"), Source::Derived));
    }
    keys
}

fn saml_provider(external: &External) -> Option<(&str, &str)> {
    let (head, provider) = external.provider.split_once(":saml-provider/")?;
    Some((head.split(':').nth(4)?, provider))
}

/// The roles that the token is good for, where it says.
pub(crate) fn roles(external: &External) -> Option<&Value> {
    claim(external, ROLES).filter(|_| !external.saml)
}

fn claim<'e>(external: &'e External, wanted: &str) -> Option<&'e Value> {
    let found = external.claims.iter().find(|(key, _)| name(external, key) == wanted);
    found.map(|(_, value)| value)
}

/// The call as it is made: source identity and session tags of an outside identity come from its token or
/// assertion, and an external id does not exist for it.
pub(crate) fn parameters<'s>(caller: &Caller<'_>, step: &'s Assume) -> Cow<'s, Assume> {
    let CallerKind::External(external) = &caller.kind else { return Cow::Borrowed(step) };
    let mut step = step.clone();
    step.external_id = None;
    let attribute =
        |name: &str| claim(external, &format!("https://aws.amazon.com/SAML/Attributes/{name}"));
    let first = |value: &Value| value.texts().first().map(ToString::to_string);
    let identity = match external.saml {
        true => attribute("SourceIdentity"),
        false => claim(external, "https://aws.amazon.com/source_identity"),
    };
    // What it says is no parameter of the call.
    step.source_identity = identity.and_then(first).or(step.source_identity);
    step.session_name = attribute("RoleSessionName").and_then(first).or(step.session_name);
    for (key, value) in &external.claims {
        let tag = name(external, key)
            .strip_prefix("https://aws.amazon.com/SAML/Attributes/PrincipalTag:");
        if let (Some(tag), Some(value)) = (tag, first(value)) {
            step.tags.push((tag.to_owned(), value));
        }
    }
    if let Some(transitive) = attribute("TransitiveTagKeys") {
        step.transitive_tag_keys.extend(transitive.texts().iter().map(ToString::to_string));
    }
    Cow::Owned(step)
}
