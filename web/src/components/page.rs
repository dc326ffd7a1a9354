//! The page: header, notices, the editors, the verdict, and what explains it.

use yew::prelude::*;

use super::about::about;
use super::button::Act;
use super::dialogs::dialogs;
use super::editor_column::editor_column;
use super::el::{El, all, el};
use super::empty_card::empty_card;
use super::owner_form::owner_form;
use super::request_panel::request_panel;
use super::results::{Explained, results};
use super::scene::Scene;
use super::source::source;
use super::splitter::{between_columns, between_rows};
use super::tab_list::{TabItem, tab_list};
use super::task::task;
use super::verdict_bar::verdict_bar;
use crate::EXERCISES;
use crate::labels;
use crate::state::action::Action;
use crate::state::selection::Area;
use crate::state::solving::Solving;
use crate::state::workspace::Column;
use crate::view::owners;
use crate::view::verdict::VerdictView;

/// What the page shows besides the scene.
pub(crate) struct Around<'a> {
    /// The verdict.
    pub bar: &'a VerdictView,
    /// What explains the result.
    pub explained: Explained<'a>,
    /// The header.
    pub header: El,
    /// What is said above the panels.
    pub notices: El,
    /// The exercise that is being solved.
    pub solving: &'a Solving,
}

/// The page.
pub(crate) fn page(scene: &Scene, around: Around<'_>) -> Html {
    let selection = &scene.workspace.selection;
    let solved = scene.workspace.task();
    let regions = el("main", "regions")
        .key("regions")
        .attr("data-shown", area_name(selection.area))
        .with(
            el("div", "editors")
                .attr("data-shown", area_name(selection.editor))
                .with(editors(scene)),
        )
        .with(between_columns("sides", labels::SPLIT_SIDES))
        .with(between_rows("rows", labels::SPLIT_ROWS))
        // Whoever solves an exercise is to find it by themselves: there are hints.
        .with(verdict_bar(
            around.bar,
            around.explained.reported.filter(|_| solved.is_none()),
            selection.considered,
            &scene.act,
        ))
        .with(results(scene, around.explained));
    let facts = selection.about.as_deref().filter(|pointer| *pointer == owners::SCENARIO);
    // The first one is there in an exercise only.
    let areas = &PANELS[usize::from(solved.is_none())..];
    let chosen = areas.iter().position(|own| *own == selection.area).unwrap_or_default();
    let tabs: Vec<TabItem> = areas.iter().map(|area| TabItem::new(panel_label(*area))).collect();
    let panels = tab_list("tab-bar-list", labels::PANELS, &tabs, chosen, show(&scene.act, areas));
    let body = el("div", "app-body")
        .key("body")
        .with(around.header.key("header"))
        .with(around.notices.key("notices"))
        .with_some(match solved {
            Some(own) if EXERCISES => Some(task(own, around.solving, scene).key("task")),
            _ => about(&scene.workspace.shell).map(|about| about.key("about")),
        })
        .with_some(facts.map(|pointer| owner_form(pointer, scene)))
        .with_some(empty_card(scene).map(|card| card.key("empty")))
        .with(regions)
        .with(el("nav", "tab-bar").key("panels").attr("aria-label", labels::PANELS).with(panels));
    // The dialog comes first: children are matched from the last one, and the page must stay what it is below it.
    el("div", "app")
        .with_some(selection.dialog.map(|dialog| dialogs(dialog, &scene.workspace, &scene.act)))
        .with(body)
        .into()
}

/// The editors: documents on two sides and the request, or the whole scenario as one text.
fn editors(scene: &Scene) -> Html {
    if let Some(text) = &scene.workspace.source {
        return source(text, scene);
    }
    let editor = panel_of(scene.workspace.selection.editor);
    let tabs = EDITORS.map(|area| TabItem::new(area_label(area)));
    let shown = EDITORS.iter().position(|area| panel_of(*area) == editor).unwrap_or_default();
    all([
        tab_list(
            "tabs tabs-editors panel",
            labels::EDITORS,
            &tabs,
            shown,
            show(&scene.act, &EDITORS),
        ),
        editor_column(Column::Identity, scene),
        between_columns("identity", labels::SPLIT_EDITORS),
        editor_column(Column::Trust, scene),
        between_columns("trust", labels::SPLIT_REQUEST),
        request_panel(scene),
    ])
}

/// The editors that medium screens show one at a time.
const EDITORS: [Area; 3] = [Area::Identity, Area::Trust, Area::Request];
/// The panels that narrow screens show one at a time: the request first, because it is what one changes there.
const PANELS: [Area; 5] = [Area::Task, Area::Request, Area::Identity, Area::Trust, Area::Result];

fn show(act: &Act, areas: &'static [Area]) -> Callback<usize> {
    let act = act.clone();
    Callback::from(move |at: usize| {
        if let Some(area) = areas.get(at) {
            act.emit(Action::Show(*area));
        }
    })
}

fn panel_of(area: Area) -> usize {
    PANELS.iter().position(|own| *own == area).unwrap_or_default()
}

fn area_label(area: Area) -> &'static str {
    match area {
        Area::Identity => labels::IDENTITY,
        Area::Trust => labels::TRUST,
        Area::Request => labels::REQUEST,
        Area::Result => labels::RESULT_TAB,
        Area::Task => labels::task::TASK,
    }
}

fn area_name(area: Area) -> &'static str {
    match area {
        Area::Request => "request",
        Area::Identity => "identity",
        Area::Trust => "trust",
        Area::Result => "result",
        Area::Task => "task",
    }
}

/// Short, for a phone.
fn panel_label(area: Area) -> &'static str {
    match area {
        Area::Identity => labels::POLICIES_TAB,
        Area::Trust => labels::TRUST_TAB,
        area => area_label(area),
    }
}
