//! The report about the chosen request, made by the page's extras while the page goes on.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::workspace::Workspace;
use super::write::{self, Written};
use super::{action::Action, suggestion};
use hatcheck_policy::json::quote;

use super::settle::SETTLE_TO_ASK;
use super::wire;
use crate::platform::extras;
use crate::view::report::{self as view, ReportView};

/// A report with what it is about.
#[derive(Debug)]
pub struct Reported {
    workspace: Rc<Workspace>,
    request: usize,
    written: Written,
    /// What it says.
    pub view: ReportView,
}

impl Reported {
    fn is_about(&self, workspace: &Workspace) -> bool {
        self.workspace.same_texts(workspace) && self.request == workspace.selection.request
    }

    /// Shows where a suggestion would write.
    pub fn place(&self, index: usize) -> Option<Action> {
        let edits = &self.view.suggestions.get(index)?.edits;
        let (target, span) =
            suggestion::first_place(&self.workspace, &self.written, self.request, edits)?;
        Some(Action::Reveal(target, span.start, span.end))
    }

    /// Carries a suggestion out.
    pub fn applied(&self, index: usize) -> Option<Action> {
        let suggestion = self.view.suggestions.get(index)?;
        let next =
            suggestion::applied(&self.workspace, &self.written, self.request, &suggestion.edits)?;
        Some(Action::Insert(Rc::new(next), suggestion.title.as_str().into()))
    }
}

/// Asks for reports, and keeps the last one.
#[derive(Default)]
pub struct Reports {
    timeout: Option<Timeout>,
    asked: Option<(Rc<Workspace>, usize)>,
    made: Option<Rc<Reported>>,
}

impl Reports {
    /// The report about the chosen request, if it is there.
    pub fn about(&self, workspace: &Workspace) -> Option<Rc<Reported>> {
        self.made.as_ref().filter(|made| made.is_about(workspace)).map(Rc::clone)
    }

    /// Sees to it that there will be a report; `made` is told of it. Most requests are allowed, and nobody looks at the
    /// record of each, so none is made unless somebody wants it.
    pub fn want(&mut self, workspace: &Rc<Workspace>, made: Callback<Option<Rc<Reported>>>) {
        let request = workspace.selection.request;
        let is_asked = self
            .asked
            .as_ref()
            .is_some_and(|(asked, index)| *index == request && asked.same_texts(workspace));
        if is_asked || self.about(workspace).is_some() {
            return;
        }
        let workspace = Rc::clone(workspace);
        self.asked = Some((Rc::clone(&workspace), request));
        self.timeout = Some(Timeout::new(SETTLE_TO_ASK, move || make(workspace, made)));
    }

    /// A report has been made, or could not be: then the next change of the texts asks again. Whether there is anything
    /// new to show.
    pub fn take(&mut self, made: Option<Rc<Reported>>) -> bool {
        let is_new = made.is_some();
        if is_new {
            self.made = made;
        }
        is_new
    }
}

fn make(workspace: Rc<Workspace>, made: Callback<Option<Rc<Reported>>>) {
    let request = workspace.selection.request;
    let written = write::write_one(&workspace, request);
    let question = [("scenario", quote(&written.text)), ("request", "0".to_owned())];
    let then = move |text: Option<String>| {
        // Nothing: something else was asked since then, or nothing can be had.
        let view = text.and_then(|text| view::read(&text));
        made.emit(view.map(|view| Rc::new(Reported { workspace, request, written, view })));
    };
    extras::hear("report", wire::object(&question), Box::new(then));
}
