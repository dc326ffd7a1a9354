//! What can happen to the workspace, and what becomes of it then.

use std::rc::Rc;

use yew::Reducible;

use super::history::Snapshot;
use super::selection::{Area, Dialog, ResultPanel};
use super::solving::Deed;
use super::structure::{self, Change};
use super::workspace::{Column, RequestDoc, Source, Target, Workspace};
use super::write::{self, Documents};
use crate::labels;

/// What can happen.
#[derive(Clone, Debug)]
pub enum Action {
    /// Another scenario takes the place of this one, which can be undone; in words, what happened.
    Load(Rc<Workspace>, Rc<str>),
    /// The same by a link that stands in the address already.
    Follow(Rc<Workspace>, Rc<str>),
    /// The same without a way back: what the page starts with.
    Start(Rc<Workspace>),
    /// Somebody typed in a document or request.
    TextChanged(Target, Rc<str>),
    /// Something around the documents changes; in words, what, where that can be undone.
    Restructure(Rc<Change>, Option<Rc<str>>),
    /// A request is added.
    AddRequest(Rc<str>),
    /// A request is written once more below itself.
    DuplicateRequest(usize),
    /// A request is removed; in words, what happened.
    RemoveRequest(usize, Rc<str>),
    /// A request changes places with the one above it.
    RaiseRequest(usize),
    /// A request changes places with the one below it.
    LowerRequest(usize),
    /// Takes back what happened last.
    Undo,
    /// What happened last is no longer offered to be undone.
    Forget,
    /// Compares with the present from now on; or with nothing.
    Pin(bool),
    /// What was pinned takes the place of the present, which can be undone.
    BackToPinned,
    /// Another request was chosen.
    SelectRequest(usize),
    /// Another document was chosen in a column.
    SelectDoc(Column, usize),
    /// Another step was chosen.
    SelectStep(usize),
    /// A narrow or medium screen shows another panel.
    Show(Area),
    /// Another result is shown.
    ShowResult(ResultPanel),
    /// The whole scenario is shown as one text, or no longer.
    ShowSource(bool),
    /// A place in a document is to be shown.
    Reveal(Target, usize, usize),
    /// Back to where a jump came from.
    Back,
    /// The request is shown as text, or as a form.
    ShowRequestAsText(bool),
    /// A suggestion's place is shown, waiting for a second word.
    Consider(Option<usize>),
    /// The texts become these; in words, what happened.
    Replace(Rc<Workspace>, Rc<str>),
    /// The same by a suggestion, which changes nothing else.
    Insert(Rc<Workspace>, Rc<str>),
    /// The caret went to this byte of a text.
    Caret(Target, usize),
    /// The facts about what stands at this pointer are shown, or no longer.
    About(Option<Rc<str>>),
    /// The part of the trace with this key opens, closes, or goes back to being open where it decided.
    Fold(Rc<str>, Option<bool>),
    /// The list below the map opens, or closes.
    MapAsList(bool),
    /// Plain text fields take the place of the editors, or no longer.
    Plain(bool),
    /// An empty scenario takes the place of this one, which can be undone.
    Clear,
    /// Something is said above the panels, or no longer.
    Notice(Option<Rc<str>>),
    /// A link to these texts was handed out, and stands in the address.
    Linked,
    /// Somebody wants to read what these rules say.
    WantRules(Rc<[&'static str]>),
    /// A dialog opens or closes.
    Dialog(Option<Dialog>),
    /// Something is done with the exercise.
    Task(Deed),
}

impl Action {
    /// Something around the documents changes; in words, what, where that can be undone.
    pub fn restructure(change: Change, said: Option<Rc<str>>) -> Self {
        Self::Restructure(Rc::new(change), said)
    }
}

impl Reducible for Workspace {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Load(loaded, said) | Action::Follow(loaded, said) => {
                next = taken_over(&self, &loaded);
                next.history.keep(&said, Snapshot::of(&self));
            }
            Action::Start(loaded) => next = taken_over(&self, &loaded),
            Action::TextChanged(Target::Source, text) => next = with_source(&self, &text),
            Action::TextChanged(target, text) => {
                if self.text(target).is_none_or(|old| **old == *text) {
                    return self;
                }
                next = next.with_text(target, &text);
            }
            Action::Restructure(change, said) => {
                match structure::restructured(&self, std::slice::from_ref(&*change)) {
                    Ok(changed) => next = changed,
                    Err(reason) => next.selection.notice = Some(Rc::from(reason)),
                }
                if let Some(said) = said.filter(|_| !next.same_texts(&self)) {
                    next.selection.about = None;
                    next.history.keep(&said, Snapshot::of(&self));
                }
            }
            Action::AddRequest(text) => {
                let added = self.new_request(&text);
                next = self.with_requests_changed(|requests| {
                    requests.push(added);
                    requests.len() - 1
                });
                next.selection.area = Area::Request;
                next.selection.editor = Area::Request;
            }
            Action::DuplicateRequest(at) => {
                let Some(request) = self.requests.get(at) else { return self };
                let copy = self.new_request(&structure::copy_of_request(&request.text));
                next = self.with_requests_changed(|requests| {
                    requests.insert(at + 1, copy);
                    at + 1
                });
            }
            Action::RemoveRequest(at, said) => {
                if at >= self.requests.len() {
                    return self;
                }
                next = self.with_requests_changed(|requests| {
                    requests.remove(at);
                    at.saturating_sub(usize::from(at == requests.len()))
                });
                next.history.keep(&said, Snapshot::of(&self));
            }
            Action::RaiseRequest(at) => {
                if at == 0 || at >= self.requests.len() {
                    return self;
                }
                next = self.with_requests_changed(|requests| {
                    requests.swap(at - 1, at);
                    at - 1
                });
            }
            Action::LowerRequest(at) => {
                if at + 1 >= self.requests.len() {
                    return self;
                }
                next = self.with_requests_changed(|requests| {
                    requests.swap(at, at + 1);
                    at + 1
                });
            }
            Action::Undo => {
                let Some((before, is_last)) = next.history.undo(&self) else { return self };
                next = before.restored(&next);
                if !is_last {
                    // What was done since would be lost: this can be undone as well.
                    next.history.keep(labels::compare::UNDONE, Snapshot::of(&self));
                }
            }
            Action::Forget => next.history.forget(),
            Action::BackToPinned => {
                let Some(pinned) = self.history.pinned.clone() else { return self };
                next = pinned.restored(&self);
                next.history.keep(labels::compare::WENT_BACK, Snapshot::of(&self));
            }
            Action::Pin(pin) => next.history.pin(pin.then(|| Snapshot::of(&self))),
            Action::SelectRequest(at) => {
                next.selection.request = at;
                next.selection.step = None;
                next.selection.folds.clear();
            }
            Action::SelectDoc(Column::Identity, at) => next.selection.identity = Some(at),
            Action::SelectDoc(Column::Trust, at) => next.selection.trust = Some(at),
            Action::SelectStep(at) => {
                next.selection.step = Some(at);
                next.selection.folds.clear();
            }
            Action::Show(area) => {
                next.selection.area = area;
                if !matches!(area, Area::Result | Area::Task) {
                    next.selection.editor = area;
                }
            }
            Action::ShowResult(panel) => next.selection.result = panel,
            // What cannot be read stands nowhere else: to be mended, or discarded in so many words.
            Action::ShowSource(false) if self.is_overruled() => {
                next.selection.notice = Some(labels::SOURCE_KEPT.into());
            }
            Action::ShowSource(shown) => {
                next.source = shown.then(|| Source {
                    text: write::laid_out(&self, Documents::AsTyped).into(),
                    fault: None,
                });
            }
            Action::Reveal(target, start, end) => {
                if target != Target::Source && !self.is_overruled() {
                    next.source = None;
                }
                let column = self.column(target);
                next.selection.request_as_text |= matches!(target, Target::Request(_));
                next.selection.jump(target, column, start, end);
            }
            Action::ShowRequestAsText(text) => next.selection.request_as_text = text,
            Action::Consider(suggestion) => next.selection.considered = suggestion,
            Action::Replace(texts, said) => {
                next = (*texts).clone();
                // The texts may have been asked for a while ago: a dialog that has closed since stays closed.
                next.selection.dialog = self.selection.dialog;
                next.selection.plain = self.selection.plain;
                next.source = None;
                next.history = self.history.clone();
                next.history.keep(&said, Snapshot::of(&self));
                next.selection.considered = None;
            }
            Action::Insert(texts, said) => {
                // What is chosen and shown stays as it is.
                let selection = self.selection.clone();
                next =
                    structure::with_choices_of(&self, Workspace { selection, ..(*texts).clone() });
                next.history = self.history.clone();
                next.history.keep(&said, Snapshot::of(&self));
            }
            Action::Caret(target, at) => next.selection.caret = Some((target, at)),
            Action::About(pointer) => next.selection.about = pointer,
            Action::Fold(key, open) => {
                let folds = &mut next.selection.folds;
                folds.retain(|(own, _)| *own != key);
                folds.extend(open.map(|open| (key, open)));
            }
            Action::MapAsList(open) => next.selection.map_as_list = open,
            Action::Plain(plain) => next.selection.plain = plain,
            Action::Clear => {
                next = taken_over(&self, &Workspace::empty());
                next.history.keep(labels::CLEARED, Snapshot::of(&self));
            }
            Action::Notice(text) => next.selection.notice = text,
            // Not about the workspace: the page itself sees to them.
            Action::Linked | Action::WantRules(_) | Action::Task(_) => return self,
            Action::Dialog(dialog) => next.selection.dialog = dialog,
            Action::Back => {
                let Some((target, area)) = next.selection.back.pop() else { return self };
                let column = self.column(target);
                next.selection.show(target, column, 0, 0);
                next.selection.area = area;
            }
        }
        if next.history != self.history {
            next.history.seal(&next.clone());
        }
        if !next.same_texts(&self) || next.selection.request != self.selection.request {
            next.selection.considered = None;
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

/// The whole scenario, read from its text; what was there before where it cannot be read.
pub(super) fn with_source(before: &Workspace, text: &str) -> Workspace {
    let (mut next, fault) = match Workspace::read(text, Some(before)) {
        Ok(read) => (structure::with_choices_of(before, read), None),
        Err(error) => (before.clone(), Some(Rc::new(error))),
    };
    next.source = Some(Source { text: text.into(), fault });
    next
}

/// A scenario in the place of another one, in the same panels.
fn taken_over(before: &Workspace, loaded: &Workspace) -> Workspace {
    let mut next = loaded.clone().renewed(before);
    next.selection = super::selection::Selection {
        area: match loaded.task() {
            Some(_) => Area::Task,
            None if before.selection.area == Area::Task => Area::Request,
            None => before.selection.area,
        },
        editor: before.selection.editor,
        result: before.selection.result,
        identity: next.selection.identity,
        trust: next.selection.trust,
        plain: before.selection.plain,
        request_as_text: before.selection.request_as_text,
        request: loaded.selection.request,
        notice: loaded.selection.notice.clone(),
        ..Default::default()
    };
    next.history = before.history.clone();
    next.history.pin(None);
    next
}

impl Workspace {
    /// The same with its requests changed by `change`, which says which one is chosen then.
    fn with_requests_changed(
        &self,
        change: impl FnOnce(&mut Vec<Rc<RequestDoc>>) -> usize,
    ) -> Self {
        let mut requests = self.requests.to_vec();
        let chosen = change(&mut requests);
        self.clone().with_requests(requests, chosen)
    }
}
