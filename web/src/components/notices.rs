//! What is said above the panels: what can be undone, what was found in a link, what went wrong.

use super::button::{Act, button, does};
use super::el::{El, el};
use crate::labels;
use crate::state::action::Action;
use crate::state::workspace::Workspace;

/// The notices, and the draft that is offered; none take no room.
pub(crate) fn notices(workspace: &Workspace, offer: Option<El>, act: &Act) -> El {
    let note = |role, text: &str| el("div", "note").attr("role", role).with(el("p", "").text(text));
    let dismiss = |action| button("button button-quiet", labels::DISMISS, does(act, action));
    let notice = workspace.selection.notice.as_deref();
    let notice = notice.map(|text| note("alert", text).with(dismiss(Action::Notice(None))));
    let undo = workspace.history.said().map(|said| -> El {
        note("status", said)
            .with(button("button", labels::UNDO, does(act, Action::Undo)))
            .with(dismiss(Action::Forget))
    });
    el("div", "notices").with_some(notice).with_some(offer).with_some(undo)
}
