//! The path: hop by hop, each role with two locks, stopping where it stops.

use yew::prelude::*;

use super::button::does;
use super::el::{El, all, el};
use super::icon::icon;
use super::scene::Scene;
use crate::labels;
use crate::state::action::Action;
use crate::view::path_cards::{self, Hop, Lock, LockState};

/// The hops of the chosen request.
pub(crate) fn path(scene: &Scene) -> Html {
    let chosen = scene.result.chosen();
    let hops = chosen.map(|request| path_cards::hops(&request.decision.steps)).unwrap_or_default();
    let last = hops.len().saturating_sub(1);
    let shown = scene.workspace.selection.step.unwrap_or(last).min(last);
    let stopped_early = hops.last().is_some_and(|hop| hop.stop.is_some() && !hop.locks.is_empty());
    let cards = hops.iter().enumerate().map(|(at, hop)| hop_card(at, hop, at == shown, scene));
    let list = el("ol", "path").key("list").with_all(cards);
    let end = stopped_early.then(|| el("p", "path-end").key("end").say(labels::path::NOT_REACHED));
    all([Some(list), end].into_iter().flatten())
}

fn hop_card(at: usize, hop: &Hop, chosen: bool, scene: &Scene) -> El {
    let title =
        el("span", "hop-title").with(el("strong", "").text(&hop.caller)).say(" ").text(&hop.title);
    let head = el("button", "hop-head")
        .key("head")
        .attr("type", "button")
        .flag("aria-pressed", chosen)
        .onclick(does(&scene.act, Action::SelectStep(at)))
        .with(icon("hop-mark", hop.decision))
        .with(title)
        .say(" ")
        .with_some(hop.reach.map(|reach| el("span", "hop-reach").say(reach)));
    let chip = |chip: &String| el("li", "chip").text(chip);
    let some = |list: El, empty: bool| (!empty).then_some(list);
    el("li", "hop")
        .key(&at.to_string())
        .attr("data-decision", hop.decision)
        .with(head)
        .with_some(some(
            el("ul", "locks").key("locks").with_all(hop.locks.iter().map(lock)),
            hop.locks.is_empty(),
        ))
        .with_some(hop.stop.as_deref().map(|stop| el("p", "hop-stop").key("stop").text(stop)))
        .with_some(some(
            el("ul", "chips").key("chips").with_all(hop.chips.iter().map(chip)),
            hop.chips.is_empty(),
        ))
}

fn lock(lock: &Lock) -> El {
    let (state, word) = match lock.state {
        LockState::Open => ("open", labels::path::OPEN),
        LockState::Closed => ("closed", labels::path::CLOSED),
        LockState::NotNeeded => ("notNeeded", labels::path::NOT_NEEDED),
        LockState::Absent => ("absent", labels::path::ABSENT_SIDE),
    };
    el("li", "lock")
        .attr("data-state", state)
        .with(icon("lock-mark", state))
        .with(el("span", "lock-side").say(lock.side))
        .say(" ")
        .with(el("span", "lock-word").say(word))
        .say(" ")
        .with(el("span", "lock-text").text(&lock.text))
}
