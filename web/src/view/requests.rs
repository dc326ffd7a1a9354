//! The list of requests: name and verdict of each.

use hatcheck_scenario::words;

use crate::labels;
use crate::state::evaluate::Evaluated;
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
    let row = |(at, request): (usize, &Result<_, _>)| match request {
        Err(_) => RequestRow {
            name: labels::place_name(&evaluated.workspace, Target::Request(at)),
            decision: "stale",
            word: labels::NOT_READ.to_owned(),
        },
        Ok(result) => result_row(result),
    };
    evaluated.requests.iter().enumerate().map(row).collect()
}

fn result_row(result: &crate::state::evaluate::RequestResult) -> RequestRow {
    let word = words::verdict(&result.decision).word;
    let unexpected = result.expectation.as_ref().is_some_and(|(_, holds)| !holds);
    RequestRow {
        name: result.name.clone(),
        decision: words::request_decision(&result.decision),
        word: if unexpected { labels::unexpected(word) } else { word.to_owned() },
    }
}
