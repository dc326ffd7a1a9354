//! The decision in one sentence.

use hatcheck_engine::explain;
use hatcheck_engine::trace::{Because, LayerTrace, PolicyTrace, StatementTrace};
use hatcheck_engine::unknown::Conditional;
use hatcheck_engine::{Decision, Layer, LayerOutcome, Outcome, Step, StepOutcome};

use super::{because, invalid, short_name, statement_name, trace};

/// The longest a sentence may be, in characters.
const MAX_SENTENCE: usize = 140;

/// A decision for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictWords {
    /// `Allowed`, `Denied`, `Not a valid call`.
    pub word: &'static str,
    /// What decided.
    pub sentence: String,
}

/// The word and the sentence for a decision.
pub fn verdict(decision: &Decision) -> VerdictWords {
    let Some(step) = decision.steps.last() else {
        return VerdictWords { word: "Denied", sentence: "Nothing was asked.".to_owned() };
    };
    if let Some(conditional) = &decision.conditional {
        return VerdictWords { word: "Depends", sentence: fit(depends(conditional)) };
    }
    let (word, sentence) = match &step.outcome {
        StepOutcome::Invalid(fault) => {
            ("Not a valid call", format!("{}: {}", fault.code(), invalid(fault)))
        }
        StepOutcome::Decided(Outcome::Allowed) => ("Allowed", allowed(step)),
        StepOutcome::Decided(Outcome::ExplicitDeny) => ("Denied", explicitly_denied(step)),
        StepOutcome::Decided(Outcome::ImplicitDeny) => ("Denied", implicitly_denied(step)),
    };
    VerdictWords { word, sentence: fit(sentence) }
}

/// Cuts what names made too long.
fn fit(sentence: String) -> String {
    if sentence.chars().count() <= MAX_SENTENCE {
        return sentence;
    }
    let mut short: String = sentence.chars().take(MAX_SENTENCE - 1).collect();
    short.push('…');
    short
}

fn depends(conditional: &Conditional) -> String {
    let mut keys: Vec<&str> = conditional.keys.iter().map(|key| key.key.as_str()).collect();
    keys.dedup();
    match keys.split_last() {
        Some((last, [])) => format!("Depends on {last}, which the request does not give."),
        Some((last, first)) => {
            format!("Depends on {} and {last}, which the request does not give.", first.join(", "))
        }
        None => "Cannot tell: too much of the context is not known.".to_owned(),
    }
}

fn allowed(step: &Step) -> String {
    if let Some(reason) = service_reason(step) {
        return reason;
    }
    let names: Vec<String> = step
        .decided_by
        .iter()
        .filter_map(|layer| {
            let policy = granting_policy(step, *layer);
            policy.map(|policy| policy_name(*layer, policy)).or_else(|| root_name(step, *layer))
        })
        .collect();
    let action = &step.action;
    match names.as_slice() {
        [] => format!("Nothing stands against {action}."),
        [one] => sentence_case(&format!("{one} allows {action}.")),
        [one, other] => sentence_case(&format!("{one} and {other} both allow {action}.")),
        several => sentence_case(&format!("{} all allow {action}.", several.join(", "))),
    }
}

fn root_name(step: &Step, layer: Layer) -> Option<String> {
    let root = step
        .layers
        .iter()
        .any(|trace| trace.layer == layer && trace.because == Some(Because::RootUser));
    root.then(|| "full access of the root user".to_owned())
}

fn granting_policy(step: &Step, layer: Layer) -> Option<&PolicyTrace> {
    let trace = step.layers.iter().find(|trace| trace.layer == layer)?;
    trace.policies.iter().find(|policy| policy.statements.iter().any(StatementTrace::allows))
}

/// The trust policy of Auditor, the policy of a bucket, a policy by its name.
fn policy_name(layer: Layer, policy: &PolicyTrace) -> String {
    match layer {
        Layer::Trust => format!("the trust policy of {}", short_name(&policy.attached_to)),
        Layer::Resource => format!("the policy of {}", short_name(&policy.attached_to)),
        _ => policy.name.to_string(),
    }
}

fn explicitly_denied(step: &Step) -> String {
    for layer in &step.decided_by {
        let traces =
            step.layers.iter().chain(step.also_needs.iter().flat_map(|a| &a.verdict.layers));
        for trace in traces.filter(|trace| trace.layer == *layer) {
            for policy in &trace.policies {
                if let Some(statement) = policy.statements.iter().find(|s| s.denies()) {
                    return format!(
                        "Explicit deny in {} of {} ({}).",
                        statement_name(statement),
                        policy_name(*layer, policy),
                        trace::layer_name(*layer).to_ascii_lowercase()
                    );
                }
            }
        }
    }
    service_reason(step).unwrap_or_else(|| "Explicitly denied.".to_owned())
}

fn implicitly_denied(step: &Step) -> String {
    if step.decided_by.contains(&Layer::Service)
        && let Some(reason) = service_reason(step)
    {
        return reason;
    }
    let (action, layers) = match step.refused_permission() {
        Some(also) => (also.action.as_str(), &also.verdict.layers),
        None => (step.action.as_str(), &step.layers),
    };
    let who = short_name(&step.principal);
    let what = short_name(&step.resource);
    match step.decided_by.as_slice() {
        [Layer::Identity] => {
            format!("Nothing allows {action}: no identity policy of {who} allows it.")
        }
        [Layer::Trust] => match nearest_failure(layers, Layer::Trust) {
            Some(failure) => with_reason(&format!("The trust policy of {what}"), action, &failure),
            None => format!("The trust policy of {what} does not allow {who} {action}."),
        },
        [Layer::Resource] => match nearest_failure(layers, Layer::Resource) {
            Some(failure) => {
                // The bucket, where the call is on one of its objects.
                let policy = layers.iter().find(|l| l.layer == Layer::Resource);
                let owner = policy.and_then(|layer| layer.policies.first());
                let owner = owner.map_or(what, |policy| short_name(&policy.attached_to));
                with_reason(&format!("The policy of {owner}"), action, &failure)
            }
            None => format!("{what} has no resource-based policy that allows {who} {action}."),
        },
        [Layer::Boundary] => {
            format!("The permissions boundary of {who} does not allow {action}.")
        }
        [Layer::Session] => format!("The session policy of {who} does not allow {action}."),
        [Layer::Scp] => match layers.iter().find_map(|l| match &l.because {
            Some(reason @ (Because::LevelWithoutAllow(_) | Because::EmptyLevel(_))) => {
                Some(because(reason))
            }
            _ => None,
        }) {
            Some(reason) => format!("Service control policies stop {action}. {reason}"),
            None => format!("Service control policies do not let {action} pass."),
        },
        [Layer::VpcEndpoint] => format!("The VPC endpoint's policy does not let {action} pass."),
        several => {
            let names: Vec<String> = several
                .iter()
                .map(|layer| trace::layer_name(*layer).to_ascii_lowercase())
                .collect();
            let (last, first) = match names.split_last() {
                Some((last, first)) if !first.is_empty() => (last, first.join(", ")),
                _ => return format!("Nothing allows {action}."),
            };
            format!("Nothing allows {action}: {first} and {last} do not.")
        }
    }
}

/// The reason matters more than the action, which the reader knows: it goes where both do not fit.
fn with_reason(policy: &str, action: &str, failure: &str) -> String {
    let whole = format!("{policy} does not allow {action}: {failure}.");
    if whole.chars().count() <= MAX_SENTENCE { whole } else { format!("{policy}: {failure}.") }
}

/// Why the statement that came nearest does not apply.
fn nearest_failure(layers: &[LayerTrace], layer: Layer) -> Option<String> {
    let trace = layers.iter().find(|trace| trace.layer == layer)?;
    let (_, statement) = explain::nearest(trace)?;
    trace::first_failure(statement)
}

fn service_reason(step: &Step) -> Option<String> {
    let layer = step.layers.iter().find(|trace| {
        trace.layer == Layer::Service && trace.outcome != LayerOutcome::NotApplicable
    })?;
    layer.because.as_ref().map(because)
}

fn sentence_case(text: &str) -> String {
    match text.strip_prefix("the ").or_else(|| text.strip_prefix("full ")) {
        Some(_) => format!("{}{}", text[..1].to_ascii_uppercase(), &text[1..]),
        None => text.to_owned(),
    }
}
