//! Policy documents: as such, in what the CLI prints around them, percent-encoded or as a text in JSON, and with
//! mistakes in them.

use std::borrow::Cow;

use hatcheck_policy::guess::{Guess, guess};
use hatcheck_policy::json::{self, Node, Value};
use hatcheck_policy::{Arn, PolicyKind};
use hatcheck_scenario::percent;

use super::{Document, Parts, string};
use crate::labels::incoming as labels;

/// How deep answers put documents.
const MAX_DEPTH: usize = 4;
/// More documents than these are not taken from one text.
const MAX_DOCUMENTS: usize = 20;

/// Members that name what a document hangs on.
const OWNERS: [(&str, &str); 3] =
    [("RoleName", "roles"), ("UserName", "users"), ("GroupName", "groups")];
/// Members that name a resource by its ARN.
const ARNS: [&str; 5] = ["QueueArn", "TopicArn", "ARN", "Arn", "resourceArn"];

/// The documents of a value.
pub(super) fn parts(node: &Node<'_>) -> Option<Parts> {
    let mut documents = Vec::new();
    collect(node, &Surroundings::default(), MAX_DEPTH, &mut documents);
    let what = match documents.as_slice() {
        [] => return None,
        [one] => labels::document(one.kind).to_owned(),
        several => labels::documents(several.len()),
    };
    Some(Parts { what, documents, ..Parts::default() })
}

/// What a text most likely is that would be a policy, were it JSON.
pub(super) fn broken(text: &str) -> Option<Parts> {
    let has = |word: &str| text.contains(word);
    if !text.starts_with('{') || !has("\"Statement\"") || !has("\"Effect\"") {
        return None;
    }
    let guess = match (has("Principal\""), has("Resource\"")) {
        (false, _) => Guess::WITHOUT_PRINCIPAL,
        (true, false) if has("sts:") => Guess::TRUST,
        (true, _) => Guess::RESOURCE,
    };
    let document = Document {
        kind: guess.kind,
        also: guess.also,
        name: None,
        owner: None,
        text: text.to_owned(),
    };
    Some(Parts {
        what: labels::document(guess.kind).to_owned(),
        documents: vec![document],
        ..Parts::default()
    })
}

/// The text of whatever stands where a policy must stand, laid out where it is JSON, percent-encoded or not.
pub(super) fn text_of(node: &Node<'_>) -> Option<String> {
    match &node.value {
        Value::Object(_) => Some(json::lay_out(node)),
        Value::String(text) => {
            let text = decoded(text);
            Some(json::parse(&text).map(|inner| json::lay_out(&inner)).unwrap_or(text.into_owned()))
        }
        _ => None,
    }
}

/// A text without its percent-encoding, where it has one as IAM's API uses it.
fn decoded(text: &str) -> Cow<'_, str> {
    let is_encoded = text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("%7b"));
    let decoded = if is_encoded { percent::decode(text) } else { None };
    decoded.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// What the objects around a document say of it.
#[derive(Clone, Default)]
struct Surroundings {
    name: Option<String>,
    owner: Option<(&'static str, String)>,
    kind: Option<PolicyKind>,
}

fn collect(node: &Node<'_>, around: &Surroundings, depth: usize, found: &mut Vec<Document>) {
    if depth == 0 || found.len() >= MAX_DOCUMENTS {
        return;
    }
    if let Some(guess) = guess(node) {
        let sure = around.kind.map(|kind| (kind, guess.also));
        let (kind, also) = sure.unwrap_or((guess.kind, guess.also));
        let (name, owner) = (around.name.clone(), around.owner.clone());
        found.push(Document { kind, also, name, owner, text: json::lay_out(node) });
        return;
    }
    let mut around = around.clone();
    let members = match &node.value {
        Value::Object(members) => members,
        Value::Array(items) => {
            return items.iter().for_each(|item| collect(item, &around, depth - 1, found));
        }
        Value::String(text) => {
            let text = decoded(text);
            if let (true, Ok(inner)) = (text.starts_with('{'), json::parse(&text)) {
                collect(&inner, &around, depth - 1, found);
            }
            return;
        }
        _ => return,
    };
    if let Some(name) = string(node, "PolicyName") {
        around.name = Some(name.to_owned());
    }
    for (member, list) in OWNERS {
        if let Some(name) = string(node, member) {
            around.owner = Some((list, name.to_owned()));
        }
    }
    let is_other = |arn: &&str| Arn::parse(arn).is_some_and(|arn| arn.service() != "iam");
    if let Some(arn) = ARNS.iter().find_map(|member| string(node, member)).filter(is_other) {
        around.owner = Some(("resources", arn.to_owned()));
    }
    // What AWS Organizations says of its policies.
    if let Some(summary) = node.get("PolicySummary") {
        around.name = string(summary, "Name").map(str::to_owned);
        around.kind = match string(summary, "Type") {
            Some("SERVICE_CONTROL_POLICY") => Some(PolicyKind::Scp),
            Some("RESOURCE_CONTROL_POLICY") => Some(PolicyKind::Rcp),
            _ => None,
        };
    }
    for member in members {
        collect(&member.value, &around, depth - 1, found);
    }
}
