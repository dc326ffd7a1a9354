//! Why there is no answer, in the form in which it leaves.

use hatcheck_scenario::report::Place;
use hatcheck_scenario::{FormatError, words};
use serde::Serialize;

/// Something that was asked and cannot be answered.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Failure {
    /// Stable name.
    pub(crate) code: &'static str,
    /// For people.
    pub(crate) message: String,
    /// JSON pointer in the scenario.
    pub(crate) path: String,
    /// Where the text at fault begins.
    pub(crate) start: Place,
    /// Where it ends.
    pub(crate) end: Place,
}

impl Failure {
    /// The page has asked something that means nothing, which is a fault of its own.
    pub(crate) fn of_question(message: &str) -> Self {
        Self::nowhere("bad-question", message.to_owned())
    }

    /// A failure that no part of the text is to blame for.
    pub(crate) fn nowhere(code: &'static str, message: String) -> Self {
        let start = Place { line: 1, column: 1, offset: 0 };
        Self { code, message, path: String::new(), start, end: start }
    }

    /// The answer in place of a report.
    pub(crate) fn to_json(&self) -> String {
        serde_json::json!({ "error": self }).to_string()
    }
}

impl From<FormatError> for Failure {
    fn from(error: FormatError) -> Self {
        Self {
            code: error.fault.code(),
            message: words::fault(&error.fault),
            path: error.path,
            start: error.start.into(),
            end: error.end.into(),
        }
    }
}
