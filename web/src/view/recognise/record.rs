//! A CloudTrail record (section 5 of roles-and-sessions.md), alone, in a list, or in what the CLI or EventBridge put
//! around it: who called what, from where.

mod caller;
mod subject;

use std::net::IpAddr;

use hatcheck_policy::json::{self, Node, Value};
use hatcheck_policy::{Arn, arn};

use self::caller::Caller;
use self::subject::{action_of, resource_of};
use super::{Call, Entity, Parts, items, object, refusal, string, text_at};
use crate::labels::incoming as labels;

/// How often a record may stand as a text in another one.
const MAX_WRAPS: usize = 3;

/// The calls of all records in a value. Where some were refused, only those.
pub(super) fn parts(node: &Node<'_>) -> Option<Parts> {
    let (mut all, mut refused) = (Parts::default(), Parts::default());
    each(node, MAX_WRAPS, &mut |record| {
        let Some((call, owner)) = call(record) else { return };
        if is_refused(record) {
            refused.add(call.clone(), owner.clone());
        }
        all.add(call, owner);
    });
    let mut parts = if refused.calls.is_empty() { all } else { refused };
    parts.what = labels::records(parts.calls.len());
    (!parts.calls.is_empty()).then_some(parts)
}

/// Records with a line each.
pub(super) fn lines(text: &str) -> Option<Parts> {
    if !text.starts_with('{') || !text.contains("userIdentity") {
        return None;
    }
    let lines: Result<Vec<_>, _> =
        text.lines().filter(|line| !line.trim().is_empty()).map(json::parse).collect();
    let value = Value::Array(lines.ok()?);
    parts(&Node { value, span: hatcheck_policy::Span::new(0, text.len()) })
}

/// Shows every record of a value.
fn each(node: &Node<'_>, wraps: usize, show: &mut dyn FnMut(&Node<'_>)) {
    match &node.value {
        Value::Object(_)
            if node.get("userIdentity").is_some() && node.get("eventName").is_some() =>
        {
            show(node);
        }
        Value::Object(members) => members.iter().for_each(|own| each(&own.value, wraps, show)),
        Value::Array(items) => items.iter().for_each(|item| each(item, wraps, show)),
        Value::String(text)
            if wraps > 0 && text.starts_with('{') && text.contains("userIdentity") =>
        {
            if let Ok(inner) = json::parse(text) {
                each(&inner, wraps - 1, show);
            }
        }
        _ => {}
    }
}

fn is_refused(record: &Node<'_>) -> bool {
    string(record, "errorCode")
        .is_some_and(|code| code.contains("Denied") || code.contains("Unauthorized"))
}

fn call(record: &Node<'_>) -> Option<(Call, Option<Entity>)> {
    // Where it is there, the message names what was decided; event and action may have different names.
    let message = string(record, "errorMessage").and_then(refusal::read);
    let caller = Caller::of(record, message.as_ref())?;
    let service = string(record, "eventSource").unwrap_or_default();
    let event = string(record, "eventName")?;
    let action = message.as_ref().map(|message| message.action.clone());
    let action = action.or_else(|| action_of(service, event))?;
    let resource = message.and_then(|message| message.resource);
    let resource = resource.or_else(|| resource_of(record)).unwrap_or_else(|| "*".to_owned());
    let mut call = Call::new(caller.principal, &action, &resource);
    call.more = caller.more;
    if let Some(account) = owner_of(record, &resource) {
        call.more.push(("resourceAccount", json::quote(account)));
    }
    let context = context(record);
    if !context.is_empty() {
        call.more.push(("context", object(&context)));
    }
    if let Some(endpoint) = string(record, "vpcEndpointId") {
        call.more.push(("through", json::quote(endpoint)));
    }
    Some((call, caller.owner))
}

/// Context keys that a record tells.
fn context(record: &Node<'_>) -> Vec<(&'static str, String)> {
    let mut context = Vec::new();
    for (key, pointer) in TOLD {
        let Some(told) = text_at(record, pointer) else { continue };
        match key {
            // A service that calls for somebody leaves its name there.
            "aws:SourceIp" if told.parse::<IpAddr>().is_err() => {}
            "aws:MultiFactorAuthPresent" => context.push((key, (told == "true").to_string())),
            _ => context.push((key, json::quote(told))),
        }
    }
    context
}

/// Context keys, and where a record tells them.
const TOLD: [(&str, &str); 6] = [
    ("aws:SourceIp", "/sourceIPAddress"),
    ("aws:UserAgent", "/userAgent"),
    ("aws:RequestedRegion", "/awsRegion"),
    ("aws:MultiFactorAuthPresent", "/userIdentity/sessionContext/attributes/mfaAuthenticated"),
    ("sts:ExternalId", "/requestParameters/externalId"),
    ("sts:RoleSessionName", "/requestParameters/roleSessionName"),
];

/// The account that owns the resource, where its ARN does not say it.
fn owner_of<'n>(record: &'n Node<'_>, resource: &str) -> Option<&'n str> {
    let silent = Arn::parse(resource).is_some_and(|arn| arn.account().is_empty());
    let listed = items(record.get("resources")).iter();
    let owner = listed.filter_map(|own| string(own, "accountId")).next();
    owner.filter(|owner| silent && arn::is_account_id(owner))
}
