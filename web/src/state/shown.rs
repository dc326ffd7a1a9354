//! What is shown as the result: the present one, or while a text in play does not parse, or is too large to be decided as
//! one types, the last one that was current.

use std::rc::Rc;

use super::evaluate::Evaluated;
use super::workspace::Workspace;
use crate::view::verdict::{VerdictView, verdict};

/// Remembers the last result that was current.
#[derive(Default)]
pub struct Shown {
    last: Option<LastResult>,
}

/// A verdict with what it is about.
struct LastResult {
    bar: VerdictView,
    evaluated: Rc<Evaluated>,
}

impl Shown {
    /// The verdict bar, and the result to show below it. `large`: there is too much text to decide with every letter.
    pub fn of(&self, evaluated: &Rc<Evaluated>, large: bool) -> (VerdictView, Rc<Evaluated>) {
        let kept = self.last.as_ref().filter(|kept| kept.is_about(&evaluated.workspace));
        let bar = verdict(evaluated, kept.map(|kept| &kept.bar), large);
        let result = match kept {
            Some(kept) if bar.state == "stale" => &kept.evaluated,
            _ => evaluated,
        };
        (bar, Rc::clone(result))
    }

    /// Remembers the present result, if it is current.
    pub fn keep(&mut self, evaluated: &Rc<Evaluated>, large: bool) {
        let (bar, _) = self.of(evaluated, large);
        if bar.state != "stale" {
            self.last = Some(LastResult { bar, evaluated: Rc::clone(evaluated) });
        }
    }
}

impl LastResult {
    /// Whether it is about the request that is chosen now.
    fn is_about(&self, workspace: &Workspace) -> bool {
        let before = &self.evaluated.workspace;
        before.selection.request == workspace.selection.request
            && Rc::ptr_eq(&before.shell, &workspace.shell)
    }
}
