//! Which slot this tab writes to, and when a draft is worth storing: only where the texts are not those that were
//! loaded. What is loaded in place of something else gets a slot of its own, so that no link and no example ever
//! writes over a draft.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::super::action::Action;
use super::super::progress::Progress;
use super::super::task::{self, Answers};
use super::super::workspace::Workspace;
use super::super::write::{self, Documents};
use super::slot::Draft;
use super::slots::{Kept, Slots};
use crate::platform::storage::Storage;

/// Where a tab keeps the name of its slot while it is not open: on a reload it is there again, and a tab that was made
/// as a copy of this one has none.
const TAB: &str = "hatcheck.tab";
/// Undoing goes back two loads; what was loaded before is not met again.
const MAX_LOADED: usize = 4;

/// The drafts of this tab.
pub struct Keeper {
    slots: Slots,
    session: Rc<dyn Storage>,
    /// Makes names for slots.
    new_name: fn() -> String,
    slot: RefCell<String>,
    /// What was loaded, the last one at the end.
    loaded: RefCell<Vec<Rc<Workspace>>>,
    /// What the link in the address holds.
    linked: RefCell<Option<Rc<Workspace>>>,
    /// Something else was loaded since the slot was written to.
    is_other: Cell<bool>,
    /// The answers of the exercise that was loaded, or the last ones that were kept.
    answered: RefCell<Option<Answers>>,
    /// What this tab has stored last, since something was loaded.
    stored: RefCell<Option<Draft>>,
}

impl Keeper {
    /// The drafts of a tab. `new_name` makes a name that no other slot has.
    pub fn new(local: Rc<dyn Storage>, session: Rc<dyn Storage>, new_name: fn() -> String) -> Self {
        let own = session.get(TAB).unwrap_or_else(new_name);
        session.remove(TAB);
        Self {
            slots: Slots::new(local),
            session,
            new_name,
            slot: RefCell::new(own),
            loaded: RefCell::default(),
            linked: RefCell::default(),
            is_other: Cell::new(false),
            answered: RefCell::default(),
            stored: RefCell::default(),
        }
    }

    /// The draft to go on with: this tab's own, else the newest of any.
    pub fn draft(&self) -> Option<Draft> {
        self.own_draft().or_else(|| self.slots.newest().map(|(_, draft)| draft))
    }

    /// The draft in this tab's slot.
    fn own_draft(&self) -> Option<Draft> {
        self.slots.get(&self.slot.borrow())
    }

    /// Has seen that this is about to happen.
    pub fn note(&self, action: &Action) {
        match action {
            Action::Load(workspace, _)
            | Action::Follow(workspace, _)
            | Action::Start(workspace) => {
                self.note_loaded(workspace);
            }
            Action::Clear => self.note_other(),
            _ => {}
        }
    }

    /// This takes the place of what was there. Changes of it are worth keeping, in a slot of their own.
    pub fn note_loaded(&self, workspace: &Rc<Workspace>) {
        let mut loaded = self.loaded.borrow_mut();
        if loaded.len() >= MAX_LOADED {
            loaded.remove(0);
        }
        loaded.push(Rc::clone(workspace));
        self.answered.replace(workspace.task().map(|task| task::answers(workspace, task)));
        self.note_other();
    }

    fn note_other(&self) {
        self.stored.take();
        self.is_other.set(true);
    }

    /// This stands behind the `#` of the address now.
    pub fn note_link(&self, workspace: &Rc<Workspace>) {
        self.linked.replace(Some(Rc::clone(workspace)));
    }

    /// What was loaded last is this draft: if it is the one of this tab's slot, it goes on there.
    pub fn go_on(&self, draft: &Draft) {
        if self.own_draft().is_some_and(|own| own.scenario == draft.scenario) {
            self.is_other.set(false);
        }
    }

    /// Whether the texts are no longer those of the link in the address.
    pub fn is_edited_since_link(&self, workspace: &Workspace) -> bool {
        self.linked.borrow().as_ref().is_some_and(|linked| !has_texts_of(workspace, linked))
    }

    /// What was loaded last.
    pub fn shown(&self) -> Option<Rc<Workspace>> {
        self.loaded.borrow().last().cloned()
    }

    /// Whether what is shown came by the link in the address, and is kept elsewhere or as it came.
    pub fn is_as_linked(&self, workspace: &Workspace) -> bool {
        let linked = self.linked.borrow();
        let is_kept = |own: &Rc<Workspace>| {
            has_texts_of(workspace, own)
                || (workspace.task().is_some() && own.task == workspace.task)
        };
        linked.as_ref().is_some_and(is_kept)
    }

    /// Stores a draft, if it is worth it. `now` is in milliseconds since 1970.
    ///
    /// What is done in an exercise is no draft: it is kept as progress.
    pub fn keep(&self, workspace: &Workspace, now: u64) -> Option<Kept> {
        if let Some(task) = workspace.task() {
            let answers = task::answers(workspace, task);
            // Another tab may have gone on: one in which nobody has typed keeps nothing.
            if self.answered.replace(Some(answers.clone())).is_some_and(|own| own != answers) {
                Progress::keep_answers(task, answers);
            }
            return None;
        }
        let source = workspace.overruling().map(str::to_owned);
        let is_new = self.stored.borrow().is_none() && source.is_none();
        if is_new && (self.is_as_loaded(workspace) || is_empty(workspace)) {
            return None;
        }
        let scenario = write::laid_out(workspace, Documents::AsTyped);
        let is_stored = |own: &Draft| own.scenario == scenario && own.source == source;
        if self.stored.borrow().as_ref().is_some_and(is_stored) {
            return None;
        }
        let own = self.own_draft();
        if self.is_other.replace(false) && own.is_some_and(|own| own.scenario != scenario) {
            self.slot.replace((self.new_name)());
        }
        let draft = Draft { saved: now, scenario, source, request: workspace.selection.request };
        let kept = self.slots.set(&self.slot.borrow(), &draft);
        self.stored.replace(Some(draft));
        Some(kept)
    }

    /// The page goes: the name of the slot stays for when it comes again.
    pub fn leave(&self) {
        self.session.set(TAB, &self.slot.borrow());
    }

    /// The page was not gone after all.
    pub fn stay(&self) {
        self.session.remove(TAB);
    }

    fn is_as_loaded(&self, workspace: &Workspace) -> bool {
        self.loaded.borrow().iter().any(|loaded| has_texts_of(workspace, loaded))
    }
}

/// Compared by identity: there is one a tab.
impl PartialEq for Keeper {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Whether all texts are those of another workspace.
fn has_texts_of(workspace: &Workspace, other: &Workspace) -> bool {
    let docs = || workspace.docs.iter().zip(other.docs.iter());
    let requests = || workspace.requests.iter().zip(other.requests.iter());
    workspace.shell.text == other.shell.text
        && workspace.docs.len() == other.docs.len()
        && workspace.requests.len() == other.requests.len()
        && docs().all(|(one, other)| one.text == other.text)
        && requests().all(|(one, other)| one.text == other.text)
}

fn is_empty(workspace: &Workspace) -> bool {
    workspace.docs.is_empty()
        && workspace.requests.is_empty()
        && workspace.shell.text == Workspace::empty().shell.text
}
