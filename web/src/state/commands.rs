//! Commands by key: what a key says, and what follows from it.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::action::Action;
use super::evaluate::Evaluated;
use super::selection::Dialog;
use super::workspace::Workspace;
use crate::platform::listen::{self, Listener};
use crate::platform::regions;
use crate::view::problems::{self, Problem};

/// What commands are about.
#[derive(Clone)]
pub struct Commanded {
    /// The texts.
    pub workspace: Rc<Workspace>,
    /// What was decided about them.
    pub evaluated: Rc<Evaluated>,
    /// What follows goes there.
    pub act: Callback<Action>,
    /// Decides now.
    pub evaluate: Callback<()>,
}

/// What is known to whoever hears a command.
pub type Known = Rc<RefCell<Option<Commanded>>>;

/// Listens to the keys of the page, and to the commands that editors pass on.
pub fn watch(known: &Known) -> [Option<Listener>; 2] {
    let by_key = {
        let known = Rc::clone(known);
        listen::listen_window("keydown", move |event| {
            let about = known.borrow().clone();
            let (Some(event), Some(about)) = (event.dyn_ref::<KeyboardEvent>(), about) else {
                return;
            };
            // An editor has had it already.
            if !event.default_prevented()
                && command(event).is_some_and(|name| carry_out(name, &about))
            {
                event.prevent_default();
            }
        })
    };
    let known = Rc::clone(known);
    let by_editor = listen::listen_window("hatcheck-command", move |event| {
        let about = known.borrow().clone();
        let said = listen::detail(&event).as_string().unwrap_or_default();
        if let (Some(about), Some((name, text))) = (about, said.split_once(' ')) {
            match name {
                // The editor has been through its own.
                "next-problem" => problem_beyond(&about, text, false),
                "previous-problem" => problem_beyond(&about, text, true),
                _ => carry_out(name, &about),
            };
        }
    });
    [by_key, by_editor]
}

fn command(event: &KeyboardEvent) -> Option<&'static str> {
    let control = event.ctrl_key() || event.meta_key();
    Some(match (event.key().as_str(), event.shift_key()) {
        ("F6", false) => "next-region",
        ("F6", true) => "previous-region",
        ("F8", false) => "next-problem",
        ("F8", true) => "previous-problem",
        ("Enter", _) if control => "evaluate",
        ("s", false) if control => "share",
        ("ArrowLeft", _) if event.alt_key() && !control => "back",
        _ => return None,
    })
}

/// Whether the command could be carried out.
fn carry_out(name: &str, about: &Commanded) -> bool {
    let act = &about.act;
    match name {
        "next-region" => return regions::step(false),
        "previous-region" => return regions::step(true),
        "next-problem" => return problem(about, false),
        "previous-problem" => return problem(about, true),
        "evaluate" => about.evaluate.emit(()),
        "share" => act.emit(Action::Dialog(Some(Dialog::Share))),
        "help" => act.emit(Action::Dialog(Some(Dialog::Help))),
        // It is the browser's key too, which nobody takes away without a jump to return from.
        "back" if about.workspace.selection.back.is_empty() => return false,
        "back" => act.emit(Action::Back),
        _ => return false,
    }
    true
}

/// Goes to the next finding after the one that was shown last, or to the one before it.
fn problem(about: &Commanded, backwards: bool) -> bool {
    let found = problems::problems(&about.evaluated);
    let shown = about.workspace.selection.reveal.as_ref();
    let at = shown.and_then(|shown| {
        found.iter().position(|own| own.target == shown.target && own.span.0 == shown.start)
    });
    let to = match (at, backwards) {
        (None, false) => 0,
        (None, true) => found.len().wrapping_sub(1),
        (Some(at), false) => (at + 1) % found.len(),
        (Some(at), true) => (at + found.len() - 1) % found.len(),
    };
    show(about, found.get(to))
}

/// Goes to the first finding behind those of a text, or to the last one before them.
fn problem_beyond(about: &Commanded, text: &str, backwards: bool) -> bool {
    let found = problems::problems(&about.evaluated);
    let own = |problem: &Problem| problem.target.name() == text;
    let beyond = match (backwards, found.iter().position(own), found.iter().rposition(own)) {
        (false, _, Some(last)) => found.get(last + 1).or(found.first()),
        (true, Some(first), _) => found[..first].last().or(found.last()),
        (false, ..) => found.first(),
        (true, ..) => found.last(),
    };
    show(about, beyond)
}

fn show(about: &Commanded, problem: Option<&Problem>) -> bool {
    let Some(next) = problem else { return false };
    about.act.emit(Action::Reveal(next.target, next.span.0, next.span.1));
    true
}
