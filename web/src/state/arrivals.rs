//! Texts that come in: pasted, dropped, chosen or typed into the dialog. The page's extras say what becomes of each
//! (`state::incoming`); this does it.

use std::cell::RefCell;
use std::rc::Rc;

use hatcheck_policy::json::quote;
use yew::prelude::*;

use super::action::Action;
use super::drafts::Latest;
use super::handover;
use super::incoming::Fate;
use super::incoming::wire::Seen;
use super::selection::Dialog;
use super::solving::Deed;
use super::start;
use super::wire;
use super::workspace::Workspace;
use crate::labels::{self, incoming as own};
use crate::platform::listen::{self, Listener};
use crate::platform::services::{self, Incoming};
use crate::platform::{extras, tasks};

thread_local! {
    /// What could not be put to use the last time. It is no part of the scenario, and goes with the page.
    static KEPT: RefCell<String> = const { RefCell::new(String::new()) };
    /// The scenario as it was drawn last: the extras take their time, and somebody may type meanwhile.
    static LATEST: RefCell<Option<Latest>> = const { RefCell::new(None) };
}

/// How often is asked anew because somebody typed meanwhile.
const TRIES: usize = 5;

fn keep(text: &str) {
    KEPT.with_borrow_mut(|kept| text.clone_into(kept));
}

/// What could not be put to use the last time, for the dialog; it is given once.
pub fn kept() -> String {
    KEPT.take()
}

/// Asks what a text is and where it may go: nothing where it was not recognised, or something newer was asked.
pub fn look(text: &str, workspace: &Workspace, seen: impl FnOnce(Option<Seen>) + 'static) {
    let question = [("into", wire::scenario(workspace)), ("text", quote(text))];
    let then = move |answer: Option<String>| seen(answer.and_then(|own| Seen::from_json(&own)));
    extras::hear("look", wire::object(&question), Box::new(then));
}

/// Takes in a text that has the name of a file, or none, and a place that was chosen for it.
pub fn take(
    name: &str,
    text: String,
    chosen: Option<usize>,
    workspace: &Rc<Workspace>,
    act: &Callback<Action>,
) {
    let arrival = Arrival { name: name.to_owned(), text, chosen, others: 0 };
    arrival.begin(Rc::clone(workspace), act.clone());
}

/// A text that comes in.
struct Arrival {
    name: String,
    text: String,
    chosen: Option<usize>,
    /// So many files that came with it were left.
    others: u32,
}

impl Arrival {
    fn begin(self, workspace: Rc<Workspace>, act: Callback<Action>) {
        tasks::spawn(async move {
            act.emit(self.outcome(workspace).await);
            say_others(self.others, &act);
        });
    }

    async fn outcome(&self, mut workspace: Rc<Workspace>) -> Action {
        // What is in the scenario's own text stands nowhere else, and would be lost.
        if workspace.is_overruled() {
            return kept_because(&self.text, own::SOURCE_FIRST);
        }
        let mut question =
            vec![("into", String::new()), ("name", quote(&self.name)), ("text", quote(&self.text))];
        if let Some(at) = self.chosen {
            question.push(("chosen", at.to_string()));
        }
        let mut tries = TRIES;
        loop {
            question[0].1 = wire::scenario(&workspace);
            let answer = extras::ask("take", &wire::object(&question)).await;
            tries -= 1;
            match latest().filter(|newer| tries > 0 && !newer.same_texts(&workspace)) {
                // The answer is about texts that are no longer there.
                Some(newer) => workspace = newer,
                None => return outcome(answer, &self.text, &workspace).await,
            }
        }
    }
}

fn latest() -> Option<Rc<Workspace>> {
    LATEST.with_borrow(|latest| Some(Rc::clone(&latest.as_ref()?.borrow())))
}

/// Moves a misplaced document to where its kind belongs.
pub fn relocate(at: usize, workspace: &Rc<Workspace>, act: &Callback<Action>) {
    let Some(doc) = workspace.docs.get(at) else { return };
    let text = doc.text.to_string();
    let question = [("into", wire::scenario(workspace)), ("doc", at.to_string())];
    let (workspace, act) = (Rc::clone(workspace), act.clone());
    tasks::spawn(async move {
        let answer = extras::ask("move", &wire::object(&question)).await;
        act.emit(outcome(answer, &text, &workspace).await);
    });
}

/// What happens where the extras have said what is to become of a text.
async fn outcome(answer: Option<String>, text: &str, workspace: &Workspace) -> Action {
    let fate = answer.and_then(|answer| Fate::from_json(&answer, workspace));
    match fate {
        None => kept_because(text, own::NO_EXTRAS),
        Some(Fate::Kept(why)) => kept_because(text, &why),
        Some(Fate::Load(read, said)) => Action::Load(Rc::new(read), said.into()),
        Some(Fate::Replace(read, said)) => Action::Replace(Rc::new(read), said.into()),
        // The dialog lists the places.
        Some(Fate::Unclear) => {
            keep(text);
            Action::Dialog(Some(Dialog::Open))
        }
        Some(Fate::Exercise(file)) => Action::Task(Deed::File(file.into())),
        Some(Fate::Link(link)) => match start::in_link(&link).await {
            Ok(read) => {
                handover::keep_task(&read);
                Action::Load(Rc::new(read), own::LINK_OPENED.into())
            }
            Err(why) => kept_because(&link, &why),
        },
    }
}

fn kept_because(text: &str, why: &str) -> Action {
    keep(text);
    Action::Notice(Some(why.into()))
}

/// Takes in what is pasted outside of all fields, and files that are dropped anywhere.
pub fn watch(latest: &Latest, act: &Callback<Action>) -> Option<Listener> {
    LATEST.set(Some(Rc::clone(latest)));
    let (latest, act) = (Rc::clone(latest), act.clone());
    listen::listen_window("hatcheck-incoming", move |event| {
        let Incoming { name, text, others } = services::incoming(listen::detail(&event));
        act.emit(Action::Dialog(None));
        match text {
            Ok(text) => {
                let workspace = Rc::clone(&latest.borrow());
                Arrival { name, text, chosen: None, others }.begin(workspace, act.clone());
            }
            Err(code) => {
                act.emit(Action::Notice(Some(fault(&code).into())));
                say_others(others, &act);
            }
        }
    })
}

/// Said last: what becomes of the first file would take its place.
fn say_others(others: u32, act: &Callback<Action>) {
    if others > 0 {
        act.emit(Action::Notice(Some(own::others(others).into())));
    }
}

/// Why a file was not read.
pub fn fault(code: &str) -> &'static str {
    if code == "too-large" { labels::FILE_TOO_LARGE } else { own::UNREADABLE }
}
