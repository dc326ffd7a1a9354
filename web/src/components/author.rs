//! What the author of an exercise sees: its text to be changed, what is wrong with it, and what its answers come to.

use hatcheck_policy::json;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::button::{Act, button, does};
use super::el::{El, el};
use crate::labels::task as labels;
use crate::platform::input;
use crate::state::action::Action;
use crate::state::solving::{Deed, Review};
use crate::state::task::Task;

/// The panel.
pub(crate) fn author(task: &Task, review: &Review, act: &Act) -> El {
    let text = json::parse(&task.file).map(|node| json::lay_out(&node));
    let text = text.unwrap_or_else(|_| task.file.to_string());
    let area = el("textarea", "field-input")
        .attr("rows", "12")
        .attr("spellcheck", "false")
        .attr("aria-label", labels::EXERCISE)
        .starts_with(&text);
    let submit = {
        let act = act.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            act.emit(Action::Task(Deed::Use(input::first_value(&event).into())));
        })
    };
    let actions = el("div", "task-actions")
        .with(el("button", "button").attr("type", "submit").say(labels::USE))
        .with(button("button", labels::LINK, does(act, Action::Task(Deed::Link))))
        .with(button("button", labels::SAVE, does(act, Action::Task(Deed::Save))));
    let form = el("form", "task-author")
        .key(&task.hash)
        .on(|| ListenerKind::onsubmit, submit)
        .with(area)
        .with(actions);
    let complaints = review.complaints.iter().map(|own| el("li", "").text(own));
    let complaints = match review.complaints.is_empty() {
        true => el("p", "").say(labels::NOTHING_WRONG),
        false => el("ul", "field-error").with_all(complaints),
    };
    el("details", "task-solution")
        .attr("open", "")
        .with(el("summary", "task-heading").say(labels::AUTHOR))
        .with(complaints)
        .with(el("div", "author-matrix").with(matrix(review)))
        .with(form)
}

/// Start, solution and wrong answers against the checks.
fn matrix(review: &Review) -> El {
    let head = |text: &str| el("th", "").attr("scope", "col").text(text);
    let mark =
        |passes: &bool| el("td", "").say(if *passes { labels::PASSES } else { labels::FAILS });
    let rows = review.rows.iter().map(|(name, passes)| {
        el("tr", "")
            .with(el("th", "").attr("scope", "row").text(name))
            .with_all(passes.iter().map(mark))
    });
    let names = review.checks.iter().map(|id| head(id));
    el("table", "")
        .with(el("thead", "").with(el("tr", "").with(el("td", "")).with_all(names)))
        .with(el("tbody", "").with_all(rows))
}
