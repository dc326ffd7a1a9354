//! `requestParameters`: what an assume call passes, in the lower camel case of the API and without what is
//! not given (section 5.2 of roles-and-sessions.md).

use hatcheck_engine::Step;
use hatcheck_engine::caller::unique_id;
use hatcheck_engine::record::AssumeParameters;
use hatcheck_policy::Arn;
use serde_json::{Map, Value, json};

use super::assume_call::AssumeCall;
use super::{federation, text};

/// The parameters of an assume call. Of its session policies the first stands there with its text; further
/// ones would be managed policies, whose ARNs a scenario does not give.
pub(super) fn request_parameters(step: &Step, call: AssumeCall, policy: Option<&str>) -> Value {
    if call == AssumeCall::Root {
        return root_task(step);
    }
    let passed = match &step.assume {
        Some(assume) => Passed::by_step(assume),
        None => Passed::by_request(step),
    };
    let mut found = Map::new();
    let mut set = |key: &str, value: Value| found.insert(key.to_owned(), value);
    set("roleArn", json!(step.resource));
    if let Some(name) = passed.session_name {
        set("roleSessionName", json!(name));
    }
    if call == AssumeCall::Saml
        && let Some(provider) = federation::saml_provider(step)
    {
        set("principalArn", json!(provider));
        set("sAMLAssertionID", json!(assertion_id(step, provider)));
    }
    if let Some(seconds) = passed.duration_seconds {
        set("durationSeconds", json!(seconds));
    }
    // Only `AssumeRole` has one.
    if let Some(id) = passed.external_id.filter(|_| call == AssumeCall::Role) {
        set("externalId", json!(id));
    }
    if let Some(policy) = policy {
        set("policy", json!(policy));
    }
    if !passed.tags.is_empty() {
        if call.is_federated() {
            set("principalTags", object(&passed.tags));
        } else {
            set("tags", list(&passed.tags));
        }
    }
    if !passed.transitive_tag_keys.is_empty() {
        set("transitiveTagKeys", json!(passed.transitive_tag_keys));
    }
    if !passed.incoming_tags.is_empty() {
        set("incomingTransitiveTags", object(&passed.incoming_tags));
    }
    if let Some(identity) = passed.source_identity {
        set("sourceIdentity", json!(identity));
    }
    Value::Object(found)
}

/// Tags by key and value.
type Tags<'p> = Vec<(&'p str, &'p str)>;

/// What an assume call passes, be it a step of the chain or the request itself.
struct Passed<'p> {
    session_name: Option<&'p str>,
    duration_seconds: Option<i64>,
    external_id: Option<&'p str>,
    tags: Tags<'p>,
    transitive_tag_keys: Vec<&'p str>,
    incoming_tags: Tags<'p>,
    source_identity: Option<&'p str>,
}

impl<'p> Passed<'p> {
    fn by_step(assume: &'p AssumeParameters) -> Self {
        let step = &assume.step;
        Self {
            session_name: Some(&assume.session_name),
            duration_seconds: step.duration_seconds,
            external_id: step.external_id.as_deref(),
            tags: borrowed(&step.tags),
            transitive_tag_keys: step.transitive_tag_keys.iter().map(String::as_str).collect(),
            incoming_tags: borrowed(&assume.incoming_tags),
            source_identity: step.source_identity.as_deref(),
        }
    }

    /// What the context of a request says: the duration has no key.
    fn by_request(step: &'p Step) -> Self {
        Self {
            session_name: text(step, "sts:RoleSessionName"),
            duration_seconds: None,
            external_id: text(step, "sts:ExternalId"),
            tags: requested_tags(step),
            transitive_tag_keys: texts(step, "sts:TransitiveTagKeys"),
            incoming_tags: Tags::new(),
            source_identity: text(step, "sts:SourceIdentity"),
        }
    }
}

fn borrowed(tags: &[(String, String)]) -> Tags<'_> {
    tags.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect()
}

fn requested_tags(step: &Step) -> Tags<'_> {
    let tags = step.context.iter().filter_map(|entry| {
        let (prefix, key) = entry.key.split_once('/')?;
        let value = entry.value.as_ref()?.texts().first()?;
        prefix.eq_ignore_ascii_case("aws:RequestTag").then_some((key, &**value))
    });
    tags.collect()
}

fn texts<'s>(step: &'s Step, key: &str) -> Vec<&'s str> {
    let entry = step.context.iter().find(|entry| entry.key.eq_ignore_ascii_case(key));
    let value = entry.and_then(|entry| entry.value.as_ref());
    value.map(|value| value.texts().iter().map(|text| &**text).collect()).unwrap_or_default()
}

/// As `AssumeRole` takes tags.
fn list(tags: &[(&str, &str)]) -> Value {
    tags.iter().map(|(key, value)| json!({"key": key, "value": value})).collect()
}

/// As an assertion or a token carries tags, and as inherited ones are shown.
fn object(tags: &[(&str, &str)]) -> Value {
    Value::Object(tags.iter().map(|(key, value)| ((*key).to_owned(), json!(value))).collect())
}

/// The id of an assertion that nobody has made.
fn assertion_id(step: &Step, provider: &str) -> String {
    let subject = step.identity.user_name.as_deref().unwrap_or_default();
    unique_id("_", &format!("{provider} {subject} {}", step.resource))
}

/// `AssumeRoot` names the account of a root user and one task.
fn root_task(step: &Step) -> Value {
    let mut found = Map::new();
    let target = Arn::parse(&step.resource)
        .map_or_else(|| step.resource.clone(), |arn| arn.account().to_owned());
    found.insert("targetPrincipal".to_owned(), json!(target));
    if let Some(task) = text(step, "sts:TaskPolicyArn") {
        found.insert("taskPolicyArn".to_owned(), json!({"arn": task}));
    }
    Value::Object(found)
}
