//! Getting something in: a file, or whatever somebody has in the clipboard.

use std::rc::Rc;

use yew::virtual_dom::ListenerKind;

use super::{Deed, Tell, on};
use crate::components::button::{Act, button};
use crate::components::el::{El, el};
use crate::labels::{self, open as own};
use crate::platform::{services, tasks};
use crate::state::action::Action;
use crate::state::arrivals;
use crate::state::incoming::wire::Seen;
use crate::state::workspace::Workspace;

const ACCEPTED: &str = ".json,.txt,.md,.log,application/json,text/plain";

/// What the dialog holds.
#[derive(Default)]
pub(crate) struct Open {
    /// The text that is to come in.
    pub(super) text: String,
    /// What it was taken for.
    pub(super) seen: Option<Seen>,
    /// The place that somebody chose for it.
    pub(super) chosen: Option<usize>,
}

/// A field for what is pasted, with what it was taken for and where it goes, and a button for files.
pub(crate) fn open(state: &Open, tell: &Tell) -> El {
    let area = el("textarea", "code-input open-text")
        .attr("rows", "8")
        .attr("autofocus", "")
        .attr("spellcheck", "false")
        .attr("autocapitalize", "off")
        .attr("autocomplete", "off")
        .attr("aria-label", labels::PASTE_HERE)
        .attr("placeholder", labels::PASTE_HERE)
        .value(&state.text)
        .on(|| ListenerKind::oninput, on(tell, Deed::Type));
    // Always there, so that nothing around it is drawn anew while somebody types.
    let mut place = el("div", "open-places");
    let mut is_settled = false;
    let said = match &state.seen {
        Some(seen) => {
            is_settled = seen.meant || state.chosen.is_some();
            place = place.with_some(places(seen, state.chosen, tell));
            &seen.said
        }
        None if state.text.trim().is_empty() => "",
        None => own::NOT_RECOGNISED,
    };
    let take = button("button button-primary", labels::USE_IT, on(tell, Deed::Use));
    let actions = el("div", "dialog-actions")
        .with(button("button", labels::CHOOSE_FILE, on(tell, Deed::PickFile)))
        .with(take.attr_if(!is_settled, "disabled", ""));
    el("div", "open-dialog")
        .with(el("p", "").say(labels::OPEN_HOW))
        .with(area)
        .with(el("p", "open-found").attr("role", "status").text(said))
        .with(place)
        .with(actions)
}

/// Where a policy goes, if there is a choice.
fn places(seen: &Seen, chosen: Option<usize>, tell: &Tell) -> Option<El> {
    if seen.places.len() < 2 {
        return None;
    }
    let shown = chosen.or(seen.meant.then_some(0));
    let mut select = el("select", "select").on(|| ListenerKind::onchange, on(tell, Deed::Choose));
    if !seen.meant {
        select = select.with(option("", own::CHOOSE, shown.is_none()));
    }
    for (at, place) in seen.places.iter().enumerate() {
        select = select.with(option(&at.to_string(), place, shown == Some(at)));
    }
    let label = el("span", "").say(labels::incoming::GOES_TO);
    Some(el("label", "open-place").with(label).with(select))
}

fn option(value: &str, label: &str, selected: bool) -> El {
    el("option", "").attr_of("value", value).attr_if(selected, "selected", "").text(label)
}

/// Lets somebody choose a file, and takes it in.
pub(super) fn pick(workspace: &Rc<Workspace>, act: &Act) {
    let (workspace, act) = (Rc::clone(workspace), act.clone());
    tasks::spawn(async move {
        let picked = services::pick_file(ACCEPTED).await;
        // Otherwise somebody changed their mind.
        if !matches!(picked, Ok(None)) {
            act.emit(Action::Dialog(None));
        }
        match picked {
            Ok(Some(file)) => arrivals::take(&file.name, file.text, None, &workspace, &act),
            Ok(None) => {}
            Err(code) => act.emit(Action::Notice(Some(arrivals::fault(&code).into()))),
        }
    });
}
