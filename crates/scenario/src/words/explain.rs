//! Why a call came out as it did, a sentence for each layer that decided.

use hatcheck_engine::explain::{self, Failure, Reason};
use hatcheck_engine::trace::{ConditionTrace, LayerTrace, PolicyTrace, StatementTrace};
use hatcheck_engine::{LayerOutcome, Step};
use hatcheck_policy::pattern::Pattern;

use super::because;
use super::trace::{
    failure, layer_name, listed, part_name, policy_name, request_value, statement_name,
};

/// One line for each layer that decided, and each Deny: the layer, and what it contributed.
pub fn reasons(step: &Step) -> Vec<String> {
    explain::reasons(step).iter().map(|reason| self::reason(reason, step)).collect()
}

/// One sentence about one layer.
pub fn reason(reason: &Reason<'_>, step: &Step) -> String {
    let layer = layer_name(reason.layer.layer);
    // What is needed besides the call's own permission is named.
    let about =
        if reason.action == step.action { String::new() } else { format!(" ({})", reason.action) };
    let what = match reason.policy.zip(reason.statement) {
        Some((policy, statement)) => of_statement(reason, policy, statement, step),
        None => {
            let missing = || format!("Nothing in it allows {}.", reason.action);
            reason.layer.because.as_ref().map_or_else(missing, because)
        }
    };
    format!("{layer}{about}: {what}{}", unread(reason.layer))
}

fn of_statement(
    reason: &Reason<'_>,
    policy: &PolicyTrace,
    statement: &StatementTrace,
    step: &Step,
) -> String {
    let name = format!(
        "{} of {}",
        statement_name(statement),
        policy_name(reason.layer.layer, &policy.name, &policy.attached_to)
    );
    match (reason.layer.outcome, explain::first_failure(statement, &step.resource)) {
        (LayerOutcome::ExplicitDeny, _) => {
            format!("{name} denies it{}.", grounds(statement, step))
        }
        (_, None) => format!("{name} allows it."),
        (_, Some(found)) => {
            let more = explain::failures(statement).saturating_sub(1);
            let more = match more {
                0 => String::new(),
                1 => " One more of its elements does not fit.".to_owned(),
                _ => format!(" {more} more of its elements do not fit."),
            };
            let told = told(&found, reason.action, policy, statement, step);
            format!("{name} came nearest, but {told}.{more}")
        }
    }
}

/// What made a Deny apply that does not always: the conditions that hold, and who is not spared.
fn grounds(statement: &StatementTrace, step: &Step) -> String {
    let mut grounds: Vec<String> = statement
        .conditions
        .iter()
        .map(|condition| {
            let (key, operator) = (condition.key(), condition.operator());
            let wanted = wanted(condition, step);
            match &condition.request_value {
                None => format!("{key} is missing, which satisfies {operator} {wanted}"),
                Some(_) => {
                    format!(
                        "{key} is {}, which satisfies {operator} {wanted}",
                        request_value(condition)
                    )
                }
            }
        })
        .collect();
    if statement.principal.as_ref().is_some_and(|principal| principal.negated) {
        grounds.push(
            "its NotPrincipal spares only callers who are listed in full, with their account, and who have no permissions boundary"
                .to_owned(),
        );
    }
    if grounds.is_empty() { String::new() } else { format!(": {}", grounds.join("; ")) }
}

/// What failed, with what the policy says and what was asked for.
fn told(
    found: &Failure<'_>,
    action: &str,
    policy: &PolicyTrace,
    statement: &StatementTrace,
    step: &Step,
) -> String {
    let written = explain::written(policy, statement);
    let further = |entries: usize| match entries {
        0 | 1 => String::new(),
        2 => " and one other".to_owned(),
        more => format!(" and {} others", more - 1),
    };
    match found {
        Failure::Principal(principal) if !principal.negated => {
            let entries = written.and_then(|w| w.principal.as_ref()).map_or(0, |p| p.entries.len());
            let Some(nearest) = explain::nearest_principal(policy, statement, &step.principal)
            else {
                return "its Principal names nobody".to_owned();
            };
            let differs = explain::difference(nearest, &step.principal)
                .map(|found| format!(" (the {} differs)", part_name(found.part)))
                .unwrap_or_default();
            let more = further(entries);
            format!("its Principal is {nearest}{more}, not {}{differs}", step.principal)
        }
        Failure::Action(element) if element.by.is_none() => {
            let more = further(written.map_or(0, |w| w.action.entries.len()));
            let nearest = element.nearest.as_deref().unwrap_or("empty");
            format!("its Action is {nearest}{more}, not {action}")
        }
        Failure::Resource(element, difference) if element.by.is_none() => {
            let entries = written.and_then(|w| w.resource.as_ref()).map_or(0, |r| r.entries.len());
            let nearest = element.nearest.as_deref().unwrap_or("empty");
            let differs = difference.as_ref().map(|found| {
                let request = if found.request.is_empty() { "empty" } else { &found.request };
                format!(", and the {} is {request}", part_name(found.part))
            });
            let differs = differs.unwrap_or_else(|| format!(", not {}", step.resource));
            format!("its Resource is {nearest}{}{differs}", further(entries))
        }
        Failure::Condition(condition) => {
            let (key, operator) = (condition.key(), condition.operator());
            let wanted = wanted(condition, step);
            match &condition.request_value {
                None => format!("{key} is missing, and {operator} wants {wanted}"),
                Some(_) => {
                    format!("{key} is {}, and {operator} wants {wanted}", request_value(condition))
                }
            }
        }
        _ => failure(found),
    }
}

/// The values of a condition, with what their variables read here.
fn wanted(condition: &ConditionTrace, step: &Step) -> String {
    let text = |key: &str| {
        let entry = step.context.iter().find(|entry| entry.key.eq_ignore_ascii_case(key))?;
        entry.value.as_ref()?.texts().first().map(AsRef::as_ref)
    };
    let values = condition.condition.values.iter().map(|value| match &value.pattern {
        Pattern::Fixed(_) => value.text.clone(),
        pattern => {
            let read: Vec<String> = pattern
                .variables()
                .map(|key| match text(key) {
                    Some(value) => format!("{key} is {value}"),
                    None => format!("there is no {key}"),
                })
                .collect();
            format!("{} (where {})", value.text, read.join(" and "))
        }
    });
    listed(&values.collect::<Vec<String>>())
}

/// What in the layer does not count because it cannot be read.
fn unread(layer: &LayerTrace) -> String {
    let mut told = Vec::new();
    for policy in &layer.policies {
        let name = policy_name(layer.layer, &policy.name, &policy.attached_to);
        if !policy.policy.readable {
            told.push(format!(" {name} cannot be read and allows nothing."));
        }
        for statement in policy.statements.iter().filter(|statement| !statement.is_evaluated()) {
            let statement = statement_name(statement);
            told.push(format!(" {statement} of {name} has an error and does not count."));
        }
    }
    told.truncate(3);
    told.concat()
}
