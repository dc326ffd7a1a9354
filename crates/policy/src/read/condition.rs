//! The `Condition` block (section 9 of elements.md): operator, key, values.

use std::sync::Arc;

use super::Report;
use crate::json::Place;
use crate::json::{self, Member, Node, Value};
use crate::operator::{Operator, ReadOperator};
use crate::pattern::Pattern;
use crate::policy::{Condition, ConditionValue, Version};
use crate::problem::{Expected, Problem};
use crate::span::{Span, Spanned};

/// `None`, and reported, if something stands there that keeps the statement from applying (L-019).
pub(super) fn read(
    node: &Node<'_>,
    version: Version,
    place: &Place<'_>,
    report: &mut Report,
) -> Option<Vec<Arc<Condition>>> {
    let Value::Object(operators) = &node.value else {
        report.wrong_type(Expected::Condition, node, place);
        return None;
    };
    let mut conditions = Vec::new();
    duplicates(operators, place, report);
    for member in operators {
        let place = place.member(&member.name.value);
        let operator = operator(member, &place, report);
        let Value::Object(keys) = &member.value.value else {
            report.wrong_type(Expected::ConditionKeys, &member.value, &place);
            return None;
        };
        duplicates(keys, &place, report);
        if operator.is_none() && keys.is_empty() {
            return None; // L-249
        }
        for key in keys {
            let name = &member.name.value;
            conditions.push(Arc::new(condition(name, operator, key, version, &place, report)?));
        }
    }
    Some(conditions)
}

fn operator(member: &Member<'_>, place: &Place<'_>, report: &mut Report) -> Option<Operator> {
    let name = &member.name.value;
    let text = || name.to_string();
    let (operator, problem) = match Operator::read(name) {
        ReadOperator::Exact(operator) => (Some(operator), None),
        ReadOperator::OtherCase(operator, meant) => {
            (Some(operator), Some(Problem::OperatorCase { text: text(), meant }))
        }
        ReadOperator::NullIfExists => (None, Some(Problem::NullIfExists)),
        ReadOperator::Unknown(nearest) => {
            (None, Some(Problem::InvalidOperator { text: text(), nearest }))
        }
    };
    if let Some(problem) = problem {
        report.add(problem, member.name.span, place);
    }
    operator
}

/// The same name twice (L-013), or two names that differ only in case (L-014).
fn duplicates(members: &[Member<'_>], place: &Place<'_>, report: &mut Report) {
    super::duplicates(members, place, report);
    for (at, member) in members.iter().enumerate() {
        let name = &member.name.value;
        let mut earlier = members[..at].iter().map(|m| &m.name.value);
        if earlier.any(|other| other != name && other.eq_ignore_ascii_case(name)) {
            let problem = Problem::CaseVariantKey { key: name.to_string() };
            report.add(problem, member.name.span, &place.member(name));
        }
    }
}

fn condition(
    name: &str,
    operator: Option<Operator>,
    key: &Member<'_>,
    version: Version,
    place: &Place<'_>,
    report: &mut Report,
) -> Option<Condition> {
    let place = &place.member(&key.name.value);
    let nodes = match &key.value.value {
        Value::Array(items) => items.as_slice(),
        _ => std::slice::from_ref(&key.value),
    };
    let mut values = Vec::with_capacity(nodes.len());
    for node in nodes {
        let Some(text) = shortest_text(node) else {
            report.wrong_type(Expected::ConditionValue, node, place);
            return None;
        };
        values.push(value(text, node.span, operator, version, place, report));
    }
    let span = Span::new(key.name.span.start, key.value.span.end);
    let key = Spanned::new(key.name.value.to_string(), key.name.span);
    Some(Condition { name: name.to_owned(), operator, key, values, span })
}

/// Numbers and booleans count as the text they are written with (L-016, L-251).
fn shortest_text(node: &Node<'_>) -> Option<String> {
    match &node.value {
        Value::String(text) => Some(text.to_string()),
        Value::Number(text) => Some(json::shortest_number(text)),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn value(
    text: String,
    span: Span,
    operator: Option<Operator>,
    version: Version,
    place: &Place<'_>,
    report: &mut Report,
) -> ConditionValue {
    let dialect = operator.map_or(crate::glob::Dialect::Plain, |operator| operator.test.dialect());
    let variables = version == Version::V2012
        && operator.is_some_and(|operator| operator.test.takes_variables());
    let read = Pattern::read(&text, dialect, variables);
    for text in read.malformed {
        report.add(Problem::MalformedVariable { text }, span, place); // L-216
    }
    ConditionValue { text, pattern: read.pattern, span }
}
