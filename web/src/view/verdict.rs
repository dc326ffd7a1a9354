//! The verdict bar: word, sentence, expectation, and whether it is out of date.

use hatcheck_engine::Decision;
use hatcheck_scenario::format::{Expect, ExpectedDecision};
use hatcheck_scenario::words;

use crate::labels;
use crate::state::evaluate::Evaluated;
use crate::state::unknown::Standing;
use crate::state::workspace::Target;

/// What the bar shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictView {
    /// `allowed` and so on, or `stale`, `none`.
    pub state: &'static str,
    /// The word.
    pub word: &'static str,
    /// The sentence, at most 140 characters.
    pub sentence: String,
    /// Where to go to mend what makes the result out of date.
    pub mend: Option<(Target, usize)>,
    /// What the author expects, in words, and whether it came out so.
    pub expectation: Option<(String, bool)>,
    /// What was not evaluated.
    pub caution: Option<String>,
}

/// The bar for what is chosen. `last` is the bar of the last result that was current, kept while a text in
/// play does not parse, or where there is too much text to decide with every letter (`large`).
pub fn verdict(evaluated: &Evaluated, last: Option<&VerdictView>, large: bool) -> VerdictView {
    if evaluated.workspace.requests.is_empty() {
        return empty();
    }
    if large {
        let last = last.map_or(labels::requests::NO_REQUEST, |last| last.word).to_ascii_lowercase();
        return stale(labels::large(&last), None);
    }
    if let Some((target, offset)) = evaluated.broken() {
        let text = evaluated.workspace.text(target).map_or("", |text| text);
        let line = text[..offset.min(text.len())].matches('\n').count() + 1;
        let place = labels::place_name(&evaluated.workspace, target);
        let sentence = match last {
            Some(last) => labels::stale(&last.word.to_ascii_lowercase(), line, &place),
            None => labels::broken(line, &place),
        };
        return stale(sentence, Some((target, offset)));
    }
    let Some(request) = evaluated.chosen() else { return empty() };
    match evaluated.standing {
        Standing::Final => {}
        Standing::Awaited => return stale(labels::unknown::DECIDING.to_owned(), None),
        Standing::Failed => return stale(labels::unknown::CANNOT_TELL.to_owned(), None),
    }
    let said = words::verdict(&request.decision);
    VerdictView {
        state: words::request_decision(&request.decision),
        word: said.word,
        sentence: said.sentence,
        mend: None,
        expectation: request
            .expectation
            .as_ref()
            .map(|(expect, holds)| (expected_words(expect).to_owned(), *holds)),
        caution: caution(&request.decision),
    }
}

fn stale(sentence: String, mend: Option<(Target, usize)>) -> VerdictView {
    VerdictView {
        state: "stale",
        word: labels::STALE,
        sentence,
        mend,
        expectation: None,
        caution: None,
    }
}

fn empty() -> VerdictView {
    VerdictView {
        state: "none",
        word: labels::requests::NO_REQUEST,
        sentence: labels::requests::ADD_A_REQUEST.to_owned(),
        mend: None,
        expectation: None,
        caution: None,
    }
}

/// What an author expects, in words.
pub fn expected_words(expect: &Expect) -> &'static str {
    match expect.decision() {
        ExpectedDecision::Allowed => "allowed",
        ExpectedDecision::ImplicitDeny => "implicit deny",
        ExpectedDecision::ExplicitDeny => "explicit deny",
        ExpectedDecision::Denied => "denied",
        ExpectedDecision::Conditional => "conditional",
        ExpectedDecision::Invalid => "not a valid call",
    }
}

/// Statements in play that could not be evaluated are said, loudly.
fn caution(decision: &Decision) -> Option<String> {
    let count = decision
        .steps
        .iter()
        .flat_map(|step| &step.layers)
        .flat_map(|layer| &layer.policies)
        .flat_map(|policy| &policy.statements)
        .filter(|statement| !statement.is_evaluated())
        .count();
    (count > 0).then(|| labels::not_evaluated(count))
}
