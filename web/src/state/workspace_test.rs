//! What the reducer keeps and what it changes.

use yew::Reducible;

use super::*;
use crate::state::action::Action;
use crate::state::examples;
use crate::state::selection::{Area, Dialog};

fn workspace() -> Rc<Workspace> {
    Rc::new(examples::first().unwrap())
}

#[test]
fn a_change_keeps_every_other_document_by_its_pointer() {
    let before = workspace();
    let after = Rc::clone(&before).reduce(Action::TextChanged(Target::Doc(0), "{".into()));
    assert_eq!(&*after.docs[0].text, "{");
    for at in 1..before.docs.len() {
        assert!(Rc::ptr_eq(&before.docs[at], &after.docs[at]));
    }
    assert!(Rc::ptr_eq(&before.requests, &after.requests));
}

#[test]
fn nothing_changed_is_the_same_state() {
    let before = workspace();
    let text = before.docs[0].text.to_string();
    let after =
        Rc::clone(&before).reduce(Action::TextChanged(Target::Doc(0), text.as_str().into()));
    assert!(Rc::ptr_eq(&before, &after));
}

#[test]
fn showing_a_place_chooses_its_document_and_panel() {
    let before = workspace();
    let trust = before.docs.iter().position(|doc| doc.kind == PolicyKind::Trust).unwrap();
    let after = before.reduce(Action::Reveal(Target::Doc(trust), 3, 9));
    assert_eq!(after.selection.trust, Some(trust));
    assert_eq!(after.selection.area, Area::Trust);
}

#[test]
fn laying_out_a_document_keeps_a_repeated_member() {
    let text = r#"{"users": [{"arn": "arn:aws:iam::111122223333:user/a", "policies": [{"name": "P",
        "document": {"Statement": {"Effect": "Deny", "Effect": "Allow"}}}]}], "requests": []}"#;
    let workspace = Workspace::read(text, None).unwrap();
    assert_eq!(workspace.docs[0].text.matches("\"Effect\"").count(), 2);
}

#[test]
fn texts_that_come_late_open_no_dialog_again() {
    let shared = Rc::new(examples::first().unwrap()).reduce(Action::Dialog(Some(Dialog::Share)));
    let closed = Rc::clone(&shared).reduce(Action::Dialog(None));
    let mut asked_then = (*shared).clone();
    asked_then.requests = Vec::new().into();
    let after = closed.reduce(Action::Replace(Rc::new(asked_then), "Taken in.".into()));
    assert_eq!(after.selection.dialog, None);
}
