//! The header: brand, getting in and out, and how the page looks.

use hatcheck_engine::instant::Instant;
use hatcheck_policy::json;
use yew::prelude::*;

use super::button::{button, does, menu};
use super::el::{El, all, el};
use super::icon::brand_mark;
use super::scene::Scene;
use super::settings::{Settings, moment_items};
use crate::labels;
use crate::platform::regions;
use crate::state::action::Action;
use crate::state::selection::Dialog;
use crate::state::solving::Deed;
use crate::state::structure::Change;
use crate::view::owners;

/// The header. `clock` is the instant that stands in where the scenario gives none; `evaluate` reads it anew;
/// `is_edited`: since the link in the address was opened or made.
pub(crate) fn header(
    scene: &Scene,
    clock: Option<Instant>,
    evaluate: Callback<Event>,
    is_edited: bool,
    settings: &Settings<'_>,
) -> El {
    let opens =
        |class, label, dialog| button(class, label, does(&scene.act, Action::Dialog(Some(dialog))));
    // The address may carry a shared scenario, which following the link would lose.
    let skip = Callback::from(|event: Event| {
        event.prevent_default();
        regions::focus_verdict();
    });
    let actions = el("div", "header-actions")
        .with(opens("button button-quiet", labels::EXAMPLES, Dialog::Examples))
        .with(opens("button button-quiet header-lessons", labels::task::LESSONS, Dialog::Lessons))
        .with(opens("button button-quiet", labels::OPEN_DIALOG, Dialog::Open))
        .with_some(is_edited.then(|| el("span", "header-note").say(labels::drafts::EDITED)))
        .with(opens("button button-primary", labels::SHARE, Dialog::Share))
        .with(menu(labels::MENU, "menu", items(scene, clock, evaluate, settings)));
    el("header", "app-header")
        .with(el("a", "skip-link").attr("href", "#verdict").say(labels::SKIP).onclick(skip))
        .with(el("h1", "brand").with(brand_mark()).say(labels::BRAND))
        .with(el("p", "brand-line").say(labels::BRAND_LINE))
        .with(actions)
}

fn items(
    scene: &Scene,
    clock: Option<Instant>,
    evaluate: Callback<Event>,
    settings: &Settings<'_>,
) -> Html {
    let act = &scene.act;
    let source = scene.workspace.source.is_some();
    let about = Action::About(Some(owners::SCENARIO.into()));
    let item = |label, action| button("menu-item", label, does(act, action));
    let mut items = vec![
        item(labels::NEW, Action::Clear),
        item(labels::task::LESSONS, Action::Dialog(Some(Dialog::Lessons))),
        item(labels::task::MAKE, Action::Task(Deed::Make)),
        item(labels::ABOUT_ITEM, about),
        item(labels::source(source), Action::ShowSource(!source)),
    ];
    if scene.workspace.shell.scenario.now.is_none() {
        let pin = clock.map(|clock| {
            let now = json::quote(&clock.to_string());
            Action::restructure(Change::Set("/now".to_owned(), now), None)
        });
        items.extend(moment_items(evaluate, pin, act));
    }
    items.extend(settings.items());
    items.push(item(labels::HELP, Action::Dialog(Some(Dialog::Help))));
    let now = labels::now_of(&scene.workspace, clock);
    items.push(el("p", "fine-print").text(&now));
    items.push(el("p", "fine-print").say(labels::VERSION).say(" · ").say(labels::RULES_FROM));
    all(items)
}
