//! What to begin with, where there is nothing yet.

use yew::prelude::*;

use super::button::{button, does};
use super::dialogs::examples;
use super::el::{El, el};
use super::scene::Scene;
use crate::labels;
use crate::state::action::Action;
use crate::state::examples::EXAMPLES;
use crate::state::selection::Dialog;

/// A few examples, and the ways to bring something along.
pub(crate) fn empty_card(scene: &Scene) -> Option<El> {
    let workspace = &scene.workspace;
    let is_empty = workspace.docs.is_empty() && workspace.requests.is_empty();
    if !is_empty || workspace.source.is_some() {
        return None;
    }
    let shown = EXAMPLES.iter().enumerate().filter(|(_, own)| labels::BEGIN_WITH.contains(&own.0));
    let shown = shown.map(|(at, (_, title, _))| {
        let act = scene.act.clone();
        button("button", title, Callback::from(move |_| examples::load(at, &act)))
    });
    let opens =
        |label| button("button", label, does(&scene.act, Action::Dialog(Some(Dialog::Open))));
    let card = el("section", "empty-card")
        .attr("aria-label", labels::BEGIN)
        .with(el("h2", "empty-title").say(labels::BEGIN))
        .with_all(shown)
        .with(opens(labels::PASTE_POLICY))
        .with(opens(labels::PASTE_ERROR));
    Some(card)
}
