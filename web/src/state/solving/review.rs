//! What the author of an exercise wants to know of it.

use hatcheck_policy::json::{self, Node, Value};

use crate::state::wire;

/// What is wrong with an exercise, and what the answers that it holds come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// Sentences, each with its place.
    pub complaints: Vec<String>,
    /// The ids of the checks.
    pub checks: Vec<String>,
    /// Start, solution and wrong answers, each with whether it passes these.
    pub rows: Vec<(String, Vec<bool>)>,
}

impl Review {
    pub(super) fn read(answer: &str) -> Option<Self> {
        let root = json::parse(answer).ok()?;
        let list = |node: &Node<'_>, name| -> Option<Vec<String>> {
            let items = node.get(name)?.as_array()?.iter();
            Some(items.filter_map(|item| Some(item.as_str()?.to_owned())).collect())
        };
        let rows = root.get("rows")?.as_array()?.iter().map(|row| {
            let passes = row.get("passes").and_then(Node::as_array).unwrap_or_default().iter();
            let passes = passes.map(|own| matches!(own.value, Value::Bool(true)));
            (wire::text(row, "name"), passes.collect())
        });
        Some(Self {
            complaints: list(&root, "complaints")?,
            checks: list(&root, "checks")?,
            rows: rows.collect(),
        })
    }
}
