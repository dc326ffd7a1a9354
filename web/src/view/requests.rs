//! The list of requests: name, verdict and expectation of each.

use std::rc::Rc;

use hatcheck_policy::json;
use hatcheck_scenario::{FormatError, words};

use crate::labels;
use crate::state::evaluate::{Evaluated, RequestResult};
use crate::state::unknown::Standing;
use crate::state::workspace::{RequestDoc, Workspace};
use crate::view::entries;
use crate::view::verdict::expected_words;

/// A request in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestRow {
    /// What it is called.
    pub name: String,
    /// `allowed` and so on, or `stale` where its text does not parse.
    pub decision: &'static str,
    /// The verdict's word.
    pub word: &'static str,
    /// What its author expects, in words.
    pub expected: Option<String>,
    /// Whether it came out as expected.
    pub holds: Option<bool>,
}

/// One row a request.
pub fn rows(evaluated: &Evaluated) -> Vec<RequestRow> {
    (0..evaluated.requests.len()).filter_map(|at| row(evaluated, at)).collect()
}

fn row(evaluated: &Evaluated, at: usize) -> Option<RequestRow> {
    let request: &Result<RequestResult, FormatError> = evaluated.requests.get(at)?;
    let name = name(evaluated, at);
    let stale = |word| RequestRow {
        name: name.clone(),
        decision: "stale",
        word,
        expected: None,
        holds: None,
    };
    Some(match request {
        Err(_) => stale(labels::NOT_READ),
        // Its result would flicker with every character that is typed.
        Ok(_) if evaluated.broken_for(at).is_some() => stale(labels::STALE),
        Ok(_) if evaluated.standing == Standing::Awaited => stale(labels::unknown::ON_ITS_WAY),
        Ok(_) if evaluated.standing == Standing::Failed => {
            stale(labels::unknown::CANNOT_TELL_SHORT)
        }
        Ok(result) => RequestRow {
            decision: words::request_decision(&result.decision),
            word: words::verdict(&result.decision).word,
            expected: result
                .expectation
                .as_ref()
                .map(|(expect, _)| expected_words(expect).to_owned()),
            holds: result.expectation.as_ref().map(|(_, holds)| *holds),
            name,
        },
    })
}

/// How many there are, and how many came out as expected.
pub fn summary(rows: &[RequestRow]) -> String {
    let expected = rows.iter().filter(|row| row.holds.is_some()).count();
    let holds = rows.iter().filter(|row| row.holds == Some(true)).count();
    labels::requests::run_all(holds, expected, rows.len())
}

/// What a request is called; its number where it cannot be read.
pub fn name(evaluated: &Evaluated, at: usize) -> String {
    match evaluated.requests.get(at) {
        Some(Ok(result)) => result.name.clone(),
        _ => labels::request_number(at),
    }
}

/// What a request is called in its own text.
pub fn name_of(workspace: &Workspace, at: usize) -> String {
    let text = workspace.requests.get(at).map(|request| &*request.text).unwrap_or_default();
    let name = json::parse(text).ok().and_then(|root| Some(root.get("name")?.as_str()?.to_owned()));
    name.unwrap_or_else(|| labels::request_number(at))
}

/// A name that no request has.
pub fn unused(requests: &[Rc<RequestDoc>], name: &str) -> String {
    let taken = |name: &str| {
        let quoted = json::quote(name);
        requests.iter().any(|request| request.text.contains(&quoted))
    };
    entries::unused(name, " ", &taken)
}

/// A new request: somebody of the scenario calls something of it.
pub fn fresh(workspace: &Workspace) -> String {
    let scenario = &workspace.shell.scenario;
    let caller = scenario.users.first().map(|user| &user.arn);
    let caller = caller.or(scenario.roles.first().map(|role| &role.arn));
    let caller = caller.map_or("arn:aws:iam::111122223333:user/alice", |arn| arn);
    let resource = scenario.resources.first().map_or("*", |resource| &resource.arn);
    let name = unused(&workspace.requests, labels::requests::NEW_REQUEST);
    format!(
        "{{\n  \"name\": {},\n  \"principal\": {},\n  \"action\": \"s3:GetObject\",\n  \"resource\": {}\n}}",
        json::quote(&name),
        json::quote(caller),
        json::quote(resource),
    )
}
