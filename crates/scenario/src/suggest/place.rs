//! Where in a policy or scenario something is to be inserted: into a list, or beside a single value that stands where a
//! list may.

use hatcheck_policy::json::splice::{self, Splice};
use hatcheck_policy::json::{Node, Value};

/// One entry more for a list, or for a single value that stands where a list may.
pub(super) fn append(text: &str, node: &Node<'_>, entry: &str) -> Vec<Splice> {
    match &node.value {
        Value::Array(items) => vec![splice::append(text, node, items, entry)],
        _ => vec![
            Splice::insert(node.span.start, "[".to_owned()),
            Splice::insert(node.span.end, format!(", {entry}]")),
        ],
    }
}
