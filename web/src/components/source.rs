//! The whole scenario as one text, in place of the panels that show its parts.

use yew::prelude::*;

use super::button::{button, does};
use super::editor::{Props, Text, editor};
use super::el::el;
use super::scene::Scene;
use crate::labels;
use crate::state::action::Action;
use crate::state::workspace::{Source, Target};

/// The text, and the way back.
pub(crate) fn source(source: &Source, scene: &Scene) -> Html {
    let (note, label, leave) = match source.fault {
        Some(_) => (labels::SOURCE_BROKEN, labels::SOURCE_DISCARD, Action::ShowSource(true)),
        None => (labels::SOURCE_HOW, labels::SOURCE_DONE, Action::ShowSource(false)),
    };
    let bar = el("div", "panel-bar")
        .with(el("h2", "panel-title").attr("id", "source-title").say(labels::SOURCE))
        .with(el("p", "panel-note").say(note))
        .with(el("div", "panel-actions").with(button("button", label, does(&scene.act, leave))));
    let text = Text(source.text.clone());
    let label = AttrValue::Static(labels::SOURCE);
    let props = Props { target: Target::Source, text, label, scene: scene.clone() };
    el("section", "panel source")
        .attr("data-area", "source")
        .attr("aria-labelledby", "source-title")
        .with(bar)
        .with(editor("text", props))
        .into()
}
