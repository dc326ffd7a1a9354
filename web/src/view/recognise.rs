//! What somebody pasted or dropped: an error message, a CloudTrail record, a policy, what the AWS CLI printed, a
//! scenario, a link. Says what it is and what is in it; where that goes in a scenario is `state::incoming`'s affair.
//!
//! Pure and forgiving: a Markdown fence, quotes, percent-encoding and JSON within JSON are undone first. What comes in
//! may be anything, so nothing here may panic, and no text is read more than a few times.

mod authorization;
mod documents;
mod found;
mod iam;
mod record;
mod refusal;
mod simulation;

use hatcheck_policy::json::{self, Node, Value};
use hatcheck_scenario::link::{self, LinkError};
use hatcheck_scenario::percent;

use crate::labels::incoming as labels;

pub use found::{Call, Document, Entity, Found, Parts};

/// Larger texts are not looked at: no scenario may be larger.
const MAX_BYTES: usize = 5 * 1024 * 1024;
/// How often JSON may be wrapped into a text of JSON, and the like.
const MAX_WRAPS: usize = 4;

/// Recognises a text; `None` where it is nothing that could be put to use.
pub fn recognise(text: &str) -> Option<Found> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    read(text, MAX_WRAPS).or_else(|| read(fenced(text)?.trim(), MAX_WRAPS))
}

/// What stands in the first Markdown fence of a text.
fn fenced(text: &str) -> Option<&str> {
    let (_, behind) = text.split_once("```")?;
    // The info string is no part of it.
    let (_, inside) = behind.split_once('\n')?;
    Some(inside.split_once("```").map_or(inside, |(inside, _)| inside))
}

fn read(text: &str, wraps: usize) -> Option<Found> {
    let inside = |text: &str| read(text.trim(), wraps.checked_sub(1)?);
    if let Ok(node) = json::parse(text) {
        return match &node.value {
            // Written down as JSON once more.
            Value::String(text) => inside(text),
            Value::Object(_) | Value::Array(_) => of_json(&node, text),
            _ => None,
        };
    }
    // What IAM's API sends, and the CLI prints when asked for text.
    if text.starts_with("%7B") || text.starts_with("%7b") {
        return inside(&percent::decode(text)?);
    }
    let found = record::lines(text).or_else(|| refusal::parts(text));
    found
        .map(Found::Parts)
        .or_else(|| linked(text))
        .or_else(|| documents::broken(text).map(Found::Parts))
}

fn linked(text: &str) -> Option<Found> {
    match link::read_fragment(text) {
        Err(LinkError::NotALink) => None,
        // What is wrong with the others is said when they are opened.
        _ => Some(Found::Link(text.to_owned())),
    }
}

fn of_json(node: &Node<'_>, text: &str) -> Option<Found> {
    if let Some(found) = exercise(node, text).or_else(|| scenario(node, text)) {
        return Some(found);
    }
    let parts = record::parts(node)
        .or_else(|| simulation::parts(node))
        .or_else(|| authorization::parts(node))
        .or_else(|| iam::parts(node))
        .or_else(|| documents::parts(node))
        .or_else(|| request(node));
    // A message or a link, somewhere in the answer of a service or in a log.
    parts.map(Found::Parts).or_else(|| in_strings(node))
}

/// An exercise, which has a scenario in it.
fn exercise(node: &Node<'_>, text: &str) -> Option<Found> {
    let is_one = node.get("exercise").is_some() && node.get("checks")?.as_array().is_some();
    is_one.then(|| Found::Exercise(text.to_owned()))
}

/// The lists of a scenario that hold objects.
const LISTS: [&str; 7] =
    ["users", "roles", "resources", "accounts", "groups", "identityProviders", "vpcEndpoints"];

/// A scenario; the one in a draft.
fn scenario(node: &Node<'_>, text: &str) -> Option<Found> {
    match node.get("scenario") {
        Some(Node { value: Value::String(text), .. }) => {
            return scenario(&json::parse(text).ok()?, text);
        }
        Some(inner @ Node { value: Value::Object(_), span }) => {
            return scenario(inner, text.get(span.start..span.end)?);
        }
        _ => {}
    }
    let has_entries = |list: &&str| {
        let first = items(node.get(list)).first();
        first.is_some_and(|own| own.get("arn").or(own.get("id")).is_some())
    };
    // A report has a list of requests too, which are no requests.
    let has_requests = node.get("requests").is_some_and(|own| own.as_array().is_some());
    let is_scenario = has_requests && node.get("summary").is_none();
    (is_scenario || LISTS.iter().any(has_entries)).then(|| Found::Scenario(text.to_owned()))
}

/// A request as it stands in a scenario.
fn request(node: &Node<'_>) -> Option<Parts> {
    let Value::Object(members) = &node.value else { return None };
    let principal = node.get("principal").map(json::minify)?;
    let action = string(node, "action")?;
    let resource = string(node, "resource").unwrap_or("*");
    let mut call = Call::new(principal, action, resource);
    const MORE: [&str; 11] = [
        "name",
        "federatedBy",
        "assume",
        "resourceAccount",
        "context",
        "sessionPolicy",
        "credentials",
        "through",
        "session",
        "expect",
        "unknownContext",
    ];
    for member in members {
        if let Some(name) = MORE.iter().find(|name| **name == member.name.value) {
            call.more.push((name, json::minify(&member.value)));
        }
    }
    Some(Parts { what: labels::REQUEST.into(), calls: vec![call], ..Parts::default() })
}

/// What is found first in the strings of a value, in their order.
fn in_strings(node: &Node<'_>) -> Option<Found> {
    match &node.value {
        Value::String(text) => refusal::parts(text).map(Found::Parts).or_else(|| linked(text)),
        Value::Array(items) => items.iter().find_map(in_strings),
        Value::Object(members) => members.iter().find_map(|own| in_strings(&own.value)),
        _ => None,
    }
}

/// The string at a member; none where it is empty.
fn string<'n>(node: &'n Node<'_>, name: &str) -> Option<&'n str> {
    node.get(name).and_then(Node::as_str).filter(|text| !text.is_empty())
}

/// The entries of a list; none where it is no list.
fn items<'n, 't>(node: Option<&'n Node<'t>>) -> &'n [Node<'t>] {
    node.and_then(Node::as_array).unwrap_or_default()
}

/// The string that a pointer leads to.
fn text_at<'n>(node: &'n Node<'_>, pointer: &str) -> Option<&'n str> {
    node.at(pointer).and_then(Node::as_str).filter(|text| !text.is_empty())
}

/// An object from names and JSON.
fn object(members: &[(&str, String)]) -> String {
    let mut out = String::from("{");
    for (name, value) in members {
        if out.len() > 1 {
            out.push_str(", ");
        }
        out.push_str(&json::quote(name));
        out.push_str(": ");
        out.push_str(value);
    }
    out.push('}');
    out
}

#[cfg(test)]
mod tests;
