//! Reasons and suggestions as the report says them.

use hatcheck_engine::Step;
use hatcheck_engine::explain::{self, Difference, Failure};
use hatcheck_engine::request::Value;
use hatcheck_engine::trace::ElementTrace;

use super::{
    EditReport, FailureReport, Place, Positions, ReasonReport, SegmentReport, SuggestionReport,
};
use crate::suggest::{Suggestion, Target};
use crate::words;

/// Why each layer that decided did so.
pub(super) fn reasons(step: &Step) -> Vec<ReasonReport> {
    explain::reasons(step)
        .iter()
        .map(|reason| ReasonReport {
            action: reason.action.to_owned(),
            layer: reason.layer.layer.label(),
            message: words::reason(reason, step),
            path: reason.policy.map(|policy| policy.path.to_string()),
            statement: reason.statement.map(|statement| statement.index),
            failed: reason.policy.zip(reason.statement).and_then(|(policy, statement)| {
                let failure = explain::first_failure(statement, &step.resource)?;
                let nearest = explain::nearest_principal(policy, statement, &step.principal);
                self::failure(&failure, reason.action, nearest, step)
            }),
        })
        .collect()
}

fn failure(
    failure: &Failure<'_>,
    action: &str,
    nearest: Option<&str>,
    step: &Step,
) -> Option<FailureReport> {
    let element = |element: &ElementTrace, name: &str, request: &str| FailureReport {
        element: format!("{}{name}", if element.negated { "Not" } else { "" }),
        key: None,
        policy_values: entry(element),
        request_values: Some(vec![request.to_owned()]),
        segment: None,
    };
    Some(match failure {
        Failure::NotEvaluated | Failure::NoPrincipal => return None,
        Failure::Principal(principal) => FailureReport {
            element: if principal.negated { "NotPrincipal" } else { "Principal" }.to_owned(),
            key: None,
            policy_values: nearest.iter().map(ToString::to_string).collect(),
            request_values: Some(vec![step.principal.clone()]),
            segment: nearest
                .and_then(|nearest| explain::difference(nearest, &step.principal))
                .as_ref()
                .map(segment),
        },
        Failure::Action(found) => element(found, "Action", action),
        Failure::Resource(found, difference) => FailureReport {
            segment: difference.as_ref().map(segment),
            ..element(found, "Resource", &step.resource)
        },
        Failure::Condition(condition) => FailureReport {
            element: condition.operator().to_owned(),
            key: Some(condition.key().to_owned()),
            policy_values: texts(&condition.policy_values()),
            request_values: condition.request_value.as_ref().map(|v| texts(Value::texts(v))),
            segment: None,
        },
    })
}

fn entry(element: &ElementTrace) -> Vec<String> {
    element.by.iter().chain(&element.nearest).map(ToString::to_string).collect()
}

fn texts<T: AsRef<str>>(texts: &[T]) -> Vec<String> {
    texts.iter().map(|text| text.as_ref().to_owned()).collect()
}

fn segment(difference: &Difference) -> SegmentReport {
    SegmentReport {
        name: words::part_name(difference.part),
        policy: difference.policy.clone(),
        request: difference.request.clone(),
    }
}

/// A suggestion with its places as editors count them.
pub(super) fn suggestion(suggestion: &Suggestion, positions: &Positions<'_>) -> SuggestionReport {
    let edits = suggestion.edits.iter().map(|edit| {
        let place = |offset| -> Place {
            match &edit.target {
                Target::Document(pointer) => positions.place(pointer, offset),
                Target::File(_) => positions.file_place(offset),
            }
        };
        EditReport {
            path: edit.target.pointer().to_owned(),
            start: place(edit.span.start),
            end: place(edit.span.end),
            text: edit.text.clone(),
        }
    });
    SuggestionReport { title: words::suggestion(suggestion), edits: edits.collect() }
}
