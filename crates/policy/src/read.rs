//! Reading a policy document: text in, typed policy and diagnostics out.
//!
//! Nothing a text holds makes this fail: what cannot be read is reported and left out, and the rest
//! stands (L-020, L-021).

mod action;
mod condition;
mod principal;
mod resource;
mod statement;

use crate::json::Place;
use crate::json::{self, Node, SyntaxError, Value};
use crate::kind::{Element, PolicyKind, Presence};
use crate::order::sort_by_key;
use crate::policy::{Policy, Version};
use crate::problem::{Diagnostic, Expected, JsonType, Problem};
use crate::span::Span;

/// Reads a policy document of one kind.
///
/// Takes the document's text; gives what can be evaluated of it and everything that AWS would object
/// to. Spans are byte offsets into `text`.
pub fn parse(text: &str, kind: PolicyKind) -> Policy {
    let mut report = Report { kind, diagnostics: Vec::new() };
    let mut policy = match json::parse(text) {
        Ok(node) => document(&node, &mut report),
        Err(SyntaxError { fault, span }) => {
            report.add(Problem::JsonSyntax { fault }, span, &Place::ROOT);
            unreadable()
        }
    };
    if policy.readable {
        unsupported_characters(text, &mut report);
    }
    policy.diagnostics = report.diagnostics;
    sort_by_key(&mut policy.diagnostics, |diagnostic| diagnostic.span.start);
    policy
}

/// What has been found so far, and which kind of policy is being read.
struct Report {
    kind: PolicyKind,
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    fn add(&mut self, problem: Problem, span: Span, place: &Place<'_>) {
        self.diagnostics.push(Diagnostic { problem, span, pointer: place.pointer() });
    }

    fn wrong_type(&mut self, expected: Expected, node: &Node<'_>, place: &Place<'_>) {
        self.add(Problem::WrongType { expected, found: json_type(node) }, node.span, place);
    }
}

fn unreadable() -> Policy {
    Policy {
        version: Version::default(),
        statements: Vec::new(),
        broken: Vec::new(),
        readable: false,
        diagnostics: Vec::new(),
    }
}

fn document(node: &Node<'_>, report: &mut Report) -> Policy {
    let mut policy = unreadable();
    let root = &Place::ROOT;
    let Value::Object(members) = &node.value else {
        report.wrong_type(Expected::Document, node, root);
        return policy;
    };
    policy.readable = true;
    unknown_and_duplicate(members, &Element::OF_DOCUMENT, root, report);
    policy.version = version(node, report);
    if let Some(id) = node.get("Id") {
        let kind = report.kind;
        if kind.presence(Element::Id) == Presence::Forbidden {
            let problem = Problem::ForbiddenElement { element: Element::Id, kind }; // L-031
            report.add(problem, id.span, &root.member("Id"));
        } else if id.as_str().is_none() {
            report.wrong_type(Expected::Text, id, &root.member("Id")); // L-019
        }
    }
    let Some(statements) = node.get("Statement") else {
        let problem = Problem::MissingElement { element: Element::Statement, kind: report.kind };
        report.add(problem, node.span, root);
        return policy;
    };
    let place = root.member("Statement");
    let nodes = match &statements.value {
        Value::Object(_) => std::slice::from_ref(statements), // L-008
        Value::Array(nodes) => nodes.as_slice(),
        _ => {
            report.wrong_type(Expected::Statements, statements, &place);
            return policy;
        }
    };
    let single = matches!(statements.value, Value::Object(_));
    for (index, node) in nodes.iter().enumerate() {
        let place = if single { place } else { place.entry(index) };
        match statement::read(node, index, policy.version, &place, report) {
            Ok(statement) => policy.statements.push(statement),
            Err(broken) => policy.broken.push(broken),
        }
    }
    policy
}

fn version(node: &Node<'_>, report: &mut Report) -> Version {
    let kind = report.kind;
    let is_required = kind.presence(Element::Version) == Presence::Required;
    let required = Problem::MissingElement { element: Element::Version, kind };
    let Some(version) = node.get("Version") else {
        if is_required {
            report.add(required, node.span, &Place::ROOT); // L-030
        }
        return Version::V2008; // L-004
    };
    let place = Place::ROOT.member("Version");
    match version.as_str() {
        Some("2012-10-17") => Version::V2012,
        Some("2008-10-17") => {
            if is_required {
                report.add(required, version.span, &place);
            }
            Version::V2008
        }
        Some(found) => {
            let problem = Problem::InvalidVersion { found: found.to_owned() };
            report.add(problem, version.span, &place);
            Version::V2008
        }
        None => {
            report.wrong_type(Expected::Text, version, &place);
            Version::V2008
        }
    }
}

/// Reports members that stand twice (L-013).
fn duplicates(members: &[json::Member<'_>], place: &Place<'_>, report: &mut Report) {
    for (at, member) in members.iter().enumerate() {
        let name = &member.name.value;
        if members[..at].iter().any(|earlier| earlier.name.value == *name) {
            let problem = Problem::DuplicateMember { name: name.to_string() };
            report.add(problem, member.name.span, &place.member(name));
        }
    }
}

/// Reports members that stand twice (L-013) and members that no policy has (L-003, L-012).
fn unknown_and_duplicate(
    members: &[json::Member<'_>],
    known: &[Element],
    place: &Place<'_>,
    report: &mut Report,
) {
    duplicates(members, place, report);
    for member in members {
        let name = &member.name.value;
        let place = place.member(name);
        if !known.iter().any(|element| element.name() == name) {
            let nearest = crate::nearest(name, known.iter().map(|element| element.name()));
            let problem = Problem::UnknownElement { name: name.to_string(), nearest };
            report.add(problem, member.name.span, &place);
        }
    }
}

/// Characters that IAM does not store (L-002). They are still compared as they are.
fn unsupported_characters(text: &str, report: &mut Report) {
    let stored = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{ff}');
    if let Some((at, character)) = text.char_indices().find(|(_, c)| !stored(*c)) {
        let span = Span::new(at, at + character.len_utf8());
        report.add(Problem::UnsupportedCharacter { character }, span, &Place::ROOT);
    }
}

/// A text, or each text of a list (L-015). `None`, and reported, if anything else stands there.
fn texts<'n>(
    node: &'n Node<'_>,
    place: &Place<'_>,
    report: &mut Report,
) -> Option<Vec<(&'n str, Span)>> {
    if let Some(text) = node.as_str() {
        return Some(vec![(text, node.span)]);
    }
    let Value::Array(items) = &node.value else {
        report.wrong_type(Expected::TextOrList, node, place);
        return None;
    };
    let mut texts = Vec::with_capacity(items.len());
    let mut sound = true;
    for (at, item) in items.iter().enumerate() {
        match item.as_str() {
            Some(text) => texts.push((text, item.span)),
            None => {
                report.wrong_type(Expected::Text, item, &place.entry(at));
                sound = false;
            }
        }
    }
    sound.then_some(texts)
}

fn json_type(node: &Node<'_>) -> JsonType {
    match node.value {
        Value::Null => JsonType::Null,
        Value::Bool(_) => JsonType::Boolean,
        Value::Number(_) => JsonType::Number,
        Value::String(_) => JsonType::String,
        Value::Array(_) => JsonType::Array,
        Value::Object(_) => JsonType::Object,
    }
}

#[cfg(test)]
#[path = "read_test.rs"]
mod tests;
