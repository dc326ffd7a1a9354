//! The trace as rows: layers, policies, statements, elements; what decided is open.

use hatcheck_engine::trace::{LayerTrace, PolicyTrace, StatementTrace};
use hatcheck_engine::{Layer, LayerOutcome, Step};
use hatcheck_policy::Effect;
use hatcheck_scenario::words;

use crate::state::evaluate::Evaluated;
use crate::state::workspace::Target;

pub use hatcheck_scenario::words::Row;

/// A layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayerRow {
    /// What it is called.
    pub name: &'static str,
    /// What it says.
    pub word: &'static str,
    /// `allow`, `implicitDeny`, `explicitDeny` or `notApplicable`, for the mark.
    pub outcome: &'static str,
    /// Whether it decided.
    pub decided: bool,
    /// Why, where no statement says it.
    pub reason: Option<String>,
    /// Its policies.
    pub policies: Vec<PolicyRow>,
}

/// A policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyRow {
    /// Its name.
    pub name: String,
    /// What it hangs on, in short.
    pub owner: String,
    /// Pointer of its document.
    pub path: String,
    /// Its statements, at most [`MAX_STATEMENTS`].
    pub statements: Vec<StatementRow>,
    /// How many more there are.
    pub more: usize,
}

/// More statements of one policy than this nobody reads, and drawing them takes seconds.
pub const MAX_STATEMENTS: usize = 40;

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementRow {
    /// Sid or number.
    pub name: String,
    /// `Allow`, `Deny`, or `?`.
    pub effect: &'static str,
    /// `allow`, `deny`, `idle` or `unknown`, for the mark.
    pub mark: &'static str,
    /// What became of it.
    pub line: String,
    /// Whether it is part of what decided.
    pub open: bool,
    /// Its elements against the request.
    pub rows: Vec<Row>,
    /// Bytes in its document.
    pub span: (usize, usize),
}

/// The rows of one call; what decided stands first.
pub fn layers(step: &Step) -> Vec<LayerRow> {
    let row = |layer| layer_row(layer, step, &step.action, &step.decided_by);
    let (mut rows, others): (Vec<LayerRow>, Vec<LayerRow>) =
        step.layers.iter().map(row).partition(|row| row.decided);
    rows.extend(others);
    rows
}

/// The rows of the further permissions that a call needs.
pub fn also_needed(step: &Step) -> Vec<(String, &'static str, Vec<LayerRow>)> {
    step.also_needs
        .iter()
        .map(|also| {
            let layers = also
                .verdict
                .layers
                .iter()
                .filter(|layer| layer.outcome != LayerOutcome::NotApplicable)
                .map(|layer| layer_row(layer, step, &also.action, &also.verdict.decided_by))
                .collect();
            (also.action.clone(), words::outcome(also.verdict.outcome), layers)
        })
        .collect()
}

fn layer_row(layer: &LayerTrace, step: &Step, action: &str, decided_by: &[Layer]) -> LayerRow {
    let decided = decided_by.contains(&layer.layer);
    let policies =
        layer.policies.iter().map(|policy| policy_row(policy, layer, step, action, decided));
    LayerRow {
        name: words::layer_name(layer.layer),
        word: words::layer_word(layer.outcome),
        outcome: match layer.outcome {
            LayerOutcome::Allow => "allow",
            LayerOutcome::ImplicitDeny => "implicitDeny",
            LayerOutcome::ExplicitDeny => "explicitDeny",
            LayerOutcome::NotApplicable => "notApplicable",
        },
        decided,
        reason: layer.because.as_ref().map(words::because),
        policies: policies.collect(),
    }
}

fn policy_row(
    policy: &PolicyTrace,
    layer: &LayerTrace,
    step: &Step,
    action: &str,
    decided: bool,
) -> PolicyRow {
    let statement = |statement: &StatementTrace| {
        // The decisive statement; where nothing applied, each that might have.
        let decisive = match layer.outcome {
            LayerOutcome::ExplicitDeny => statement.denies(),
            LayerOutcome::Allow => statement.allows(),
            _ => statement.effect != Some(Effect::Deny),
        };
        StatementRow {
            name: words::statement_name(statement),
            effect: statement.effect.map_or("?", |effect| effect.name()),
            mark: mark(statement),
            line: words::statement_row(statement),
            open: decided && decisive,
            rows: words::element_rows(
                &policy.policy,
                statement,
                &step.principal,
                action,
                &step.resource,
            ),
            span: (statement.span.start, statement.span.end),
        }
    };
    PolicyRow {
        name: policy.name.to_string(),
        owner: words::short_name(&policy.attached_to),
        path: policy.path.to_string(),
        // What decided is shown in any case.
        more: policy.statements.len().saturating_sub(MAX_STATEMENTS),
        statements: shown(&policy.statements).map(statement).collect(),
    }
}

/// The statements that apply, and others as far as there is room.
fn shown(statements: &[StatementTrace]) -> impl Iterator<Item = &StatementTrace> {
    let all = statements.len() <= MAX_STATEMENTS;
    let applying = statements.iter().filter(move |statement| !all && statement.applies);
    let others = statements.iter().filter(move |statement| all || !statement.applies);
    applying.chain(others).take(MAX_STATEMENTS)
}

fn mark(statement: &StatementTrace) -> &'static str {
    if !statement.is_evaluated() {
        "unknown"
    } else if statement.denies() {
        "deny"
    } else if statement.allows() {
        "allow"
    } else {
        "idle"
    }
}

/// The document in which a policy can be edited, and the span in it.
pub fn place(
    evaluated: &Evaluated,
    path: &str,
    (start, end): (usize, usize),
) -> Option<(Target, (usize, usize))> {
    let doc = evaluated.workspace.docs.iter().position(|doc| doc.pointer == path)?;
    Some((Target::Doc(doc), (start, end)))
}
