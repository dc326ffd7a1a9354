//! A copy of a scenario that tells nobody which accounts it was made with: every account id becomes one of those
//! that AWS's documentation uses, the same one wherever it stands, and every decision stays what it was.

mod find;
mod rewrite;

use hatcheck_engine::Decision;
use hatcheck_engine::instant::Instant;
use hatcheck_policy::json;

use crate::compile::ParseCache;
use crate::error::FormatError;
use crate::evaluate::evaluate;
use crate::format::Scenario;
use crate::read::read;
use crate::words;

/// Ids that belong to nobody one could recognise, in the order in which they are given out.
const DOCUMENTED: [&str; 14] = [
    "111122223333",
    "444455556666",
    "777788889999",
    "123456789012",
    "111111111111",
    "222222222222",
    "333333333333",
    "444444444444",
    "555555555555",
    "666666666666",
    "777777777777",
    "888888888888",
    "999999999999",
    "210987654321",
];

/// What follows when these are used up.
const FURTHER: u64 = 100_000_000_001;

/// Why account ids were left as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreplaced {
    /// The text is no scenario.
    NotAScenario(Box<FormatError>),
    /// A request would come out otherwise: some policy looks into an id, as `"arn:aws:iam::1111*"` does.
    Decides {
        /// What the request is called.
        request: String,
    },
}

/// The text of a scenario with other account ids: in ARNs, as texts of their own, and wherever else the same ids
/// stand between other characters, as in `logs-111122223333`. Layout stays, and so do other numbers.
///
/// `clock` is the host's time, for scenarios that do not pin `now`.
pub fn replace_account_ids(text: &str, clock: Option<Instant>) -> Result<String, Unreplaced> {
    let not_a_scenario = |error| Unreplaced::NotAScenario(Box::new(error));
    let before = read(text).map_err(not_a_scenario)?;
    let text = &*before.source.text;
    let Ok(root) = json::parse(text) else { return Ok(text.to_owned()) };
    let replacements = replacements(find::account_ids(&root), text);
    if replacements.is_empty() {
        return Ok(text.to_owned());
    }
    let replaced = rewrite::rewritten(text, &root, &replacements);
    let after = read(&replaced).map_err(not_a_scenario)?;
    match first_difference(&before.scenario, &after.scenario, clock) {
        Some(at) => {
            let request = before.scenario.requests.get(at).map(words::request_name);
            Err(Unreplaced::Decides { request: request.unwrap_or_default() })
        }
        None => Ok(replaced),
    }
}

/// Each id with the one that takes its place. Those of the documentation stay.
fn replacements(ids: Vec<String>, text: &str) -> Vec<(String, String)> {
    let further = (FURTHER..).map(|id| id.to_string());
    let mut free = DOCUMENTED
        .iter()
        .map(|id| (*id).to_owned())
        .chain(further)
        .filter(|id| !text.contains(id.as_str()));
    ids.into_iter()
        .filter(|id| !DOCUMENTED.contains(&id.as_str()))
        .filter_map(|id| Some((id, free.next()?)))
        .collect()
}

/// The first request that comes out otherwise.
fn first_difference(one: &Scenario, other: &Scenario, clock: Option<Instant>) -> Option<usize> {
    let decisions = |scenario| evaluate(scenario, clock, &mut ParseCache::default()).decisions;
    let (one, other) = (decisions(one), decisions(other));
    one.iter().zip(&other).position(|(one, other)| !is_same(one, other))
}

/// Whether each call came out alike, and for the same layers.
fn is_same(one: &Decision, other: &Decision) -> bool {
    let calls = one.steps.iter().zip(&other.steps);
    words::request_decision(one) == words::request_decision(other)
        && one.steps.len() == other.steps.len()
        && calls.into_iter().all(|(one, other)| {
            words::decision(&one.outcome) == words::decision(&other.outcome)
                && one.decided_by == other.decided_by
        })
}

#[cfg(test)]
#[path = "account_ids_test.rs"]
mod tests;
