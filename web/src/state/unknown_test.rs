//! What the extras found out becomes part of what the page decided, as if it had found it out itself; and until then
//! there is no result.

use hatcheck_scenario::{ParseCache, words};

use super::*;
use crate::labels::unknown as labels;
use crate::state::evaluate::evaluate_workspace;
use crate::state::examples;
use crate::state::workspace::Target;
use crate::view::{compare, requests, verdict};

/// The cases of the rule about unknown context, decided with all that there is.
fn cases() -> Vec<Evaluated> {
    let files = std::fs::read_dir("../crates/scenario/tests/cases/evaluation").unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let own = paths.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("E-028"));
    let texts = own.map(|path| std::fs::read_to_string(path).unwrap());
    texts.map(|text| decided(&Workspace::read(&text, None).unwrap())).collect()
}

fn decided(workspace: &Workspace) -> Evaluated {
    evaluate_workspace(&Rc::new(workspace.clone()), None, &mut ParseCache::default())
}

/// The same as the page's program decides it, which does not know what it hangs on.
fn waiting(whole: &Evaluated) -> Evaluated {
    let mut own = decided(&whole.workspace);
    own.standing = Standing::Awaited;
    for request in Rc::get_mut(&mut own.requests).unwrap().iter_mut().flatten() {
        request.decision.conditional = None;
        if let Some((expect, holds)) = &mut request.expectation {
            *holds = meets(expect, &request.decision);
        }
    }
    own
}

/// All that is said about requests.
fn said(evaluated: &Evaluated) -> Vec<String> {
    let of = |request: &_| match request {
        Ok(crate::state::evaluate::RequestResult { decision, expectation, .. }) => format!(
            "{} {:?} {:?} {expectation:?}",
            words::request_decision(decision),
            words::verdict(decision),
            decision.conditional.as_ref().map(words::hanging),
        ),
        Err(error) => format!("{error:?}"),
    };
    evaluated.requests.iter().map(of).collect()
}

/// An answer to the only question.
fn answered(evaluated: &Evaluated, text: Option<&str>) -> Answer {
    Answer { about: About::of(evaluated), number: 0, text: text.map(str::to_owned) }
}

#[test]
fn what_was_answered_is_what_the_command_line_says() {
    let mut conditional = 0;
    for whole in cases() {
        let mut own = waiting(&whole);
        let mut unknown = Unknown::default();
        assert!(unknown.take(answered(&own, Some(&answer(&whole)))));
        unknown.fill(&mut own);
        assert_eq!(own.standing, Standing::Final);
        assert_eq!(said(&own), said(&whole));
        conditional += said(&own).iter().filter(|said| said.starts_with("conditional")).count();
    }
    assert!(conditional > 5, "there is something to find out");
}

#[test]
fn until_it_is_answered_nothing_is_guessed() {
    let whole = &cases()[0];
    let waiting = waiting(whole);
    let bar = verdict::verdict(&waiting, None, false);
    assert_eq!((bar.state, &*bar.sentence), ("stale", labels::DECIDING));
    let rows = requests::rows(&waiting);
    assert!(rows.iter().all(|row| (row.decision, row.word) == ("stale", labels::ON_ITS_WAY)));
    assert_eq!(compare::waits(&waiting, whole), Some(labels::DECIDING));
    assert_eq!(compare::waits(whole, &waiting), Some(labels::DECIDING));
    assert_eq!(compare::waits(whole, whole), None);
}

#[test]
fn what_cannot_be_found_out_is_said_and_not_guessed() {
    for text in [None, Some("nonsense"), Some("[]"), Some("{\"error\": {}}"), Some("[7]")] {
        let mut own = waiting(&cases()[0]);
        let mut unknown = Unknown::default();
        assert!(unknown.take(answered(&own, text)));
        unknown.fill(&mut own);
        let bar = verdict::verdict(&own, None, false);
        assert_eq!((bar.state, &*bar.sentence), ("stale", labels::CANNOT_TELL), "{text:?}");
        assert!(requests::rows(&own).iter().all(|row| row.word == labels::CANNOT_TELL_SHORT));
        assert_eq!(compare::waits(&cases()[0], &own), Some(labels::CANNOT_TELL));
    }
}

#[test]
fn an_answer_about_other_texts_says_nothing() {
    let whole = &cases()[0];
    let mut unknown = Unknown::default();
    unknown.take(answered(whole, Some(&answer(whole))));
    let typed = (*whole.workspace).clone().with_text(Target::Request(0), "{}");
    let mut own = waiting(&decided(&typed));
    unknown.fill(&mut own);
    assert_eq!(own.standing, Standing::Awaited);
}

#[test]
fn what_was_overtaken_is_no_failure() {
    let own = waiting(&cases()[0]);
    // Asked, changed, and changed back.
    let mut unknown = Unknown { asked: Some(About::of(&own)), count: 2, ..Unknown::default() };
    assert!(!unknown.take(Answer { number: 1, ..answered(&own, None) }));
    assert!(unknown.asked.is_some());
    assert!(unknown.take(Answer { number: 2, ..answered(&own, None) }));
}

#[test]
fn the_present_and_what_it_is_compared_with_are_kept() {
    let all = cases();
    let mut unknown = Unknown::default();
    all.iter().take(3).for_each(|whole| {
        unknown.take(answered(whole, Some(&answer(whole))));
    });
    let standing = |at: usize| {
        let mut own = waiting(&all[at]);
        unknown.fill(&mut own);
        own.standing
    };
    assert_eq!([0, 1, 2].map(standing), [Standing::Awaited, Standing::Final, Standing::Final]);
}

#[test]
fn where_nothing_is_unknown_nothing_is_asked() {
    assert_eq!(decided(&examples::first().unwrap()).standing, Standing::Final);
}
