//! Buttons, what a click dispatches, and menus of them.

use yew::prelude::*;

use super::el::{El, el};
use super::icon::icon;
use crate::state::action::Action;

/// What everything on the page acts through.
pub(crate) type Act = Callback<Action>;

/// A click that does one thing.
#[inline(never)]
pub(crate) fn does(act: &Act, action: Action) -> Callback<Event> {
    let act = act.clone();
    Callback::from(move |_| act.emit(action.clone()))
}

/// A button with words on it.
pub(crate) fn button(class: &'static str, label: &str, onclick: Callback<Event>) -> El {
    el("button", class).attr("type", "button").text(label).onclick(onclick)
}

/// A button of a menu or row that shows a mark; its words are for those who do not see it, and for the pointer.
pub(crate) fn sign(mark: &'static str, label: &'static str, onclick: Callback<Event>) -> El {
    el("button", "button button-quiet button-sign")
        .attr("type", "button")
        .attr("aria-label", label)
        .attr("title", label)
        .with(icon("sign-mark", mark))
        .onclick(onclick)
}

/// A menu that opens below its button, which shows a mark; `web/js/boot/menus.ts` closes it.
pub(crate) fn menu(label: &'static str, face: &'static str, items: Html) -> El {
    let summary = el("summary", "button button-quiet button-sign")
        .attr("aria-label", label)
        .attr("title", label)
        .with(icon("sign-mark", face));
    el("details", "menu").with(summary).with(el("div", "menu-items").with(items))
}
