//! One thing that was found out about an example, with its place.

use super::page::Spot;

/// How one thing about an example turned out, the better first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// The request comes out as expected.
    Holds,
    /// The request expects nothing.
    Open,
    /// The example stands somewhere else and was not fetched.
    Skipped,
    /// The request comes out otherwise, or a choice leads nowhere.
    Fails,
    /// It is no scenario.
    Unreadable,
}

/// One thing that was found out.
#[derive(Debug)]
pub(crate) struct Finding {
    pub(crate) outcome: Outcome,
    pub(crate) spot: Spot,
    /// The request it is about.
    pub(crate) name: Option<String>,
    /// Stable name of what is wrong.
    pub(crate) code: Option<&'static str>,
    /// What is wrong, for people.
    pub(crate) message: Option<String>,
    /// JSON pointer in the scenario.
    pub(crate) path: String,
    /// What was decided.
    pub(crate) decision: Option<&'static str>,
    /// What AWS answers when it refuses to store the document for this.
    pub(crate) aws_says: Option<String>,
}

impl Finding {
    pub(crate) fn fault(outcome: Outcome, spot: Spot, code: &'static str, message: String) -> Self {
        let (name, path, decision, aws_says) = (None, String::new(), None, None);
        Self {
            outcome,
            spot,
            name,
            code: Some(code),
            message: Some(message),
            path,
            decision,
            aws_says,
        }
    }
}
