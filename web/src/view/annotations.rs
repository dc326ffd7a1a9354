//! What the editor draws into a text: marks beside statements, tinted spans, and findings. Positions in UTF-16 units.

use hatcheck_engine::Outcome;
use hatcheck_engine::trace::StatementTrace;
use hatcheck_policy::json;
use hatcheck_policy::{LineIndex, Span};
use hatcheck_scenario::words;

use super::problems::{self, Problem};
use crate::state::evaluate::Evaluated;
use crate::state::workspace::{Target, Workspace};

/// Everything that is drawn into one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotations {
    /// Tinted or underlined parts: from, to, role.
    pub spans: Vec<(u32, u32, &'static str)>,
    /// Marks in the gutter: where, kind, and the same in words.
    pub marks: Vec<(u32, &'static str, String)>,
    /// Findings: from, to, severity, and what is wrong.
    pub diagnostics: Vec<(u32, u32, &'static str, String)>,
    /// Parts that stay as they are: from, to. None where they cannot be told at the moment, and stand where they stood.
    pub locked: Option<Vec<(u32, u32)>>,
}

/// What is to be drawn into a text: what the chosen call, or else another one of the request, made of its statements, where
/// the result is current, and what is wrong in it.
pub fn annotations(evaluated: &Evaluated, target: Target, stale: bool) -> Annotations {
    let Some(text) = evaluated.workspace.text(target) else { return Annotations::default() };
    let index = LineIndex::new(text);
    // A text is far smaller than 4 GiB.
    let unit = |byte: usize| u32::try_from(index.position(text, byte).offset).unwrap_or(u32::MAX);
    let mut out = Annotations::default();
    let own = problems::problems(evaluated);
    for Problem { severity, message, span, .. } in
        own.into_iter().filter(|own| own.target == target)
    {
        out.diagnostics.push((unit(span.0), unit(span.1), severity, message));
    }
    let Target::Doc(at) = target else { return out };
    out.locked = locked(&evaluated.workspace, at)
        .map(|spans| spans.into_iter().map(|span| (unit(span.start), unit(span.end))).collect());
    let Some(doc) = evaluated.workspace.docs.get(at).filter(|_| !stale) else { return out };
    let step = evaluated.workspace.selection.step;
    let Some(steps) = evaluated.chosen().map(|chosen| &chosen.decision.steps) else { return out };
    let shown = step.and_then(|at| steps.get(at)).or(steps.last());
    // A document that has no part in the chosen call shows what it meant for the last one in which it has.
    for step in shown.into_iter().chain(steps.iter().rev()) {
        let decided = |layer| step.decided_by.contains(&layer);
        let layers =
            step.layers.iter().chain(step.also_needs.iter().flat_map(|also| &also.verdict.layers));
        for layer in layers {
            for policy in layer.policies.iter().filter(|policy| *policy.path == *doc.pointer) {
                for statement in &policy.statements {
                    let start = unit(statement.span.start);
                    if out.marks.iter().any(|(known, ..)| *known == start) {
                        continue;
                    }
                    let (mark, role) = kinds(
                        statement,
                        decided(layer.layer),
                        step.outcome == hatcheck_engine::StepOutcome::Decided(Outcome::Allowed),
                    );
                    let line = words::statement_row(statement);
                    out.marks.push((
                        start,
                        mark,
                        format!("{}: {line}", words::statement_name(statement)),
                    ));
                    out.spans.push((start, unit(statement.span.end), role));
                }
            }
        }
    }
    out
}

/// The values in a document that the exercise wants to stay as they are.
fn locked(workspace: &Workspace, at: usize) -> Option<Vec<Span>> {
    let (Some(task), Some(doc)) = (workspace.task(), workspace.docs.get(at)) else {
        return Some(Vec::new());
    };
    let mut inner = task.locked.iter().filter_map(|own| own.strip_prefix(&*doc.pointer)).peekable();
    if inner.peek().is_none() {
        return Some(Vec::new());
    }
    let root = json::parse(&doc.text).ok()?;
    Some(inner.filter_map(|pointer| Some(root.at(pointer)?.span)).collect())
}

/// The mark in the gutter and the role of the span.
fn kinds(statement: &StatementTrace, decided: bool, allowed: bool) -> (&'static str, &'static str) {
    if !statement.is_evaluated() {
        ("unknown", "not-evaluated")
    } else if statement.denies() {
        ("deny", if decided && !allowed { "decisive-deny" } else { "matched" })
    } else if statement.allows() {
        ("allow", if decided && allowed { "decisive-allow" } else { "matched" })
    } else {
        ("idle", "unmatched")
    }
}
