//! A decision as text: the verdict, then layer by layer what each statement made of the call.

use hatcheck_engine::trace::{LayerTrace, PolicyTrace, StatementTrace};
use hatcheck_engine::{Decision, Layer, LayerOutcome, Outcome, Step, StepOutcome};
use hatcheck_scenario::format::Expect;
use hatcheck_scenario::report::RequestReport;
use hatcheck_scenario::words::{self, Messages};

use crate::paint::{Paint, plain};

/// One request. With `details` every step is traced; without, only where the expectation failed.
pub(crate) fn request(
    at: usize,
    report: &RequestReport,
    decision: &Decision,
    details: bool,
    messages: Messages,
) -> String {
    let verdict = words::verdict(decision);
    let mark = if report.pass { " " } else { "✘" };
    let mut out = format!(
        "{mark} {} {}  {}\n",
        request_paint(decision).on(verdict.word),
        Paint::Strong.on(&report.name),
        plain(&verdict.sentence)
    );
    if let (false, Some(expect)) = (report.pass, &report.expect) {
        out += &format!(
            "    request {} expected {}, was {}\n",
            at + 1,
            Paint::Warning.on(expected(expect)),
            came_to(decision),
        );
    }
    if let Some(conditional) = &decision.conditional {
        for line in words::hanging(conditional) {
            out += &format!("    {line}\n");
        }
    }
    if details || !report.pass {
        for (number, step) in decision.steps.iter().enumerate() {
            out += &self::step(number, step, decision.steps.len(), messages);
        }
        out.push('\n');
    }
    out
}

/// What was decided, by which layers and at which step, in the words of an expectation.
pub(crate) fn came_to(decision: &Decision) -> String {
    let by: Vec<&str> = decision.decided_by().iter().map(|layer| layer.label()).collect();
    let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join(", ")) };
    let last = decision.steps.len().saturating_sub(1);
    format!("{}{by} at step {last}", words::request_decision(decision))
}

/// An expectation as it can be written.
pub(crate) fn expected(expect: &Expect) -> String {
    // The format's own spelling, so that it can be copied back.
    serde_json::to_string(expect).unwrap_or_default()
}

fn request_paint(decision: &Decision) -> Paint {
    match decision.conditional {
        Some(_) => Paint::Warning,
        None => outcome_paint(&decision.outcome()),
    }
}

fn outcome_paint(outcome: &StepOutcome) -> Paint {
    match outcome {
        StepOutcome::Decided(Outcome::Allowed) => Paint::Allowed,
        StepOutcome::Decided(_) => Paint::Denied,
        StepOutcome::Invalid(_) => Paint::Warning,
    }
}

fn step(number: usize, step: &Step, of: usize, messages: Messages) -> String {
    let mut out = String::new();
    if of > 1 {
        out += &format!("  step {number}: ");
    } else {
        out += "  ";
    }
    out += &format!(
        "{} calls {} on {}: {}\n",
        plain(&step.principal),
        plain(&step.action),
        plain(&step.resource),
        outcome_paint(&step.outcome).on(words::decision(&step.outcome))
    );
    for layer in &step.layers {
        out += &self::layer(layer, step.decided_by.contains(&layer.layer), &step.outcome);
    }
    for also in &step.also_needs {
        let outcome = StepOutcome::Decided(also.verdict.outcome);
        out += &format!(
            "    also needs {}: {}\n",
            also.action,
            outcome_paint(&outcome).on(words::decision(&outcome))
        );
        if also.verdict.outcome != Outcome::Allowed {
            for layer in &also.verdict.layers {
                out +=
                    &self::layer(layer, also.verdict.decided_by.contains(&layer.layer), &outcome);
            }
        }
    }
    for reason in words::reasons(step) {
        out += &format!("    {} {}\n", Paint::Strong.on("Why:"), plain(&reason));
    }
    for rule in &step.rules {
        let sentence = words::rule(rule.id()).unwrap_or_default();
        out += &Paint::Quiet.on(format!("    {}  {sentence}", rule.id()));
        out.push('\n');
    }
    if let Some(message) = words::message_as(step, messages) {
        out += &Paint::Quiet.on(format!("    AWS says: {message}"));
        out.push('\n');
    }
    out
}

fn layer(layer: &LayerTrace, decided: bool, outcome: &StepOutcome) -> String {
    if layer.outcome == LayerOutcome::NotApplicable {
        return String::new();
    }
    let said = words::layer_word(layer.outcome);
    let mark = if decided { outcome_paint(outcome).on("●") } else { Paint::Quiet.on("○") };
    let mut out = format!("    {mark} {}: {said}", words::layer_name(layer.layer));
    // A guardrail that lets pass by its very nature needs no reason.
    if let Some(because) = layer.because.as_ref().filter(|_| layer.layer != Layer::Rcp) {
        out += &format!(". {}", plain(&words::because(because)));
    }
    out.push('\n');
    for policy in &layer.policies {
        out += &self::policy(policy);
    }
    out
}

fn policy(policy: &PolicyTrace) -> String {
    let owner = words::short_name(&policy.attached_to);
    let mut out =
        format!("      {} {}\n", plain(&policy.name), Paint::Quiet.on(format!("({owner})")));
    for statement in &policy.statements {
        out += &self::statement(statement);
    }
    out
}

fn statement(statement: &StatementTrace) -> String {
    let effect = statement.effect.map_or("?", |effect| effect.name());
    let mark = match (statement.applies, statement.effect) {
        (true, Some(hatcheck_policy::Effect::Deny)) => "■",
        (true, _) => "✔",
        (false, _) if statement.broken => "?",
        (false, _) => "–",
    };
    format!(
        "        {mark} {} {effect}: {}\n",
        plain(&words::statement_name(statement)),
        plain(&words::statement_row(statement))
    )
}
