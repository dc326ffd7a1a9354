//! What a suggestion does, for people.

use hatcheck_engine::Layer;
use hatcheck_engine::remedy::{Entry, Grant, Remedy, Sent};
use hatcheck_engine::request::Value;

use super::{policy_name, short_name};
use crate::suggest::Suggestion;

/// One sentence for each thing to do.
pub fn suggestion(suggestion: &Suggestion) -> String {
    let sentences: Vec<String> = suggestion.remedies.iter().map(remedy).collect();
    sentences.join(" ")
}

/// That not every denial was looked at.
pub fn untried(requests: usize) -> String {
    format!(
        "No suggestions were tried for {requests} more denied requests: the file is too large for all of them. Ask for fewer requests at a time."
    )
}

fn remedy(remedy: &Remedy) -> String {
    match remedy {
        Remedy::Extend { policy, statement, sid, entry } => {
            let name = match sid {
                Some(sid) => format!("statement {sid}"),
                None => format!("statement {}", statement + 1),
            };
            let place = format!(
                "{name} of {}",
                policy_name(policy.layer, &policy.name, &policy.attached_to)
            );
            match entry {
                Entry::Action(action) => format!("Add {action} to {place}."),
                Entry::Resource(resource) => format!("Add {resource} to the Resource of {place}."),
                Entry::Principal(principal) => format!(
                    "Name {} in {place}: add {} to its Principal.",
                    short_name(&principal.text),
                    principal.text
                ),
            }
        }
        Remedy::AddStatement { policy, grant } => {
            let policy = policy_name(policy.layer, &policy.name, &policy.attached_to);
            format!("Add a statement to {policy} that allows {}.", granted(grant))
        }
        Remedy::AttachPolicy { layer, to, grant } => {
            let kind = match layer {
                Layer::Trust => "a trust policy",
                Layer::Resource => "a resource-based policy",
                _ => "a policy",
            };
            format!("Give {} {kind} that allows {}.", short_name(to), granted(grant))
        }
        Remedy::Tag { on, key, value } => {
            format!("Tag {} with {key} = {value}.", short_name(on))
        }
        Remedy::Send { what, .. } => sent(what),
    }
}

fn granted(grant: &Grant) -> String {
    let actions = grant.actions.join(" and ");
    let who = grant.principal.as_ref().map(|principal| short_name(&principal.text));
    let to = who.map(|who| format!("{who} ")).unwrap_or_default();
    match &grant.resource {
        // The only entry that covers an action without resource types (E-355).
        Some(resource) if resource == "*" => {
            format!("{to}{actions} on *, which is all that this action can be allowed on")
        }
        Some(resource) => format!("{to}{actions} on {resource}"),
        None if grant.conditions.is_empty() => format!("{to}{actions}"),
        None => {
            let conditions: Vec<String> =
                grant.conditions.iter().map(|(key, value)| format!("{key} = {value}")).collect();
            format!("{to}{actions} with {}", conditions.join(" and "))
        }
    }
}

fn sent(what: &Sent) -> String {
    match what {
        Sent::Role(arn) => format!("Assume {arn} instead."),
        Sent::ExternalId(id) => format!("Send the external id {id}."),
        Sent::SourceIdentity(identity) => format!("Send the source identity {identity}."),
        Sent::SessionName(name) => format!("Name the session {name}."),
        Sent::SessionTag(key, value) => format!("Pass the session tag {key} = {value}."),
        Sent::Duration(seconds) => format!("Ask for {seconds} seconds."),
        Sent::Context(key, value) => {
            let value = match value {
                Value::One(text) => text.to_string(),
                Value::Many(texts) => format!("[{}]", texts.join(", ")),
            };
            if key.eq_ignore_ascii_case("aws:MultiFactorAuthPresent") && value == "true" {
                return format!("Use MFA: make the call with {key} true.");
            }
            if key.eq_ignore_ascii_case("aws:PrincipalOrgID") {
                return format!("If the caller's account is in it, say so: {key} = \"{value}\".");
            }
            if key.eq_ignore_ascii_case("aws:SourceIp") {
                return format!("Make the call from {value}.");
            }
            format!("Make the call with {key} = \"{value}\".")
        }
    }
}
