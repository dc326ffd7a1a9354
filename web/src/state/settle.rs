//! Waits until typing pauses for a moment before anything is decided.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::workspace::Workspace;

/// Milliseconds without a change after which a decision is worth making.
const SETTLE: u32 = 30;

/// The workspace as it was when typing last paused.
#[hook]
pub fn use_settled(workspace: &Rc<Workspace>) -> Rc<Workspace> {
    let settled = use_state_eq(|| Rc::clone(workspace));
    {
        let settled = settled.clone();
        use_effect_with(Rc::clone(workspace), move |workspace| {
            let workspace = Rc::clone(workspace);
            let timeout = Timeout::new(SETTLE, move || settled.set(workspace));
            move || drop(timeout)
        });
    }
    // A choice needs no pause: only texts that are being typed do.
    let same_texts = Rc::ptr_eq(&settled.docs, &workspace.docs)
        && Rc::ptr_eq(&settled.requests, &workspace.requests);
    if same_texts { Rc::clone(workspace) } else { (*settled).clone() }
}
