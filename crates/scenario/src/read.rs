//! Reading a scenario file: text in, scenario or the first fault out.

use std::sync::Arc;

use hatcheck_policy::arn::{Arn, is_account_id};
use hatcheck_policy::json::{self, Node, Place, Value};
use hatcheck_policy::order::order;
use hatcheck_policy::{LineIndex, Span};

use crate::error::{FormatError, FormatFault};
use crate::format::reading::{At, FromJson};
use crate::format::{Request, Scenario};

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
    let (scenario, root) = typed::<Scenario>(text)?;
    check(&scenario, &root, text)?;
    let source = Source { text: text.into(), index: LineIndex::new(text) };
    Ok(Loaded { scenario, source })
}

/// Reads one request by itself, as an editor holds it.
///
/// Fails like [`read`]. Positions, and those of session policies in it, refer to this text.
pub fn read_request(text: &str) -> Result<Request, FormatError> {
    let (request, root) = typed::<Request>(text)?;
    let issued = request.session.as_ref().and_then(|session| session.issued_at.as_deref());
    Checker { root: &root, text, seen: Vec::new() }.instant(issued, "/session/issuedAt")?;
    Ok(request)
}

/// The value of a text that is one JSON object, and the tree it was read from. Fails with the first thing that cannot
/// stand where it stands.
pub fn typed<T: FromJson>(text: &str) -> Result<(T, Node<'_>), FormatError> {
    let root = json::parse(text)
        .map_err(|error| FormatFault::Syntax(error.fault).at("", error.span, text))?;
    if !matches!(root.value, Value::Object(_)) {
        return Err(FormatFault::NotAnObject.at("", root.span, text));
    }
    let value = T::from_json(At { text, node: &root, place: &Place::ROOT })
        .map_err(|misplaced| misplaced.fault.at(misplaced.path, misplaced.span, text))?;
    Ok((value, root))
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

/// What the types alone do not say.
fn check(scenario: &Scenario, root: &Node<'_>, text: &str) -> Result<(), FormatError> {
    let mut checker = Checker { root, text, seen: Vec::new() };
    let checked = checker.run(scenario);
    // What stands twice stands before whatever ended the walk.
    checker.repeated()?;
    checked
}

struct Checker<'c> {
    root: &'c Node<'c>,
    text: &'c str,
    /// ARNs and ids seen so far, with the pointer of the entry.
    seen: Vec<(String, String)>,
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
            self.once(&resource.arn, &format!("/resources/{at}/arn"));
        }
        for (at, provider) in scenario.identity_providers.iter().flatten().enumerate() {
            self.once(&provider.arn, &format!("/identityProviders/{at}/arn"));
        }
        for (at, endpoint) in scenario.vpc_endpoints.iter().enumerate() {
            self.once(&endpoint.id, &format!("/vpcEndpoints/{at}/id"));
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
        self.once(id, path);
        Ok(())
    }

    fn entity(&mut self, arn: &str, entity: &'static str, path: &str) -> Result<(), FormatError> {
        let sound = Arn::parse(arn).is_some_and(|arn| {
            arn.is_iam(entity) && is_account_id(arn.account()) && !arn.name().is_empty()
        });
        if !sound {
            let fault = FormatFault::NotAnArn { text: arn.to_owned(), entity };
            return Err(self.fault(fault, path));
        }
        self.once(arn, path);
        Ok(())
    }

    fn once(&mut self, id: &str, path: &str) {
        self.seen.push((id.to_owned(), path.to_owned()));
    }

    /// The first entry with an ARN or id that another one had before.
    fn repeated(&self) -> Result<(), FormatError> {
        let id = |at: usize| &self.seen[at].0;
        let sorted = order(self.seen.len(), &|one, other| id(one).cmp(id(other)));
        let pairs = sorted.windows(2).filter(|pair| id(pair[0]) == id(pair[1]));
        let Some(pair) = pairs.min_by_key(|pair| pair[1]) else { return Ok(()) };
        let [(id, first), (_, path)] = [pair[0], pair[1]].map(|at| &self.seen[at]);
        let fault = FormatFault::DuplicateEntry { id: id.clone(), first: first.clone() };
        Err(self.fault(fault, path))
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
        let (path, span) = place(self.root, path);
        fault.at(path, span, self.text)
    }
}

#[cfg(test)]
#[path = "read_test.rs"]
mod tests;
