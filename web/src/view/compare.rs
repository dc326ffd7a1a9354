//! Two versions of the texts over all requests: which verdicts changed, and why.

use hatcheck_scenario::words;

use crate::labels;
use crate::state::evaluate::{Evaluated, RequestResult};
use crate::state::unknown::Standing;

/// A request whose verdict is another one now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// What it is called.
    pub name: String,
    /// Where it is now, if it is still there.
    pub now_at: Option<usize>,
    /// Decision, word and sentence before.
    pub before: Side,
    /// The same now.
    pub now: Side,
}

/// A verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// `allowed` and so on, `none` where the request is not there, `stale` where it cannot be read.
    pub decision: &'static str,
    /// The word for it.
    pub word: String,
    /// What decided.
    pub sentence: String,
}

/// Why there is nothing to compare yet, in words.
pub fn waits(before: &Evaluated, now: &Evaluated) -> Option<&'static str> {
    match (before.standing, now.standing) {
        (Standing::Final, Standing::Final) => None,
        (Standing::Failed, _) | (_, Standing::Failed) => Some(labels::unknown::CANNOT_TELL),
        _ => Some(labels::unknown::DECIDING),
    }
}

/// The changes, in the order of the present requests and then of those that are gone; and how many requests were
/// compared.
pub fn compare(before: &Evaluated, now: &Evaluated) -> (Vec<Changed>, usize) {
    let mut changes = Vec::new();
    let mut compared = 0;
    for at in 0..now.requests.len() {
        let name = name(now, at);
        // The same name, and of several of one name the one at the same place.
        let same: Vec<usize> =
            (0..before.requests.len()).filter(|other| self::name(before, *other) == name).collect();
        let other = same.iter().find(|other| **other == at).or(same.first());
        let (old, new) = (side(before, other.copied()), side(now, Some(at)));
        compared += 1;
        if old.decision != new.decision || old.sentence != new.sentence {
            changes.push(Changed { name, now_at: Some(at), before: old, now: new });
        }
    }
    for at in 0..before.requests.len() {
        let name = name(before, at);
        if (0..now.requests.len()).all(|other| self::name(now, other) != name) {
            let (old, new) = (side(before, Some(at)), side(now, None));
            changes.push(Changed { name, now_at: None, before: old, now: new });
        }
    }
    // A verdict that turned says more than another reason for the same one.
    let turned = |change: &Changed| change.before.decision != change.now.decision;
    let (mut first, rest): (Vec<Changed>, Vec<Changed>) = changes.into_iter().partition(turned);
    first.extend(rest);
    (first, compared)
}

fn name(evaluated: &Evaluated, at: usize) -> String {
    match evaluated.requests.get(at) {
        Some(Ok(request)) => request.name.clone(),
        _ => labels::request_number(at),
    }
}

fn side(evaluated: &Evaluated, at: Option<usize>) -> Side {
    let result: Option<&Result<RequestResult, _>> = at.and_then(|at| evaluated.requests.get(at));
    let (decision, word, sentence) = match result {
        None => ("none", labels::requests::NOT_THERE.to_owned(), String::new()),
        Some(Err(error)) => ("stale", labels::NOT_READ.to_owned(), words::fault(&error.fault)),
        Some(Ok(request)) => {
            let said = words::verdict(&request.decision);
            (words::request_decision(&request.decision), said.word.to_owned(), said.sentence)
        }
    };
    Side { decision, word, sentence }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use hatcheck_scenario::ParseCache;

    use super::*;
    use crate::state::evaluate::evaluate_workspace;
    use crate::state::examples;
    use crate::state::workspace::{Target, Workspace};

    fn evaluated(workspace: Workspace) -> Evaluated {
        evaluate_workspace(&Rc::new(workspace), None, &mut ParseCache::default())
    }

    #[test]
    fn only_what_changed_is_listed() {
        let before = examples::first().unwrap();
        let trust = before.selection.trust.unwrap();
        let text = before.docs[trust].text.replace("user/alice", "user/eve");
        let now = before.clone().with_text(Target::Doc(trust), &text);
        let (before, now) = (evaluated(before), evaluated(now));
        assert_eq!(compare(&before, &before).0, []);
        let (changes, compared) = compare(&before, &now);
        assert_eq!(compared, now.requests.len());
        assert_eq!(
            (changes[0].before.decision, changes[0].now.decision),
            ("allowed", "implicitDeny")
        );
        assert!(changes[0].now.sentence.contains("Principal does not name"));
    }

    #[test]
    fn a_request_that_is_gone_is_named() {
        let before = examples::first().unwrap();
        let now = before.clone().with_requests(before.requests[1..].to_vec(), 0);
        let (changes, _) = compare(&evaluated(before), &evaluated(now));
        assert_eq!((changes.len(), changes[0].now.decision, changes[0].now_at), (1, "none", None));
    }
}
