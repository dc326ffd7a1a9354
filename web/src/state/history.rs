//! What can be gone back to after something was removed or replaced, and what the present is compared with.

use std::rc::Rc;

use super::task::Task;
use super::workspace::{Doc, RequestDoc, Shell, Workspace};

/// How many steps back are kept.
const MAX_STEPS: usize = 2;

/// The texts of a scenario at one moment.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The rest of the scenario.
    pub shell: Rc<Shell>,
    /// The documents.
    pub docs: Rc<[Rc<Doc>]>,
    /// The requests.
    pub requests: Rc<[Rc<RequestDoc>]>,
    /// The exercise that was being solved.
    task: Option<Rc<Task>>,
}

/// What happened, said where it can be undone.
#[derive(Clone, Debug)]
struct Step {
    said: Rc<str>,
    before: Snapshot,
    /// What it led to, once that is known.
    after: Option<Snapshot>,
}

/// What can be gone back to.
#[derive(Clone, Debug, Default)]
pub struct History {
    steps: Vec<Step>,
    /// What the present is compared with.
    pub pinned: Option<Rc<Snapshot>>,
    /// Counts changes, for comparing.
    count: u32,
}

impl Snapshot {
    /// The texts of a workspace.
    pub fn of(workspace: &Workspace) -> Self {
        Self {
            shell: Rc::clone(&workspace.shell),
            docs: Rc::clone(&workspace.docs),
            requests: Rc::clone(&workspace.requests),
            task: workspace.task().cloned(),
        }
    }

    /// Whether these are the texts of a workspace.
    fn is_of(&self, workspace: &Workspace) -> bool {
        Rc::ptr_eq(&self.shell, &workspace.shell)
            && Rc::ptr_eq(&self.docs, &workspace.docs)
            && Rc::ptr_eq(&self.requests, &workspace.requests)
    }

    /// A workspace with these texts, and all else as it is there.
    pub fn restored(&self, workspace: &Workspace) -> Workspace {
        let mut next = workspace.clone();
        next.shell = Rc::clone(&self.shell);
        next.docs = Rc::clone(&self.docs);
        next.requests = Rc::clone(&self.requests);
        next.task.clone_from(&self.task);
        next.source = None;
        let chosen = &mut next.selection;
        chosen.request = chosen.request.min(self.requests.len().saturating_sub(1));
        let request = chosen.request;
        let column = |at: Option<usize>, like: super::workspace::Column| {
            let fits = |doc: &Doc| doc.column() == like && doc.is_for(request);
            let there = |at: &usize| self.docs.get(*at).is_some_and(|doc| fits(doc));
            at.filter(there).or_else(|| self.docs.iter().position(|doc| fits(doc)))
        };
        chosen.identity = column(chosen.identity, super::workspace::Column::Identity);
        chosen.trust = column(chosen.trust, super::workspace::Column::Trust);
        (chosen.step, chosen.reveal) = (None, None);
        next
    }
}

impl History {
    /// Keeps what was there before something happened.
    pub fn keep(&mut self, said: &str, before: Snapshot) {
        self.steps.push(Step { said: said.into(), before, after: None });
        if self.steps.len() > MAX_STEPS {
            self.steps.remove(0);
        }
        self.count += 1;
    }

    /// What happened last has led to this.
    pub fn seal(&mut self, workspace: &Workspace) {
        if let Some(step) = self.steps.last_mut().filter(|step| step.after.is_none()) {
            step.after = Some(Snapshot::of(workspace));
        }
    }

    /// What can be undone, in words.
    pub fn said(&self) -> Option<&Rc<str>> {
        self.steps.last().map(|step| &step.said)
    }

    /// Takes back what happened last: what was there before, and whether nothing was changed since.
    pub fn undo(&mut self, now: &Workspace) -> Option<(Snapshot, bool)> {
        self.count += 1;
        let step = self.steps.pop()?;
        let is_last = step.after.is_none_or(|after| after.is_of(now));
        Some((step.before, is_last))
    }

    /// What can be undone is no longer offered.
    pub fn forget(&mut self) {
        self.steps.clear();
        self.count += 1;
    }

    /// Compares with this from now on, or with nothing.
    pub fn pin(&mut self, snapshot: Option<Snapshot>) {
        self.pinned = snapshot.map(Rc::new);
        self.count += 1;
    }
}

impl PartialEq for History {
    fn eq(&self, other: &Self) -> bool {
        self.count == other.count
    }
}
