//! Builds the report from decisions.

use hatcheck_engine::context::Source as KeySource;
use hatcheck_engine::decision::{AlsoNeeded, IssuedSession};
use hatcheck_engine::request::Value;
use hatcheck_engine::save::{self, SaveFinding};
use hatcheck_engine::trace::{ElementTrace, LayerTrace, PolicyTrace, StatementTrace};
use hatcheck_engine::unknown::Conditional;
use hatcheck_engine::{Decision, Layer, LayerOutcome, Step};
use hatcheck_policy::json;
use hatcheck_policy::{LineIndex, PolicyKind, Severity};

use super::event::{Recorder, Records};
use super::reasons;
use super::{
    AlsoNeededReport, ConditionReport, ContextReport, Diagnostic, ElementReport, HangingKeyReport,
    LayerReport, Place, PolicyReport, Positions, Report, RequestReport, SessionReport,
    StatementReport, StepReport, Summary,
};
use crate::compile::{Compiled, CompiledDocument};
use crate::evaluate::{Evaluation, meets};
use crate::format::{ContextValue, Request};
use crate::read::Loaded;
use crate::suggest::{Budget, suggest};
use crate::words::{self, Messages};

/// What a report is to hold.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Which of AWS's texts, where documentation and measurement differ.
    pub messages: Messages,
    /// Whether suggestions are tried for what is denied.
    pub suggestions: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { messages: Messages::Measured, suggestions: true }
    }
}

/// The report about a scenario that was decided, with suggestions.
pub fn report(loaded: &Loaded, evaluation: &Evaluation) -> Report {
    report_with(loaded, evaluation, Options::default())
}

/// The report about a scenario that was decided.
pub fn report_with(loaded: &Loaded, evaluation: &Evaluation, options: Options) -> Report {
    let decided: Vec<_> = evaluation.decisions.iter().enumerate().collect();
    build(loaded, &evaluation.compiled, &decided, options)
}

/// The report about the request at `index` alone, which was decided so: as it stands in that about all, with what is
/// to be said about the documents and this request.
pub fn report_one(
    loaded: &Loaded,
    compiled: &Compiled,
    index: usize,
    decision: &Decision,
    options: Options,
) -> Report {
    build(loaded, compiled, &[(index, decision)], options)
}

/// The report about some requests, each with its place in the file.
fn build(
    loaded: &Loaded,
    compiled: &Compiled,
    decided: &[(usize, &Decision)],
    options: Options,
) -> Report {
    let positions = Positions::new(compiled, &loaded.source);
    let recorder = Recorder::new(compiled, options.messages);
    let writer = Writer { recorder, positions: &positions, messages: options.messages };
    let mut budget = Budget::default();
    let mut requests = Vec::with_capacity(decided.len());
    for (at, decision) in decided {
        let Some(request) = loaded.scenario.requests.get(*at) else { continue };
        let mut report = writer.request(request, decision);
        if options.suggestions {
            let found = suggest(loaded, compiled, *at, decision, &mut budget);
            report.suggestions =
                found.iter().map(|found| reasons::suggestion(found, &positions)).collect();
        }
        requests.push(report);
    }
    let untried = budget.untried();
    let passed = requests.iter().filter(|request| request.pass).count();
    let mut diagnostics = document_diagnostics(compiled, &positions);
    diagnostics.extend(save_diagnostics(compiled, &positions));
    diagnostics.extend(notes(loaded, decided));
    if untried > 0 {
        let place = positions.file_place(0);
        diagnostics.push(Diagnostic {
            severity: severity(Severity::Suggestion),
            code: "suggestions-incomplete",
            message: words::untried(untried),
            path: String::new(),
            start: place,
            end: place,
            aws_says: None,
        });
    }
    Report {
        version: 1,
        summary: Summary { requests: requests.len(), passed, failed: requests.len() - passed },
        diagnostics,
        requests,
    }
}

/// What was found in the policy documents.
pub fn document_diagnostics(compiled: &Compiled, positions: &Positions<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for CompiledDocument { pointer, kind, policy, .. } in &compiled.documents {
        let place = |offset| positions.place(pointer, offset);
        found.extend(policy.diagnostics.iter().map(|own| finding(own, *kind, pointer, &place)));
    }
    found
}

/// What is wrong with one policy document by itself. Positions refer to its text, paths begin at its root.
pub fn text_diagnostics(text: &str, kind: PolicyKind) -> Vec<Diagnostic> {
    let index = LineIndex::new(text);
    let place = |offset| index.position(text, offset).into();
    let found = hatcheck_policy::parse(text, kind).diagnostics;
    found.iter().map(|own| finding(own, kind, "", &place)).collect()
}

/// A finding in the document at `pointer`.
fn finding(
    found: &hatcheck_policy::Diagnostic,
    kind: PolicyKind,
    pointer: &str,
    place: &dyn Fn(usize) -> Place,
) -> Diagnostic {
    Diagnostic {
        severity: severity(found.problem.severity()),
        code: found.problem.code(),
        message: words::problem(&found.problem),
        path: format!("{pointer}{}", found.pointer),
        start: place(found.span.start),
        end: place(found.span.end),
        aws_says: words::refusal(&found.problem, kind),
    }
}

/// What AWS would say to the trust policies when they are stored, beyond what their texts alone show.
fn save_diagnostics(compiled: &Compiled, positions: &Positions<'_>) -> Vec<Diagnostic> {
    let diagnostic = |found: SaveFinding| Diagnostic {
        severity: severity(found.fault.severity()),
        code: found.fault.code(),
        message: words::save(&found.fault),
        path: found.path.to_string(),
        start: positions.place(&found.path, found.span.start),
        end: positions.place(&found.path, found.span.end),
        aws_says: words::save_refusal(&found.fault),
    };
    save::check(&compiled.world).into_iter().map(diagnostic).collect()
}

/// What was noticed about these requests.
fn notes(loaded: &Loaded, decided: &[(usize, &Decision)]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // Where a request stands is asked for only if there is something to say about it.
    let tree = || json::parse(&loaded.source.text).ok();
    let mut root = None;
    let mut add = |severity, code, message: String, path: String| {
        let root = root.get_or_insert_with(tree);
        let span =
            root.as_ref().and_then(|root| root.at(&path)).map(|node| node.span).unwrap_or_default();
        let text = &loaded.source.text;
        let place = |offset| Place::from(loaded.source.index.position(text, offset));
        let (start, end) = (place(span.start), place(span.end));
        found.push(Diagnostic { severity, code, message, path, start, end, aws_says: None });
    };
    for (at, decision) in decided {
        for note in &decision.notes {
            let (code, key) = words::note_place(note);
            let severity = severity(words::note_severity(note));
            add(severity, code, words::note(note), format!("/requests/{at}{key}"));
        }
    }
    found
}

pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::SecurityWarning => "securityWarning",
        Severity::Warning => "warning",
        Severity::Suggestion => "suggestion",
    }
}

fn hangs_on(conditional: &Conditional) -> Vec<HangingKeyReport> {
    let values = |values: &[Option<Value>]| {
        values.iter().map(|value| value.as_ref().map(context_value)).collect()
    };
    conditional
        .keys
        .iter()
        .map(|key| HangingKeyReport {
            key: key.key.clone(),
            step: key.step,
            allowed: values(&key.allowed),
            denied: values(&key.denied),
        })
        .collect()
}

/// Writes requests and their steps.
struct Writer<'r> {
    recorder: Recorder<'r>,
    positions: &'r Positions<'r>,
    messages: Messages,
}

impl Writer<'_> {
    fn request(&self, request: &Request, decision: &Decision) -> RequestReport {
        RequestReport {
            name: words::request_name(request),
            decision: words::request_decision(decision),
            hangs_on: decision.conditional.as_ref().map(hangs_on),
            pass: request.expect.as_ref().is_none_or(|expect| meets(expect, decision)),
            expect: request.expect.clone(),
            steps: decision.steps.iter().map(|step| self.step(step)).collect(),
            suggestions: Vec::new(),
        }
    }

    fn step(&self, step: &Step) -> StepReport {
        let positions = self.positions;
        let context = step.context.iter().map(|entry| {
            let value = entry.value.as_ref().map(context_value);
            let source = match entry.source {
                KeySource::Derived => "derived",
                KeySource::Given => "given",
                KeySource::Claim => "claim",
            };
            (entry.key.to_string(), ContextReport { value, source })
        });
        let Records { event, owner_event } = self.recorder.records(step);
        StepReport {
            principal: step.principal.clone(),
            action: step.action.clone(),
            resource: step.resource.clone(),
            decision: words::decision(&step.outcome),
            decided_by: labels(&step.decided_by),
            rules: step.rules.iter().map(|rule| rule.id()).collect(),
            error_code: words::error_code(step),
            reasons: reasons::reasons(step),
            message: words::message_as(step, self.messages),
            event,
            owner_event,
            context: context.collect(),
            layers: step.layers.iter().map(|layer| layer_report(layer, positions)).collect(),
            also_needs: step.also_needs.iter().map(|also| also_needed(also, positions)).collect(),
            session: step.session.as_ref().map(session),
        }
    }
}

fn labels(layers: &[Layer]) -> Vec<&'static str> {
    layers.iter().map(|layer| layer.label()).collect()
}

fn also_needed(also: &AlsoNeeded, positions: &Positions<'_>) -> AlsoNeededReport {
    AlsoNeededReport {
        action: also.action.clone(),
        decision: words::outcome(also.verdict.outcome),
        decided_by: labels(&also.verdict.decided_by),
        layers: also.verdict.layers.iter().map(|layer| layer_report(layer, positions)).collect(),
    }
}

fn layer_report(layer: &LayerTrace, positions: &Positions<'_>) -> LayerReport {
    LayerReport {
        layer: layer.layer.label(),
        outcome: match layer.outcome {
            LayerOutcome::Allow => "allow",
            LayerOutcome::ImplicitDeny => "implicitDeny",
            LayerOutcome::ExplicitDeny => "explicitDeny",
            LayerOutcome::NotApplicable => "notApplicable",
        },
        message: layer.because.as_ref().map(words::because),
        policies: layer.policies.iter().map(|policy| policy_report(policy, positions)).collect(),
    }
}

fn policy_report(policy: &PolicyTrace, positions: &Positions<'_>) -> PolicyReport {
    let statement = |statement| statement_report(statement, &policy.path, positions);
    PolicyReport {
        name: policy.name.to_string(),
        attached_to: policy.attached_to.to_string(),
        path: policy.path.to_string(),
        statements: policy.statements.iter().map(statement).collect(),
    }
}

fn statement_report(
    statement: &StatementTrace,
    pointer: &str,
    positions: &Positions<'_>,
) -> StatementReport {
    let element = |element: &ElementTrace| ElementReport {
        matched: element.matched,
        by: element.by.as_deref().map(str::to_owned),
        nearest: element.nearest.as_deref().map(str::to_owned),
        span: positions.range(pointer, element.span),
    };
    let conditions = statement.conditions.iter().map(|condition| ConditionReport {
        operator: condition.operator().to_owned(),
        key: condition.key().to_owned(),
        policy_values: owned(&condition.policy_values()),
        request_values: condition.request_value.as_ref().map(|value| owned(value.texts())),
        matched: condition.matched,
        span: positions.range(pointer, condition.span()),
    });
    StatementReport {
        index: statement.index,
        sid: statement.sid.as_deref().map(str::to_owned),
        effect: statement.effect.map(|effect| effect.name()),
        applies: statement.applies,
        evaluated: statement.broken.then_some(false),
        span: positions.range(pointer, statement.span),
        principal: statement.principal.as_ref().map(|principal| ElementReport {
            matched: principal.matched,
            by: principal.by.as_deref().map(str::to_owned),
            nearest: None,
            span: positions.range(pointer, principal.span),
        }),
        action: statement.action.as_ref().map(element),
        resource: statement.resource.as_ref().map(element),
        conditions: conditions.collect(),
    }
}

fn owned<T: AsRef<str>>(texts: &[T]) -> Vec<String> {
    texts.iter().map(|text| text.as_ref().to_owned()).collect()
}

fn context_value(value: &Value) -> ContextValue {
    match value {
        Value::One(text) => ContextValue::One(text.to_string()),
        Value::Many(texts) => ContextValue::Many(owned(texts)),
    }
}

fn session(session: &IssuedSession) -> SessionReport {
    SessionReport {
        arn: session.arn.clone(),
        expires_in: session.expires_in,
        tags: session.tags.iter().cloned().collect(),
        principal_tags: session.principal_tags.iter().cloned().collect(),
        source_identity: session.source_identity.clone(),
    }
}
