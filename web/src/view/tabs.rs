//! The tabs of a column: documents in play for the chosen request first.

use hatcheck_policy::PolicyKind;
use hatcheck_scenario::words;

use crate::labels;
use crate::state::evaluate::Evaluated;
use crate::state::workspace::{Column, Doc};

/// A tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// The document's index.
    pub doc: usize,
    /// What stands on it.
    pub label: String,
    /// The kind of policy.
    pub kind: &'static str,
    /// The whole name, as a hint.
    pub full_name: String,
    /// Whether the document takes part in the chosen request.
    pub in_play: bool,
    /// How many errors it has.
    pub errors: usize,
}

/// The tabs of one column.
pub fn tabs(evaluated: &Evaluated, column: Column) -> Vec<Tab> {
    let paths = evaluated.paths_in_play();
    let request = evaluated.workspace.selection.request;
    let (mut tabs, others): (Vec<Tab>, Vec<Tab>) = evaluated
        .workspace
        .docs
        .iter()
        .enumerate()
        .filter(|(_, doc)| doc.column() == column && doc.is_for(request))
        .map(|(at, doc)| Tab {
            doc: at,
            label: match evaluated.workspace.task() {
                Some(task) if task.edit.contains(&doc.pointer) => labels::task::yours(&label(doc)),
                _ => label(doc),
            },
            kind: labels::kind(doc.kind),
            full_name: full_name(doc),
            in_play: paths.contains(&doc.pointer.as_str()),
            errors: errors(evaluated, doc),
        })
        .partition(|tab| tab.in_play);
    tabs.extend(others);
    tabs
}

fn errors(evaluated: &Evaluated, doc: &Doc) -> usize {
    let document = evaluated.compiled.documents.iter().find(|d| d.pointer == doc.pointer);
    document.map_or(0, |document| document.policy.diagnostics.len())
}

fn label(doc: &Doc) -> String {
    let owner = words::short_name(&doc.owner);
    match doc.kind {
        PolicyKind::Trust => format!("{owner}: trust"),
        PolicyKind::Resource | PolicyKind::VpcEndpoint => owner,
        _ => format!("{owner}: {}", doc.name),
    }
}

/// Owner, kind and name: "role Auditor, trust policy".
pub fn full_name(doc: &Doc) -> String {
    let owner = words::short_name(&doc.owner);
    let kind = labels::kind(doc.kind);
    match doc.kind {
        PolicyKind::Trust | PolicyKind::Resource | PolicyKind::VpcEndpoint => {
            format!("{owner}, {kind}")
        }
        PolicyKind::Session => format!("{owner}, {}", doc.name),
        _ => format!("{owner}, {kind} {}", doc.name),
    }
}
