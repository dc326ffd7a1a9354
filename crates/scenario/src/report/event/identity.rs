//! `userIdentity`: who made the call (section 5.1 of roles-and-sessions.md).

use hatcheck_engine::caller::unique_id;
use hatcheck_engine::instant::Instant;
use hatcheck_engine::record::{Identity, IdentityKind, SessionContext};
use serde_json::{Map, Value, json};

use super::assume_call::AssumeCall;

/// The identity, as the record of that call shows it.
pub(super) fn user_identity(
    identity: &Identity,
    call: Option<AssumeCall>,
    now: Option<Instant>,
) -> Value {
    let mut found = Map::new();
    let mut set = |key: &str, value: &Option<String>| {
        if let Some(value) = value {
            found.insert(key.to_owned(), json!(value));
        }
    };
    set("type", &Some(identity.kind.name().to_owned()));
    set("principalId", &identity.principal_id);
    set("arn", &identity.arn);
    set("accountId", &identity.account);
    set("accessKeyId", &access_key(identity));
    set("userName", &identity.user_name);
    set("identityProvider", &identity.identity_provider);
    set("invokedBy", &identity.invoked_by);
    if let Some(session) = &identity.session {
        let context = session_context(identity.kind, session, call, now);
        found.insert("sessionContext".to_owned(), context);
    }
    Value::Object(found)
}

fn session_context(
    kind: IdentityKind,
    session: &SessionContext,
    call: Option<AssumeCall>,
    now: Option<Instant>,
) -> Value {
    let mut context = Map::new();
    let mut set = |key: &str, value: Value| context.insert(key.to_owned(), value);
    if let Some(issuer) = &session.issuer {
        let issuer = json!({
            "type": issuer.kind,
            "principalId": issuer.principal_id,
            "arn": issuer.arn,
            "accountId": issuer.account,
            "userName": issuer.user_name,
        });
        set("sessionIssuer", issuer);
    }
    if kind == IdentityKind::AssumedRole {
        set("webIdFederationData", federation(session));
        if call == Some(AssumeCall::Root) {
            set("assumedRoot", json!("true"));
        }
    }
    let mut attributes = Map::new();
    // A session of which no issue time is known counts as issued when it is used: the date is a date.
    let created = session.created.clone().or_else(|| now.map(|now| now.to_string()));
    if let Some(created) = created {
        attributes.insert("creationDate".to_owned(), json!(created));
    }
    attributes.insert("mfaAuthenticated".to_owned(), json!(session.mfa.to_string()));
    set("attributes", Value::Object(attributes));
    if let Some(identity) = &session.source_identity {
        set("sourceIdentity", json!(identity));
    }
    Value::Object(context)
}

/// The web identity provider that the session began with; empty for all others, SAML among them.
fn federation(session: &SessionContext) -> Value {
    let Some(provider) = &session.federated_provider else { return json!({}) };
    let attributes: Map<String, Value> = session
        .federated_attributes
        .iter()
        .map(|(key, value)| (key.clone(), json!(value)))
        .collect();
    json!({"federatedProvider": provider, "attributes": attributes})
}

/// `AKIA…` for long-term keys, `ASIA…` for temporary ones; none for callers without credentials.
fn access_key(identity: &Identity) -> Option<String> {
    let signed = matches!(
        identity.kind,
        IdentityKind::Root
            | IdentityKind::IamUser
            | IdentityKind::AssumedRole
            | IdentityKind::FederatedUser
    );
    let prefix = if identity.session.is_some() { "ASIA" } else { "AKIA" };
    signed.then(|| unique_id(prefix, identity.arn.as_deref().unwrap_or_default()))
}
