//! The solution beside the answer.

use hatcheck_policy::json::{self, Node};

use crate::state::wire;

/// A part of the solution: what it is put into, and both texts line by line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The pointer.
    pub pointer: String,
    /// The answer's line, and the solution's.
    pub lines: Vec<(Option<String>, Option<String>)>,
}

/// How far the solution is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Solution {
    /// Not at all.
    #[default]
    Hidden,
    /// Somebody asked for it, and is asked whether they mean it.
    Considered,
    /// Beside the answer.
    Shown(Vec<Part>),
}

/// The parts that an answer of the extras holds.
pub(super) fn parts(answer: &str) -> Option<Vec<Part>> {
    let root = json::parse(answer).ok()?;
    let text = |node: &Node<'_>| node.as_str().map(str::to_owned);
    let parts = root.get("parts")?.as_array()?.iter().map(|part| {
        let lines = part.get("lines").and_then(Node::as_array).unwrap_or_default();
        let line = |pair: &Node<'_>| match pair.as_array() {
            Some([mine, theirs]) => (text(mine), text(theirs)),
            _ => (None, None),
        };
        Part { pointer: wire::text(part, "pointer"), lines: lines.iter().map(line).collect() }
    });
    Some(parts.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_solution_is_read_line_by_line() {
        let parts = parts(r#"{"parts": [{"pointer": "/a", "lines": [["x", "x"], [null, "y"]]}]}"#);
        let lines = vec![(Some("x".into()), Some("x".into())), (None, Some("y".into()))];
        assert_eq!(parts, Some(vec![Part { pointer: "/a".into(), lines }]));
    }
}
