//! Reading a scenario file: text in, scenario or the first fault out.

use std::collections::HashMap;
use std::sync::Arc;

use hatcheck_policy::arn::{Arn, is_account_id};
use hatcheck_policy::json::{self, Node, Value};
use hatcheck_policy::{LineIndex, Span};
use serde::Deserialize;

use crate::error::{FormatError, FormatFault};
use crate::format::{DOCUMENT_EXPECTED, Request, Scenario};

/// A scenario is at most this many bytes of text.
pub const MAX_BYTES: usize = 5 * 1024 * 1024;

/// The file a scenario was read from, for positions.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its text.
    pub text: Arc<str>,
    /// Its lines.
    pub index: LineIndex,
}

/// A scenario with the file it came from.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What was read.
    pub scenario: Scenario,
    /// From what.
    pub source: Source,
}

/// Reads a scenario.
///
/// Takes the whole text of the file. Fails with the first thing that keeps it from being a scenario;
/// mistakes inside policy documents are no such thing, they become diagnostics of the report.
pub fn read(text: &str) -> Result<Loaded, FormatError> {
    if text.len() > MAX_BYTES {
        let fault = FormatFault::TooLarge { bytes: text.len() };
        return Err(fault.at("", Span::new(0, 0), ""));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut scenario = typed::<Scenario>(text)?;
    check(&scenario, text)?;
    scenario.visit_documents(&mut |_, document| document.place_in(text));
    let source = Source { text: text.into(), index: LineIndex::new(text) };
    Ok(Loaded { scenario, source })
}

/// Reads one request by itself, as an editor holds it.
///
/// Fails like [`read`]. Positions, and those of session policies in it, refer to this text.
pub fn read_request(text: &str) -> Result<Request, FormatError> {
    let mut request = typed::<Request>(text)?;
    let issued = request.session.as_ref().and_then(|session| session.issued_at.as_deref());
    Checker { text, seen: HashMap::new() }.instant(issued, "/session/issuedAt")?;
    request.visit_documents("", &mut |_, document| document.place_in(text));
    Ok(request)
}

/// The types of a text; where it does not fit them, the place of what is wrong.
fn typed<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, FormatError> {
    let is_object = text.trim_start().starts_with('{');
    if is_object && json::depth(text) <= json::MAX_DEPTH {
        match serde_json::from_str(text) {
            Ok(value) => return Ok(value),
            Err(error) => return Err(wrong_shape(&error, &tree(text)?, text)),
        }
    }
    let span = tree(text)?.span;
    Err(FormatFault::NotAnObject.at("", span, text))
}

/// Every value with its place, which only a fault asks for.
fn tree(text: &str) -> Result<Node<'_>, FormatError> {
    json::parse(text).map_err(|error| FormatFault::Syntax(error.fault).at("", error.span, text))
}

/// Says in terms of the format what serde said in terms of types.
fn wrong_shape(error: &serde_json::Error, root: &Node<'_>, text: &str) -> FormatError {
    let offset = offset_of(error, text);
    let mut path = path_at(root, offset);
    let message = error.to_string();
    // serde_json appends the place, which is said better by the span.
    let message = message.rfind(" at line ").map_or(message.as_str(), |at| &message[..at]);
    if message.ends_with(DOCUMENT_EXPECTED) {
        // Taken as it stands and looked at afterwards, when reading has gone on: perhaps to the end of
        // the object it is in.
        path = last_member(root, path, offset);
    }
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let first = quoted.first().copied().unwrap_or_default().to_owned();
    let nearest =
        || hatcheck_policy::nearest(&first, quoted.iter().skip(1).copied()).map(str::to_owned);
    let fault = if message.starts_with("unknown field") {
        FormatFault::UnknownKey { nearest: nearest(), key: first.clone() }
    } else if message.starts_with("unknown variant") {
        FormatFault::UnknownWord { nearest: nearest(), word: first.clone() }
    } else if message.starts_with("missing field") {
        FormatFault::MissingKey { key: first.clone() }
    } else if message.starts_with("duplicate field") {
        FormatFault::DuplicateKey { key: first.clone() }
    } else {
        FormatFault::WrongValue { what: message.to_owned() }
    };
    let on_key = matches!(fault, FormatFault::UnknownKey { .. } | FormatFault::DuplicateKey { .. });
    let (path, span) = if on_key { key_place(root, &path, &first) } else { place(root, &path) };
    fault.at(path, span, text)
}

/// The place of a key within the object at `path`, which may or may not already end with the key.
fn key_place(root: &Node<'_>, path: &str, key: &str) -> (String, Span) {
    let step = format!("/{}", json::pointer_step(key));
    let object = path.strip_suffix(&step).unwrap_or(path);
    let member = root.at(object).and_then(|node| match &node.value {
        Value::Object(members) => members.iter().rev().find(|member| member.name.value == key),
        _ => None,
    });
    match member {
        Some(member) => (format!("{object}{step}"), member.name.span),
        None => place(root, path),
    }
}

/// The place a pointer leads to, or as far as it leads.
fn place(root: &Node<'_>, path: &str) -> (String, Span) {
    let mut path = path;
    loop {
        if let Some(node) = root.at(path) {
            // A whole object or list is too much to underline: its bracket says it.
            let end = match node.value {
                Value::Object(_) | Value::Array(_) => node.span.start + 1,
                _ => node.span.end,
            };
            return (path.to_owned(), Span::new(node.span.start, end));
        }
        path = &path[..path.rfind('/').unwrap_or(0)];
    }
}

/// The byte behind which reading stopped. serde_json counts lines and columns from 1, columns in bytes.
fn offset_of(error: &serde_json::Error, text: &str) -> usize {
    let line = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    line.map(str::len).sum::<usize>() + error.column()
}

/// The pointer of the innermost value, or member name, that holds the byte before `offset`.
fn path_at(root: &Node<'_>, offset: usize) -> String {
    let holds = |span: Span| span.start < offset && offset <= span.end;
    let (mut node, mut path) = (root, String::new());
    loop {
        let inner = match &node.value {
            Value::Object(members) => members
                .iter()
                .find(|m| holds(Span::new(m.name.span.start, m.value.span.end)))
                .map(|m| (&m.value, json::pointer_step(&m.name.value))),
            Value::Array(items) => items
                .iter()
                .enumerate()
                .find(|(_, item)| holds(item.span))
                .map(|(at, item)| (item, at.to_string())),
            _ => None,
        };
        let Some((inner, step)) = inner else { return path };
        path.push('/');
        path.push_str(&step);
        if !holds(inner.span) {
            return path; // on the member's name
        }
        node = inner;
    }
}

/// Of the object at `path`, if there is one, the last member that ends before `offset`.
fn last_member(root: &Node<'_>, path: String, offset: usize) -> String {
    let Some(Value::Object(members)) = root.at(&path).map(|node| &node.value) else { return path };
    match members.iter().rev().find(|member| member.value.span.end <= offset) {
        Some(member) => format!("{path}/{}", json::pointer_step(&member.name.value)),
        None => path,
    }
}

/// What the types alone do not say.
fn check(scenario: &Scenario, text: &str) -> Result<(), FormatError> {
    Checker { text, seen: HashMap::new() }.run(scenario)
}

struct Checker<'c> {
    text: &'c str,
    /// ARNs and ids seen so far, with the pointer of the entry.
    seen: HashMap<String, String>,
}

impl Checker<'_> {
    fn run(&mut self, scenario: &Scenario) -> Result<(), FormatError> {
        if scenario.version != 1 {
            let version = scenario.version;
            return Err(self.fault(FormatFault::UnknownVersion { version }, "/version"));
        }
        self.instant(scenario.now.as_deref(), "/now")?;
        for (at, account) in scenario.accounts.iter().enumerate() {
            self.account_id(&account.id, &format!("/accounts/{at}/id"))?;
        }
        for (at, user) in scenario.users.iter().enumerate() {
            self.entity(&user.arn, "user", &format!("/users/{at}/arn"))?;
        }
        for (at, group) in scenario.groups.iter().enumerate() {
            self.entity(&group.arn, "group", &format!("/groups/{at}/arn"))?;
        }
        for (at, role) in scenario.roles.iter().enumerate() {
            self.entity(&role.arn, "role", &format!("/roles/{at}/arn"))?;
            if let Some(seconds) = role.max_session_duration
                && !(3_600..=43_200).contains(&seconds)
            {
                let fault = FormatFault::DurationOutOfRange { seconds };
                return Err(self.fault(fault, &format!("/roles/{at}/maxSessionDuration")));
            }
        }
        for (at, resource) in scenario.resources.iter().enumerate() {
            self.once(&resource.arn, &format!("/resources/{at}/arn"))?;
        }
        for (at, provider) in scenario.identity_providers.iter().flatten().enumerate() {
            self.once(&provider.arn, &format!("/identityProviders/{at}/arn"))?;
        }
        for (at, endpoint) in scenario.vpc_endpoints.iter().enumerate() {
            self.once(&endpoint.id, &format!("/vpcEndpoints/{at}/id"))?;
        }
        for (at, request) in scenario.requests.iter().enumerate() {
            let issued = request.session.as_ref().and_then(|session| session.issued_at.as_deref());
            self.instant(issued, &format!("/requests/{at}/session/issuedAt"))?;
        }
        Ok(())
    }

    fn account_id(&mut self, id: &str, path: &str) -> Result<(), FormatError> {
        if !is_account_id(id) {
            return Err(self.fault(FormatFault::NotAnAccountId { text: id.to_owned() }, path));
        }
        self.once(id, path)
    }

    fn entity(&mut self, arn: &str, entity: &'static str, path: &str) -> Result<(), FormatError> {
        let sound = Arn::parse(arn).is_some_and(|arn| {
            arn.is_iam(entity) && is_account_id(arn.account()) && !arn.name().is_empty()
        });
        if !sound {
            let fault = FormatFault::NotAnArn { text: arn.to_owned(), entity };
            return Err(self.fault(fault, path));
        }
        self.once(arn, path)
    }

    fn once(&mut self, id: &str, path: &str) -> Result<(), FormatError> {
        match self.seen.insert(id.to_owned(), path.to_owned()) {
            None => Ok(()),
            Some(first) => {
                let fault = FormatFault::DuplicateEntry { id: id.to_owned(), first };
                Err(self.fault(fault, path))
            }
        }
    }

    fn instant(&self, text: Option<&str>, path: &str) -> Result<(), FormatError> {
        match text {
            Some(text) if hatcheck_engine::instant::Instant::parse(text).is_none() => {
                Err(self.fault(FormatFault::NotAnInstant { text: text.to_owned() }, path))
            }
            _ => Ok(()),
        }
    }

    fn fault(&self, fault: FormatFault, path: &str) -> FormatError {
        match tree(self.text) {
            Ok(root) => {
                let (path, span) = place(&root, path);
                fault.at(path, span, self.text)
            }
            Err(error) => error,
        }
    }
}

#[cfg(test)]
#[path = "read_test.rs"]
mod tests;
