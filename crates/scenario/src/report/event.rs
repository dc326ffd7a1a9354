//! The CloudTrail record that a call would leave in the caller's account (section 5 of
//! roles-and-sessions.md).
//!
//! Made-up values are obviously so. What is secret never stands in a record, nor does a token.

use hatcheck_engine::caller::unique_id;
use hatcheck_engine::instant::Instant;
use hatcheck_engine::record::{AssumeParameters, Identity, IdentityKind};
use hatcheck_engine::{Outcome, Step, StepOutcome};
use serde_json::{Map, Value, json};

use crate::words;

/// The record of one call; `None` for calls that write none.
pub(super) fn event(step: &Step, now: Option<Instant>) -> Option<Value> {
    let (service, name) = step.action.split_once(':')?;
    // A permission without a call of its own leaves no record.
    if step.action.eq_ignore_ascii_case("iam:PassRole") {
        return None;
    }
    let failed = step.outcome != StepOutcome::Decided(Outcome::Allowed);
    let mut event = Map::new();
    let mut set = |key: &str, value: Value| event.insert(key.to_owned(), value);
    set("eventVersion", json!("1.11"));
    set("userIdentity", identity(&step.identity));
    set("eventTime", json!(now.map(|now| now.to_string())));
    set("eventSource", json!(format!("{}.amazonaws.com", service.to_ascii_lowercase())));
    set("eventName", json!(name));
    set("awsRegion", json!(text(step, "aws:RequestedRegion").unwrap_or("us-east-1")));
    set("sourceIPAddress", json!(source_address(step)));
    set("userAgent", json!(text(step, "aws:UserAgent").unwrap_or("hatcheck")));
    if failed {
        set("errorCode", json!(words::error_code(step).unwrap_or("AccessDenied")));
        set("errorMessage", json!(words::message(step)));
    }
    set("requestParameters", step.assume.as_ref().map_or(Value::Null, parameters));
    set("responseElements", if failed { Value::Null } else { response(step) });
    if let Some(account) = step.owner.as_ref().filter(|_| step.assume.is_some()) {
        let role = json!({"accountId": account, "type": "AWS::IAM::Role", "ARN": step.resource});
        set("resources", json!([role]));
    }
    set("readOnly", json!(is_read_only(name)));
    set("eventType", json!("AwsApiCall"));
    // Work on objects is recorded as data, where a trail asks for it.
    let data = step.action.to_ascii_lowercase().starts_with("s3:") && step.resource.contains('/');
    set("managementEvent", json!(!data));
    set("eventCategory", json!(if data { "Data" } else { "Management" }));
    let recipient = step.identity.account.as_ref().filter(|account| *account != "anonymous");
    set("recipientAccountId", json!(recipient.or(step.owner.as_ref())));
    Some(Value::Object(event))
}

fn text<'s>(step: &'s Step, key: &str) -> Option<&'s str> {
    let entry = step.context.iter().find(|entry| entry.key.eq_ignore_ascii_case(key))?;
    entry.value.as_ref()?.texts().first().map(AsRef::as_ref)
}

fn source_address(step: &Step) -> &str {
    match &step.identity.invoked_by {
        Some(service) => service,
        None => text(step, "aws:SourceIp").unwrap_or("203.0.113.1"),
    }
}

/// Reading calls begin so; assuming a role counts as one (section 5.2).
fn is_read_only(name: &str) -> bool {
    ["Get", "List", "Describe", "Lookup", "Head", "AssumeRole"]
        .iter()
        .any(|verb| name.starts_with(verb) && !name.starts_with("AssumeRoot"))
        && !matches!(name, "GetSessionToken" | "GetFederationToken")
}

fn identity(identity: &Identity) -> Value {
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
        let mut context = Map::new();
        if let Some(issuer) = &session.issuer {
            let issuer = json!({
                "type": issuer.kind,
                "principalId": issuer.principal_id,
                "arn": issuer.arn,
                "accountId": issuer.account,
                "userName": issuer.user_name,
            });
            context.insert("sessionIssuer".to_owned(), issuer);
        }
        if identity.kind == IdentityKind::AssumedRole {
            let federation = match &session.federated_provider {
                Some(provider) => json!({"federatedProvider": provider, "attributes": {}}),
                None => json!({}),
            };
            context.insert("webIdFederationData".to_owned(), federation);
        }
        let mfa = session.mfa.to_string();
        let attributes = json!({"creationDate": session.created, "mfaAuthenticated": mfa});
        context.insert("attributes".to_owned(), attributes);
        if let Some(identity) = &session.source_identity {
            context.insert("sourceIdentity".to_owned(), json!(identity));
        }
        found.insert("sessionContext".to_owned(), Value::Object(context));
    }
    Value::Object(found)
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

/// In the lower camel case of the call, and without what is not given (section 5.2).
fn parameters(assume: &AssumeParameters) -> Value {
    let step = &assume.step;
    let tags = |tags: &[(String, String)]| -> Value {
        tags.iter().map(|(key, value)| json!({"key": key, "value": value})).collect()
    };
    let mut found = Map::new();
    let mut set = |key: &str, value: Value| found.insert(key.to_owned(), value);
    set("roleArn", json!(step.role));
    set("roleSessionName", json!(assume.session_name));
    if let Some(seconds) = step.duration_seconds {
        set("durationSeconds", json!(seconds));
    }
    if let Some(id) = &step.external_id {
        set("externalId", json!(id));
    }
    if !step.tags.is_empty() {
        set("tags", tags(&step.tags));
    }
    if !step.transitive_tag_keys.is_empty() {
        set("transitiveTagKeys", json!(step.transitive_tag_keys));
    }
    if !assume.incoming_tags.is_empty() {
        let incoming: Map<String, Value> =
            assume.incoming_tags.iter().map(|(key, value)| (key.clone(), json!(value))).collect();
        set("incomingTransitiveTags", Value::Object(incoming));
    }
    if let Some(identity) = &step.source_identity {
        set("sourceIdentity", json!(identity));
    }
    Value::Object(found)
}

/// What a granted assumption returns, without the secret (section 5.2).
fn response(step: &Step) -> Value {
    let (Some(session), Some(assume)) = (&step.session, &step.assume) else { return Value::Null };
    let role_id = assume.role_id.as_deref().unwrap_or_default();
    let mut found = json!({
        "credentials": {
            "accessKeyId": unique_id("ASIA", &session.arn),
            "sessionToken": "(omitted)",
        },
        "assumedRoleUser": {
            "assumedRoleId": format!("{role_id}:{}", assume.session_name),
            "arn": session.arn,
        },
    });
    if let (Some(identity), Some(object)) = (&session.source_identity, found.as_object_mut()) {
        object.insert("sourceIdentity".to_owned(), json!(identity));
    }
    found
}
