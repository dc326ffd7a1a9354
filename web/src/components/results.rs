//! The results: one panel with tabs, and beside it, where there is room, the path.

use yew::prelude::*;

use super::el::{El, el};
use super::scene::Scene;
use super::tab_list::{TabItem, tab_list};
use super::{compare, context, map, path, problems, record, why};
use crate::labels;
use crate::state::action::Action;
use crate::state::evaluate::Evaluated;
use crate::state::maps::Shown;
use crate::state::reports::Reported;
use crate::state::selection::ResultPanel;
use crate::view;

/// What explains the result besides the decision itself.
#[derive(Clone, Copy)]
pub(crate) struct Explained<'a> {
    /// What the present is compared with.
    pub before: Option<&'a Evaluated>,
    /// The report about the chosen request, where there is one.
    pub reported: Option<&'a Reported>,
    /// The map.
    pub map: &'a Shown,
    /// The sentences of rules that somebody wanted to read.
    pub rules: &'a [(String, String)],
}

/// The panels, in the order of their tabs, each with its name.
const PANELS: [(ResultPanel, &str); 7] = [
    (ResultPanel::Why, labels::WHY),
    (ResultPanel::Path, labels::PATH),
    (ResultPanel::Map, labels::MAP),
    (ResultPanel::Compare, labels::COMPARE),
    (ResultPanel::Context, labels::CONTEXT_TAB),
    (ResultPanel::Record, labels::RECORD),
    (ResultPanel::Problems, labels::PROBLEMS),
];

/// Both panels.
pub(crate) fn results(scene: &Scene, explained: Explained<'_>) -> El {
    let shown = scene.workspace.selection.result;
    let at = PANELS.iter().position(|(panel, _)| *panel == shown).unwrap_or_default();
    let name = PANELS.get(at).map_or(labels::WHY, |(_, name)| *name);
    let found = view::problems::problems(&scene.evaluated);
    let act = scene.act.clone();
    let choose = Callback::from(move |tab: usize| {
        if let Some((panel, _)) = PANELS.get(tab) {
            act.emit(Action::ShowResult(*panel));
        }
    });
    let tabs =
        tab_list("tabs tabs-results", labels::RESULTS, &items(found.len()), at, choose).key("tabs");
    let stale = scene.stale.then(|| el("p", "stale-note").key("stale").say(labels::STALE));
    let body = el("div", "panel-body trace")
        .attr("role", "tabpanel")
        .attr("aria-label", name)
        .attr("tabindex", "0")
        .key(name)
        .with(content(shown, &found, scene, explained));
    let panel = |area| {
        el("section", "panel").attr("data-area", area).attr_if(scene.stale, "data-stale", "true")
    };
    let why = panel("why")
        .attr("aria-label", name)
        .with(el("h2", "visually-hidden").say(name))
        .with(el("div", "panel-bar").with(tabs).with_some(stale))
        .with(body);
    let path = panel("path")
        .attr("aria-labelledby", "path-title")
        .with(
            el("div", "panel-bar")
                .with(el("h2", "panel-title").attr("id", "path-title").say(labels::PATH)),
        )
        .with(el("div", "panel-body").with(path::path(scene)));
    el("div", "results")
        .attr("data-shown", if shown == ResultPanel::Path { "path" } else { "why" })
        .with(why)
        .with(super::splitter::between_columns("results", labels::SPLIT_RESULTS))
        .with(path)
}

fn content(
    shown: ResultPanel,
    found: &[view::problems::Problem],
    scene: &Scene,
    explained: Explained<'_>,
) -> Html {
    let trace = || view::why::why(&scene.result, scene.workspace.selection.step);
    match shown {
        ResultPanel::Why => {
            trace().map(|view| why::why(&view, explained.rules, scene)).unwrap_or_default()
        }
        ResultPanel::Path => path::path(scene),
        ResultPanel::Context => trace().as_ref().map(context::context).unwrap_or_default(),
        ResultPanel::Map => map::map(explained.map, scene).into(),
        ResultPanel::Compare => compare::compare(explained.before, &scene.evaluated, &scene.act),
        ResultPanel::Record => record::record(explained.reported.map(|reported| &reported.view)),
        ResultPanel::Problems => problems::problems(found, &scene.act),
    }
}

fn items(problems: usize) -> Vec<TabItem> {
    let item = |(panel, name): &(ResultPanel, &'static str)| {
        let findings = if *panel == ResultPanel::Problems { problems } else { 0 };
        TabItem { findings, ..TabItem::new(name) }
    };
    PANELS.iter().map(item).collect()
}
