//! One statement: which elements stand in it, and whether they may.

use std::sync::Arc;

use super::{Report, action, condition, principal, resource, unknown_and_duplicate};
use crate::json::Place;
use crate::json::{Node, Value};
use crate::kind::{Element as Name, PolicyKind, Presence};
use crate::policy::{BrokenStatement, Effect, Statement, Version};
use crate::problem::{Expected, Problem};
use crate::span::{Span, Spanned};

/// Reads one statement, or says why it can never apply.
pub(super) fn read(
    node: &Node<'_>,
    index: usize,
    version: Version,
    place: &Place<'_>,
    report: &mut Report,
) -> Result<Statement, BrokenStatement> {
    let mut broken = BrokenStatement { index, sid: None, effect: None, span: node.span };
    let Value::Object(members) = &node.value else {
        report.wrong_type(Expected::Statement, node, place);
        return Err(broken);
    };
    unknown_and_duplicate(members, &Name::OF_STATEMENT, place, report);
    let mut reader = Reader { node, place, report, sound: true };

    let sid = reader.sid();
    broken.sid = sid.as_ref().map(|sid| sid.value.clone());
    let effect = reader.effect();
    broken.effect = effect;

    let principal = reader
        .pair(Name::Principal, Name::NotPrincipal)
        .and_then(|found| found.read(&mut reader, principal::read));
    let action = reader
        .pair(Name::Action, Name::NotAction)
        .and_then(|found| found.read(&mut reader, action::read));
    let resource = reader.pair(Name::Resource, Name::NotResource).and_then(|found| {
        found.read(&mut reader, |nodes, negated, place, report| {
            resource::read(nodes, negated, version, place, report)
        })
    });
    let conditions = reader.conditions(version);

    let sound = reader.sound;
    match (effect, action, conditions) {
        (Some(effect), Some(action), Some(conditions)) if sound => {
            let statement = Statement {
                index,
                sid,
                effect,
                principal,
                action,
                resource,
                conditions,
                span: node.span,
            };
            check_effect(&statement, place, report);
            check_empty(&statement, place, report);
            Ok(statement)
        }
        _ => Err(broken),
    }
}

struct Reader<'r, 't> {
    node: &'r Node<'t>,
    place: &'r Place<'r>,
    report: &'r mut Report,
    /// Whether nothing was found so far that keeps the statement from applying.
    sound: bool,
}

/// One element of a pair, with all values given to it: more than one where it stands twice (L-013).
struct Found<'n, 't> {
    name: Name,
    values: Vec<&'n Node<'t>>,
}

impl<'t> Found<'_, 't> {
    fn read<T>(
        self,
        reader: &mut Reader<'_, 't>,
        read: impl FnOnce(
            &[&Node<'t>],
            bool,
            &Place<'_>,
            &mut Report,
        ) -> Option<crate::policy::Element<T>>,
    ) -> Option<crate::policy::Element<T>> {
        let negated = matches!(self.name, Name::NotPrincipal | Name::NotAction | Name::NotResource);
        let place = reader.place.member(self.name.name());
        let element = read(&self.values, negated, &place, reader.report);
        reader.sound &= element.is_some();
        element
    }
}

impl<'r, 't> Reader<'r, 't> {
    fn place(&self, element: Name) -> Place<'r> {
        self.place.member(element.name())
    }

    fn sid(&mut self) -> Option<Spanned<Arc<str>>> {
        let node = self.node.get("Sid")?;
        match node.as_str() {
            Some(sid) => {
                // Other services allow more (L-082).
                let kind = self.report.kind;
                let in_iam = !matches!(kind, PolicyKind::Resource | PolicyKind::VpcEndpoint);
                if in_iam && !sid.bytes().all(|b| b.is_ascii_alphanumeric()) {
                    let place = self.place(Name::Sid);
                    self.report.add(Problem::InvalidSid { sid: sid.to_owned() }, node.span, &place);
                }
                Some(Spanned::new(sid.into(), node.span))
            }
            None => {
                let place = self.place(Name::Sid);
                self.report.wrong_type(Expected::Text, node, &place);
                self.sound = false; // L-019
                None
            }
        }
    }

    /// The last `Effect` counts (L-013).
    fn effect(&mut self) -> Option<Effect> {
        let Some(node) = self.node.get("Effect") else {
            self.missing(Name::Effect);
            return None;
        };
        let place = self.place(Name::Effect);
        match node.as_str() {
            Some("Allow") => Some(Effect::Allow),
            Some("Deny") => Some(Effect::Deny),
            Some(found) => {
                let problem = Problem::InvalidEffect { found: found.to_owned() };
                self.report.add(problem, node.span, &place);
                None
            }
            None => {
                self.report.wrong_type(Expected::Text, node, &place);
                None
            }
        }
    }

    /// Which one of a pair stands here. An element this kind may not have is reported and ignored
    /// (E-034), except where ignoring it would widen a Deny into the unknown: see below.
    fn pair(&mut self, plain: Name, not: Name) -> Option<Found<'r, 't>> {
        let node = self.node;
        let values = |name: Name| -> Vec<&'r Node<'t>> {
            let Value::Object(members) = &node.value else { return Vec::new() };
            members.iter().filter(|m| m.name.value == name.name()).map(|m| &m.value).collect()
        };
        let (with, without) = (values(plain), values(not));
        let kind = self.report.kind;
        for (name, found) in [(plain, &with), (not, &without)] {
            if let (Presence::Forbidden, Some(value)) = (kind.presence(name), found.first()) {
                let place = self.place(name);
                let problem = Problem::ForbiddenElement { element: name, kind };
                self.report.add(problem, value.span, &place);
            }
        }
        if !with.is_empty() && !without.is_empty() {
            let problem = Problem::BothOfPair { element: plain, other: not };
            self.report.add(problem, without[0].span, &self.place(not));
            self.sound = false; // L-011
            return None;
        }
        let (name, values) = if without.is_empty() { (plain, with) } else { (not, without) };
        if values.is_empty() {
            if kind.presence(plain) == Presence::Required {
                self.missing(plain);
            }
            return None;
        }
        // A kind without the pair ignores it; a kind that has the plain one still reads the other,
        // since an exception list that is dropped would say the opposite (E-385).
        (kind.presence(plain) != Presence::Forbidden).then_some(Found { name, values })
    }

    /// A missing `Principal` leaves a statement that can be shown but never matches (E-033); any
    /// other missing element keeps it from being evaluated.
    fn missing(&mut self, element: Name) {
        let problem = Problem::MissingElement { element, kind: self.report.kind };
        let span = Span::new(self.node.span.start, self.node.span.start + 1);
        self.report.add(problem, span, self.place);
        self.sound &= element == Name::Principal;
    }

    fn conditions(&mut self, version: Version) -> Option<Vec<Arc<crate::policy::Condition>>> {
        let Some(node) = self.node.get("Condition") else { return Some(Vec::new()) };
        let place = self.place(Name::Condition);
        condition::read(node, version, &place, self.report)
    }
}

/// Elements that list nothing (L-018).
fn check_empty(statement: &Statement, place: &Place<'_>, report: &mut Report) {
    let mut check = |name: Name, empty: bool, span: Span| {
        if empty {
            report.add(Problem::EmptyList { element: name }, span, &place.member(name.name()));
        }
    };
    let action = &statement.action;
    check(Name::Action, action.entries.is_empty() && !action.negated, action.span);
    if let Some(resource) = &statement.resource {
        check(Name::Resource, resource.entries.is_empty() && !resource.negated, resource.span);
    }
    if let Some(principal) = &statement.principal {
        check(Name::Principal, principal.entries.is_empty() && !principal.negated, principal.span);
    }
}

/// What depends on the effect together with the kind of policy.
fn check_effect(statement: &Statement, place: &Place<'_>, report: &mut Report) {
    if statement.effect != Effect::Allow {
        return;
    }
    if let Some(principal) = statement.principal.as_ref().filter(|principal| principal.negated) {
        let place = place.member("NotPrincipal");
        report.add(Problem::AllowWithNotPrincipal, principal.span, &place); // E-385
    }
    if report.kind == PolicyKind::Rcp && !is_full_access(statement) {
        report.add(Problem::RcpAllow, statement.span, place); // L-033
    }
}

/// The shape of `RCPFullAWSAccess`, the one policy that may allow.
fn is_full_access(statement: &Statement) -> bool {
    let any_resource = statement.resource.as_ref().is_none_or(|resource| {
        !resource.negated && resource.entries.iter().any(|entry| &*entry.text == "*")
    });
    let any_action = !statement.action.negated
        && statement.action.entries.iter().any(|entry| &*entry.text == "*");
    any_action && any_resource && statement.conditions.is_empty()
}
