//! What the panels show: the texts, what was decided about them, and the last result that was current.

use std::rc::Rc;

use yew::prelude::*;

use super::button::Act;
use crate::state::evaluate::Evaluated;
use crate::state::workspace::Workspace;

/// Everything a panel may show.
#[derive(Clone, Properties)]
pub(crate) struct Scene {
    /// The texts.
    pub workspace: Rc<Workspace>,
    /// What is true of them right now.
    pub evaluated: Rc<Evaluated>,
    /// The last result that was current.
    pub result: Rc<Evaluated>,
    /// Whether that is out of date.
    pub stale: bool,
    /// What the panel acts through.
    pub act: Act,
}

impl PartialEq for Scene {
    fn eq(&self, other: &Self) -> bool {
        *self.workspace == *other.workspace
            && Rc::ptr_eq(&self.evaluated, &other.evaluated)
            && Rc::ptr_eq(&self.result, &other.result)
            && self.stale == other.stale
            && self.act == other.act
    }
}
