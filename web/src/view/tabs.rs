//! The tabs of a column: documents in play for the chosen request first.

use std::rc::Rc;

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
    let tab = |(at, doc): (usize, &Rc<Doc>)| Tab {
        doc: at,
        label: match evaluated.workspace.task() {
            Some(task) if task.edit.contains(&doc.pointer) => labels::task::yours(&label(doc)),
            _ => label(doc),
        },
        kind: labels::kind(doc.kind),
        full_name: full_name(doc),
        in_play: paths.contains(&doc.pointer.as_str()),
        errors: errors(evaluated, doc),
    };
    let docs = evaluated.workspace.docs.iter().enumerate();
    let own: Vec<(usize, &Rc<Doc>)> =
        docs.filter(|(_, doc)| doc.column() == column && doc.is_for(request)).collect();
    let mut tabs = Vec::new();
    // What is one's own before the guardrails around it.
    for (in_play, is_guardrail) in [(true, false), (true, true), (false, false), (false, true)] {
        let group = own.iter().copied().filter(|(_, doc)| {
            let kinds = [PolicyKind::Scp, PolicyKind::Rcp];
            paths.contains(&doc.pointer.as_str()) == in_play
                && kinds.contains(&doc.kind) == is_guardrail
        });
        tabs.extend(group.map(tab));
    }
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
