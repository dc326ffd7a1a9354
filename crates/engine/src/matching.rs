//! Whether a statement applies to a call (E-030): principal, action, resource, and all conditions.

mod principal;

use std::sync::Arc;

use hatcheck_policy::Span;
use hatcheck_policy::policy::{
    ActionEntry, BrokenStatement, Element, ResourceEntry, ResourcePattern, Statement,
};

use crate::caller::Caller;
use crate::condition;
use crate::context::Context;
use crate::trace::{ConditionTrace, ElementTrace, PolicyTrace, StatementTrace};
use crate::unknown::open::Open;
use crate::world::NamedPolicy;

/// The call as statements see it.
pub(crate) struct Subject<'s, 'w> {
    pub caller: &'s Caller<'w>,
    /// In lower case (L-121).
    pub action: String,
    pub resource: &'s str,
    pub context: &'s Context,
}

/// How the principals of a policy are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PrincipalReading {
    /// The kind of policy has no such element; the caller is who it hangs on.
    None,
    /// A resource-based policy.
    Resource,
    /// An RCP, or an interface endpoint's policy.
    Guardrail,
    /// A trust policy.
    Trust,
    /// A gateway endpoint's policy, in which an account means its root user only (E-125).
    Gateway,
}

/// Every statement of a policy against a call, in the order of the document.
pub(crate) fn policy(
    named: &NamedPolicy,
    subject: &Subject<'_, '_>,
    reading: PrincipalReading,
) -> PolicyTrace {
    let mut statements = Vec::with_capacity(named.policy.statements.len());
    // Both lists are in the order of the document.
    let mut unread = named.policy.broken.iter().peekable();
    for statement in &named.policy.statements {
        while let Some(earlier) = unread.next_if(|other| other.index < statement.index) {
            statements.push(broken(earlier));
        }
        statements.push(self::statement(statement, subject, reading));
    }
    statements.extend(unread.map(broken));
    PolicyTrace {
        name: named.name.clone(),
        attached_to: named.attached_to.clone(),
        path: named.path.clone(),
        policy: Arc::clone(&named.policy),
        statements,
    }
}

fn statement(
    statement: &Statement,
    subject: &Subject<'_, '_>,
    reading: PrincipalReading,
) -> StatementTrace {
    let principal = statement
        .principal
        .as_ref()
        .filter(|_| reading != PrincipalReading::None)
        .map(|element| principal::trace(element, statement.effect, subject, reading));
    // Without the element a policy that needs it never matches (E-033).
    let principal_fits = match &principal {
        Some(principal) => principal.matched,
        None => reading == PrincipalReading::None,
    };
    let action = action(&statement.action, subject);
    let context = subject.context;
    let resource = statement.resource.as_ref().map(|element| resource(element, subject));
    // Which parts hang on keys that are not known, and what the others say.
    let asked = || context.open.as_ref().map(Open::take_asked).unwrap_or_default();
    let mut open = asked();
    let resource_fits =
        !open.is_empty() || resource.as_ref().is_none_or(|resource| resource.matched);
    let mut others_fit = principal_fits && action.matched && resource_fits;
    let conditions: Vec<ConditionTrace> = statement
        .conditions
        .iter()
        .map(|condition| {
            let value = context.get(&condition.key.value);
            let matched = condition::holds(condition, value, context);
            let asked = asked();
            others_fit &= matched || !asked.is_empty();
            open.extend(asked);
            ConditionTrace {
                matched,
                request_value: value.cloned(),
                condition: Arc::clone(condition),
            }
        })
        .collect();
    let hangs = context.open.as_ref().filter(|_| others_fit && !open.is_empty());
    let applies = hangs.and_then(|own| own.miss(open, statement.effect));
    let applies = applies.unwrap_or_else(|| {
        principal_fits
            && action.matched
            && resource.as_ref().is_none_or(|resource| resource.matched)
            && conditions.iter().all(|condition| condition.matched) // L-241
    });
    StatementTrace {
        index: statement.index,
        sid: statement.sid.as_ref().map(|sid| sid.value.clone()),
        effect: Some(statement.effect),
        applies,
        span: statement.span,
        broken: false,
        principal,
        action: Some(action),
        resource,
        conditions,
    }
}

fn broken(statement: &BrokenStatement) -> StatementTrace {
    StatementTrace {
        index: statement.index,
        sid: statement.sid.clone(),
        effect: statement.effect,
        applies: false,
        span: statement.span,
        broken: true,
        principal: None,
        action: None,
        resource: None,
        conditions: Vec::new(),
    }
}

fn action(element: &Element<ActionEntry>, subject: &Subject<'_, '_>) -> ElementTrace {
    let covers =
        |entry: &ActionEntry| entry.glob.as_ref().is_some_and(|glob| glob.matches(&subject.action));
    element_trace(element, &subject.action, |entry| (&entry.text, entry.span), covers)
}

fn resource(element: &Element<ResourceEntry>, subject: &Subject<'_, '_>) -> ElementTrace {
    let covers = |entry: &ResourceEntry| match &entry.pattern {
        ResourcePattern::Any => true,
        // The resource `*` is covered by the lone `*` only (L-150, E-355).
        ResourcePattern::Arn(_) if subject.resource == "*" => false,
        // A variable without a value: the entry matches nothing (L-213, L-214).
        ResourcePattern::Arn(pattern) => {
            pattern.matches(subject.resource, &|key| subject.context.text(key))
        }
        ResourcePattern::Invalid => false,
    };
    element_trace(element, subject.resource, |entry| (&entry.text, entry.span), covers)
}

/// The first entry that covers what is asked for; else the one that came nearest.
fn element_trace<T>(
    element: &Element<T>,
    wanted: &str,
    parts: impl Fn(&T) -> (&Arc<str>, Span),
    covers: impl Fn(&T) -> bool,
) -> ElementTrace {
    let by = element.entries.iter().find(|entry| covers(entry)).map(&parts);
    let nearest = match (&by, element.entries.as_slice()) {
        (Some(_), _) => None,
        (None, [single]) => Some(parts(single).0),
        (None, several) => several
            .iter()
            .map(|entry| parts(entry).0)
            // The first of equally near ones.
            .rev()
            .max_by_key(|text| common_prefix(text, wanted)),
    };
    ElementTrace {
        matched: by.is_some() != element.negated,
        negated: element.negated,
        nearest: nearest.map(Arc::clone),
        span: by.as_ref().map_or(element.span, |(_, span)| *span),
        by: by.map(|(text, _)| Arc::clone(text)),
    }
}

fn common_prefix(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
}
