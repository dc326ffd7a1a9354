//! The list of requests: name and verdict of each.

use hatcheck_scenario::{FormatError, words};

use crate::labels;
use crate::state::evaluate::{Evaluated, RequestResult};
use crate::state::workspace::Target;

/// A request in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestRow {
    /// What it is called.
    pub name: String,
    /// `allowed` and so on, or `stale` where its text does not parse.
    pub decision: &'static str,
    /// The verdict's word, and whether it is other than expected.
    pub word: String,
}

/// One row a request.
pub fn rows(evaluated: &Evaluated) -> Vec<RequestRow> {
    let row = |(at, request): (usize, &Result<RequestResult, FormatError>)| match request {
        Err(_) => RequestRow {
            name: labels::place_name(&evaluated.workspace, Target::Request(at)),
            decision: "stale",
            word: labels::NOT_READ.to_owned(),
        },
        // Its result would flicker with every character that is typed.
        Ok(result) if evaluated.broken_for(at).is_some() => RequestRow {
            name: result.name.clone(),
            decision: "stale",
            word: labels::STALE.to_owned(),
        },
        Ok(result) => result_row(result),
    };
    evaluated.requests.iter().enumerate().map(row).collect()
}

fn result_row(result: &RequestResult) -> RequestRow {
    let word = words::verdict(&result.decision).word;
    let unexpected = result.expectation.as_ref().is_some_and(|(_, holds)| !holds);
    RequestRow {
        name: result.name.clone(),
        decision: words::request_decision(&result.decision),
        word: if unexpected { labels::unexpected(word) } else { word.to_owned() },
    }
}
