//! The page decides what the command line decides, and knows when a result is out of date.

use super::*;
use crate::state::action::Action;
use crate::state::examples;
use hatcheck_engine::{Outcome, StepOutcome};
use yew::Reducible;

fn evaluated(workspace: &Rc<Workspace>) -> Evaluated {
    evaluate_workspace(workspace, None, &mut ParseCache::default())
}

#[test]
fn every_example_comes_out_as_expected_on_the_page_too() {
    for entry in std::fs::read_dir("../examples").unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let workspace = Rc::new(Workspace::read(&text, None).unwrap());
        for request in evaluated(&workspace).requests.iter().cloned() {
            let request = request.unwrap();
            assert!(request.expectation.is_none_or(|(_, holds)| holds), "{}", request.name);
        }
    }
}

fn trust_of(workspace: &Workspace) -> usize {
    workspace.selection.trust.unwrap()
}

#[test]
fn changing_the_trust_policy_turns_the_verdict() {
    let before = Rc::new(examples::first().unwrap());
    let outcome = |workspace| evaluated(workspace).chosen().unwrap().decision.outcome();
    assert_eq!(outcome(&before), StepOutcome::Decided(Outcome::Allowed));
    let trust = trust_of(&before);
    let text = before.docs[trust].text.replace("user/alice", "user/eve");
    let after = Rc::clone(&before).reduce(Action::TextChanged(Target::Doc(trust), text.into()));
    assert_eq!(outcome(&after), StepOutcome::Decided(Outcome::ImplicitDeny));
}

#[test]
fn a_document_in_play_that_does_not_parse_makes_the_result_stale() {
    let before = Rc::new(examples::first().unwrap());
    assert_eq!(evaluated(&before).broken(), None);
    let trust = trust_of(&before);
    let after = Rc::clone(&before)
        .reduce(Action::TextChanged(Target::Doc(trust), "{ \"Version\": ".into()));
    assert_eq!(evaluated(&after).broken().map(|(target, _)| target), Some(Target::Doc(trust)));
}
