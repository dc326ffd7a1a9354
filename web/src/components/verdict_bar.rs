//! The verdict: always visible, one sentence, never colour alone; and what would change it.

use yew::prelude::*;

use super::button::{Act, button, does};
use super::el::{El, el};
use super::icon::icon;
use crate::labels;
use crate::state::action::Action;
use crate::state::reports::Reported;
use crate::view::verdict::VerdictView;

/// At most this many suggestions are offered beside the verdict.
const MAX_SUGGESTIONS: usize = 2;

/// The bar. `confirm` is the suggestion whose place is shown, waiting for a second word.
pub(crate) fn verdict_bar(
    view: &VerdictView,
    reported: Option<&Reported>,
    confirm: Option<usize>,
    act: &Act,
) -> El {
    let line = el("p", "verdict-line")
        .key("line")
        .with(el("strong", "verdict-word").say(view.word))
        .say(" ")
        .with(el("span", "verdict-sentence").text(&view.sentence));
    let caution =
        view.caution.as_deref().map(|caution| el("span", "verdict-caution").text(caution));
    let expectation = view.expectation.as_ref().map(|(expected, holds)| {
        el("span", "verdict-expectation")
            .flag("data-holds", *holds)
            .text(&labels::expectation(expected, *holds))
    });
    let extra = (caution.is_some() || expectation.is_some()).then(|| {
        el("p", "verdict-extra").key("extra").with_some(caution).say(" ").with_some(expectation)
    });
    let suggestions = reported.and_then(|reported| suggestions(reported, confirm, act));
    let text = el("div", "verdict-text").with(line).with_some(extra).with_some(suggestions);
    let mend = view.mend.map(|(target, offset)| {
        let show = does(act, Action::Reveal(target, offset, offset + 1));
        button("button verdict-action", labels::SHOW_PLACE, show).key("mend")
    });
    el("section", "verdict")
        .attr("data-area", "verdict")
        .attr("data-decision", view.state)
        .attr("id", "verdict")
        .attr("tabindex", "-1")
        .attr("aria-label", labels::VERDICT)
        .with(icon("verdict-icon", view.state).key("icon"))
        .with(text.key("text"))
        .with_some(mend)
}

fn suggestions(reported: &Reported, confirm: Option<usize>, act: &Act) -> Option<El> {
    let all = &reported.view.suggestions;
    if all.is_empty() {
        return None;
    }
    let group = el("div", "suggestions")
        .key("suggestions")
        .attr("role", "group")
        .attr("aria-label", labels::FIX_NEXT)
        .with(el("span", "suggestions-title").say(labels::FIX_NEXT));
    let chosen = confirm.and_then(|at| Some((all.get(at)?, reported.applied(at)?)));
    if let Some((suggestion, apply)) = chosen {
        let insert = button("button button-primary", labels::INSERT, does(act, apply));
        let cancel = button("button", labels::CANCEL, does(act, Action::Consider(None)));
        let title = el("span", "suggestion-text").attr("role", "status").text(&suggestion.title);
        return Some(group.with(title).with_some(inserted(suggestion)).with(insert).with(cancel));
    }
    let offers = all.iter().take(MAX_SUGGESTIONS).enumerate().map(|(at, suggestion)| {
        let (act, place) = (act.clone(), reported.place(at));
        let consider = Callback::from(move |_| {
            if let Some(place) = &place {
                act.emit(place.clone());
            }
            act.emit(Action::Consider(Some(at)));
        });
        button("button suggestion", &suggestion.title, consider)
    });
    Some(group.with_all(offers))
}

/// What would be written, where it is short enough to be read in the bar.
fn inserted(suggestion: &crate::view::report::Suggestion) -> Option<El> {
    const MAX: usize = 120;
    let [edit] = suggestion.edits.as_slice() else { return None };
    let text = edit.text.trim_matches([',', ' ', '\n']);
    (text.len() <= MAX).then(|| el("code", "suggestion-code").text(text))
}
