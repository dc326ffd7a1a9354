//! A draft that was not opened because something else was asked for: one quiet line.

use yew::prelude::*;

use super::button::button;
use super::el::{El, el};
use crate::labels;
use crate::state::drafts::Draft;
use crate::state::start::offered;

/// The line; nothing where there is nothing to offer. `answer` is told whether it is to be opened.
pub(crate) fn kept(draft: Option<&Draft>, answer: &Callback<bool>) -> Option<El> {
    let said = offered(draft?);
    let line = el("div", "note").attr("role", "status").with(el("p", "").text(&said));
    let line = line.with(button("button", labels::drafts::RESTORE, answer.reform(|_| true)));
    Some(line.with(button("button button-quiet", labels::DISMISS, answer.reform(|_| false))))
}
