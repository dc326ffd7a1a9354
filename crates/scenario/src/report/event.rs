//! The CloudTrail records that a call would leave (section 5 of roles-and-sessions.md): the one in the
//! caller's account, and the copy that the owner of a role in another account gets.
//!
//! Made-up values are obviously so. What is secret never stands in a record, nor does a token.

mod assume_call;
mod error_code;
mod federation;
mod identity;
mod owner;
mod parameters;
mod resources;
mod response;
mod session_policy;

use std::collections::HashMap;

use hatcheck_engine::instant::Instant;
use hatcheck_engine::{Outcome, Step, StepOutcome};
use hatcheck_policy::PolicyKind;
use serde_json::{Map, Value, json};

use crate::compile::{Compiled, CompiledDocument};
use crate::words::{self, Messages};
use assume_call::AssumeCall;

/// The records that one call leaves.
#[derive(Default)]
pub(super) struct Records {
    /// In the caller's account; `None` for calls that write none.
    pub(super) event: Option<Value>,
    /// The copy in the account of a foreign role.
    pub(super) owner_event: Option<Value>,
}

/// Writes the records: it has what they show and a step does not.
pub(super) struct Recorder<'r> {
    now: Option<Instant>,
    messages: Messages,
    /// Session policies, by their place in the file.
    session_policies: HashMap<&'r str, &'r CompiledDocument>,
}

impl<'r> Recorder<'r> {
    /// For the calls of one scenario; records repeat the text that the caller read.
    pub(super) fn new(compiled: &'r Compiled, messages: Messages) -> Self {
        let session_policies = compiled
            .documents
            .iter()
            .filter(|document| document.kind == PolicyKind::Session)
            .map(|document| (document.pointer.as_str(), document))
            .collect();
        Self { now: compiled.world.facts().now, messages, session_policies }
    }

    /// What one call leaves.
    pub(super) fn records(&self, step: &Step) -> Records {
        let call = AssumeCall::of(step);
        let Some(mut event) = self.event(step, call) else { return Records::default() };
        let owner_event = owner::of_foreign_role(step, call).map(|account| {
            event.insert("sharedEventID".to_owned(), json!(owner::shared_id(step, self.now)));
            owner::copy(&event, &step.identity, account)
        });
        Records { event: Some(Value::Object(event)), owner_event }
    }

    fn event(&self, step: &Step, call: Option<AssumeCall>) -> Option<Map<String, Value>> {
        let (service, name) = step.action.split_once(':')?;
        // A permission without a call of its own leaves no record.
        if step.action.eq_ignore_ascii_case("iam:PassRole") {
            return None;
        }
        let name = call.map_or(name, |call| call.name());
        let policies = self.session_policies(step);
        let failed = !is_granted(step);
        let mut event = Map::new();
        let mut set = |key: &str, value: Value| event.insert(key.to_owned(), value);
        set("eventVersion", json!("1.11"));
        set("userIdentity", identity::user_identity(&step.identity, call, self.now));
        set("eventTime", json!(self.now.map(|now| now.to_string())));
        set("eventSource", json!(format!("{}.amazonaws.com", service.to_ascii_lowercase())));
        set("eventName", json!(name));
        set("awsRegion", json!(text(step, "aws:RequestedRegion").unwrap_or("us-east-1")));
        set("sourceIPAddress", json!(source_address(step)));
        set("userAgent", json!(text(step, "aws:UserAgent").unwrap_or("hatcheck")));
        if failed {
            let code = words::error_code(step).unwrap_or_else(|| error_code::of_refusal(service));
            set("errorCode", json!(code));
            set("errorMessage", json!(words::message_as(step, self.messages)));
        }
        let policy = policies.first().map(String::as_str);
        let parameters = call.map(|call| parameters::request_parameters(step, call, policy));
        set("requestParameters", parameters.unwrap_or(Value::Null));
        let answer = (!failed).then(|| response::response_elements(step, self.now, &policies));
        set("responseElements", answer.unwrap_or(Value::Null));
        if let Some(resources) = call.and_then(|call| resources::resources(step, call)) {
            set("resources", resources);
        }
        set("readOnly", json!(is_read_only(name)));
        set("eventType", json!("AwsApiCall"));
        // Work on objects is recorded as data, where a trail asks for it.
        let data =
            step.action.to_ascii_lowercase().starts_with("s3:") && step.resource.contains('/');
        set("managementEvent", json!(!data));
        set("eventCategory", json!(if data { "Data" } else { "Management" }));
        let recipient = step.identity.account.as_ref().filter(|account| *account != "anonymous");
        set("recipientAccountId", json!(recipient.or(step.owner.as_ref())));
        Some(event)
    }

    /// The session policies that an assume call passes, as texts.
    fn session_policies(&self, step: &Step) -> Vec<String> {
        let passed = step.assume.iter().flat_map(|assume| &assume.step.session_policies);
        passed
            .filter_map(|named| self.session_policies.get(&*named.path))
            .map(|document| session_policy::as_sent(document))
            .collect()
    }
}

fn is_granted(step: &Step) -> bool {
    step.outcome == StepOutcome::Decided(Outcome::Allowed)
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

/// Reading calls begin so; assuming a role counts as one, `AssumeRoot` and asking for other credentials do
/// not (section 5.2).
fn is_read_only(name: &str) -> bool {
    ["Get", "List", "Describe", "Lookup", "Head", "AssumeRole"]
        .iter()
        .any(|verb| name.starts_with(verb))
        && !matches!(name, "GetSessionToken" | "GetFederationToken")
}
