//! Where in a JSON text something is to be inserted, and how what is inserted is laid out like its neighbours.

use hatcheck_policy::Span;
use hatcheck_policy::json::{Member, Node, Value};

/// A replacement in one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// What goes; empty where something is only inserted.
    pub(super) span: Span,
    /// What comes.
    pub(super) text: String,
}

impl Change {
    fn insert(at: usize, text: String) -> Self {
        Self { span: Span::new(at, at), text }
    }
}

/// One entry more for a list, or for a single value that stands where a list may.
pub(super) fn append(text: &str, node: &Node<'_>, entry: &str) -> Vec<Change> {
    let Value::Array(items) = &node.value else {
        let (start, end) = (node.span.start, node.span.end);
        return vec![
            Change::insert(start, "[".to_owned()),
            Change::insert(end, format!(", {entry}]")),
        ];
    };
    match items.last() {
        Some(last) => {
            let gap = gap_before(text, last.span.start, node.span.start);
            vec![Change::insert(last.span.end, format!(",{gap}{entry}"))]
        }
        None => vec![Change::insert(node.span.start + 1, entry.to_owned())],
    }
}

/// One member more for an object; the member's value instead where it is there.
pub(super) fn set(text: &str, node: &Node<'_>, key: &str, value: &str) -> Option<Vec<Change>> {
    let Value::Object(members) = &node.value else { return None };
    if let Some(member) = find(members, key) {
        let Span { start, end } = member.value.span;
        return Some(vec![Change { span: Span::new(start, end), text: value.to_owned() }]);
    }
    let member = format!("{}: {value}", quoted(key));
    Some(vec![match members.last() {
        Some(last) => {
            let gap = gap_before(text, last.name.span.start, node.span.start);
            Change::insert(last.value.span.end, format!(",{gap}{member}"))
        }
        None => Change::insert(node.span.start + 1, format!(" {member} ")),
    }])
}

/// The member of an object, the last one where it stands twice.
pub(super) fn find<'n, 't>(members: &'n [Member<'t>], key: &str) -> Option<&'n Member<'t>> {
    members.iter().rev().find(|member| member.name.value == key)
}

/// A text as JSON.
pub(super) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_else(|_| String::from("\"\""))
}

/// The white space before an entry, so that the next one stands like it; a blank where there is none.
fn gap_before(text: &str, start: usize, outer: usize) -> &str {
    let before = &text[outer..start];
    let gap = &before[before.trim_end_matches([' ', '\t', '\n', '\r']).len()..];
    if gap.is_empty() { " " } else { gap }
}
