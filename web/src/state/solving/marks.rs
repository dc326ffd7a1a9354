//! What became of an answer.

use hatcheck_policy::json::{self, Node, Value};

use crate::state::wire;

/// What became of the answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// For each check whether it passes, and why not.
    pub checks: Vec<(bool, String)>,
    /// What keeps the answer from being graded at all.
    pub fault: Option<String>,
    /// The hint that comes next.
    pub hint: Option<usize>,
    /// What the answer gets wrong, where it is one that its author has foreseen.
    pub wrong: Option<String>,
}

impl Marks {
    /// How many checks pass.
    pub fn passing(&self) -> usize {
        self.checks.iter().filter(|(passes, _)| *passes).count()
    }

    /// Whether all do.
    pub fn passes(&self) -> bool {
        !self.checks.is_empty() && self.passing() == self.checks.len()
    }

    pub(super) fn read(answer: &str) -> Option<Self> {
        let root = json::parse(answer).ok()?;
        let checks = root.get("checks")?.as_array()?.iter().map(|node| {
            let passes =
                node.get("passes").is_some_and(|own| matches!(own.value, Value::Bool(true)));
            (passes, wire::text(node, "why"))
        });
        Some(Self {
            checks: checks.collect(),
            fault: root.get("fault").and_then(Node::as_str).map(str::to_owned),
            hint: wire::number(&root, "hint"),
            wrong: root.get("wrong").and_then(Node::as_str).map(str::to_owned),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_and_counted() {
        let marks = Marks::read(
            r#"{"checks": [{"passes": true, "why": ""}, {"passes": false, "why": "No."}], "fault": null, "hint": 1}"#,
        );
        let marks = marks.unwrap();
        assert_eq!((marks.passing(), marks.passes(), marks.hint), (1, false, Some(1)));
        assert_eq!(marks.checks[1].1, "No.");
        assert!(!Marks::default().passes());
        assert_eq!(Marks::read("{\"error\": {}}"), None);
    }
}
