//! What each view of an example shows. All of it is made of the page's own parts.

use yew::prelude::*;

use super::options::{Edit, Options, View};
use crate::components::about::about;
use crate::components::button::button;
use crate::components::code::{Code, code};
use crate::components::compare::compare;
use crate::components::editor::{self, Text, editor};
use crate::components::el::{El, el};
use crate::components::path::path;
use crate::components::request_panel::{request_panel, request_table};
use crate::components::scene::Scene;
use crate::components::tab_list::{TabItem, tab_list};
use crate::components::verdict_bar::verdict_bar;
use crate::components::why::why;
use crate::labels::{self, embed as words};
use crate::state::action::Action;
use crate::state::evaluate::Evaluated;
use crate::state::selection::{Area, ResultPanel};
use crate::state::workspace::{Column, Target, Workspace};
use crate::view::annotations::annotations;
use crate::view::tabs::{self, Tab, full_name};
use crate::view::verdict::VerdictView;
use crate::view::{code as code_view, requests};

/// Everything that an example may show.
pub(super) struct Shows<'a> {
    pub(super) options: &'a Options,
    pub(super) scene: &'a Scene,
    pub(super) bar: &'a VerdictView,
    /// What the author wrote.
    pub(super) before: &'a Evaluated,
    pub(super) shows_before: bool,
    pub(super) all_lines: bool,
    pub(super) rules: &'a [(String, String)],
    pub(super) on_before: Callback<bool>,
    pub(super) on_all_lines: Callback<Event>,
}

/// The document that is shown: the one chosen last, on whatever side it hangs.
pub(super) fn document(workspace: &Workspace) -> Option<usize> {
    let chosen = &workspace.selection;
    match chosen.editor {
        Area::Trust => chosen.trust.or(chosen.identity),
        _ => chosen.identity.or(chosen.trust),
    }
}

/// The example.
pub(super) fn view(shows: &Shows<'_>) -> Html {
    let body = el("div", "example-body");
    let body = match shows.options.view {
        View::Full => body.with_some(about(&shows.scene.workspace.shell).map(plain)).with(
            el("div", "example-sides")
                .with(
                    el("div", "example-side")
                        .with_some(documents(shows))
                        .with(verdict(shows))
                        .with(results(shows)),
                )
                .with_some(request(shows)),
        ),
        View::Verdict | View::Statement => {
            body.with_some(document_alone(shows)).with(verdict(shows)).with_some(asked(shows))
        }
        View::Trace => body
            .with(verdict(shows))
            .with(panel("trace", "trace").with(trace(shows)))
            .with_some(asked(shows))
            .with_some(policies(shows)),
        View::Chain => body
            .with(verdict(shows))
            .with(panel("path", "").with(path(shows.scene)))
            .with_some(asked(shows))
            .with_some(policies(shows)),
        View::Compare => body
            .with_some(documents(shows))
            .with(verdict(shows))
            .with(panel("compare", "").with(compare(
                Some(shows.before),
                &shows.scene.evaluated,
                &shows.scene.act,
            )))
            .with_some(asked(shows)),
    };
    el("div", "example").with(body).into()
}

/// What would be a landmark of the page is none of somebody else's.
fn plain(part: El) -> El {
    part.attr("role", "group")
}

fn verdict(shows: &Shows<'_>) -> El {
    plain(verdict_bar(shows.bar, None, None, &shows.scene.act))
        .attr("part", "verdict")
        .key("verdict")
}

fn panel(part: &'static str, class: &'static str) -> El {
    let body =
        if class.is_empty() { "panel-body example-part" } else { "panel-body example-part trace" };
    el("div", body).attr("part", part).key(part)
}

fn trace(shows: &Shows<'_>) -> Html {
    let scene = shows.scene;
    let trace = crate::view::why::why(&scene.result, scene.workspace.selection.step);
    trace.map(|view| why(&view, shows.rules, scene)).unwrap_or_default()
}

/// Why and path, as tabs.
fn results(shows: &Shows<'_>) -> El {
    let act = shows.scene.act.clone();
    let is_path = shows.scene.workspace.selection.result == ResultPanel::Path;
    let choose = Callback::from(move |at: usize| {
        act.emit(Action::ShowResult(if at == 1 { ResultPanel::Path } else { ResultPanel::Why }));
    });
    let items = [TabItem::new(labels::WHY), TabItem::new(labels::PATH)];
    let tabs = tab_list("tabs", labels::RESULTS, &items, usize::from(is_path), choose);
    let body = match is_path {
        true => panel("path", "").with(path(shows.scene)),
        false => panel("trace", "trace").with(trace(shows)),
    };
    let name = if is_path { labels::PATH } else { labels::WHY };
    let body = body.attr("role", "tabpanel").attr("aria-label", name);
    el("div", "panel").key("results").with(el("div", "panel-bar").with(tabs)).with(body)
}

/// The requests: to be changed, or to choose from, or nothing where there is no choice.
fn request(shows: &Shows<'_>) -> Option<El> {
    if shows.options.without_request {
        return None;
    }
    if shows.options.edit >= Edit::Request {
        return Some(plain(request_panel(shows.scene)).key("request"));
    }
    let rows = requests::rows(&shows.scene.evaluated);
    let list = el("div", "request-list").with(request_table(&rows, shows.scene));
    Some(el("div", "panel").key("request").with(list))
}

/// The same as one line until it is opened.
fn asked(shows: &Shows<'_>) -> Option<El> {
    let (scene, at) = (shows.scene, shows.scene.workspace.selection.request);
    if shows.options.edit == Edit::None && scene.workspace.requests.len() < 2 {
        return None;
    }
    let name = words::request(&requests::name(&scene.evaluated, at));
    let is_open = scene.workspace.selection.editor == Area::Request;
    Some(folded("asked", &name, is_open, request(shows)?))
}

fn folded(key: &'static str, title: &str, is_open: bool, inner: El) -> El {
    let summary = el("summary", "example-summary").text(title);
    el("details", "example-fold").key(key).attr_if(is_open, "open", "").with(summary).with(inner)
}

/// The policies behind a result, one line until somebody may change them or wants to see a place.
fn policies(shows: &Shows<'_>) -> Option<El> {
    let is_open =
        shows.options.edit == Edit::All || shows.scene.workspace.selection.reveal.is_some();
    Some(folded("policies", words::POLICIES, is_open, documents(shows)?))
}

/// The documents as tabs: those in play, and the others where all of them can be changed.
fn documents(shows: &Shows<'_>) -> Option<El> {
    let scene = shows.scene;
    let at = document(&scene.workspace)?;
    let all = shows.options.edit == Edit::All;
    let tabs = [Column::Identity, Column::Trust].map(|own| tabs::tabs(&scene.evaluated, own));
    // Two rounds instead of sorting them, which would be a function of its own.
    let mut items: Vec<&Tab> = Vec::new();
    for is_in_play in [true, false] {
        for tab in tabs.iter().flatten() {
            if tab.in_play == is_in_play && (all || is_in_play || tab.doc == at) {
                items.push(tab);
            }
        }
    }
    let chosen = items.iter().position(|tab| tab.doc == at).unwrap_or_default();
    let targets: Vec<usize> = items.iter().map(|tab| tab.doc).collect();
    let labels = items.into_iter().map(|tab| TabItem {
        label: tab.label.clone().into(),
        kind: Some(tab.kind.into()),
        full_name: Some(tab.full_name.clone().into()),
        quiet: !tab.in_play,
        findings: tab.errors,
        pointer: None,
    });
    let (act, workspace) = (scene.act.clone(), scene.workspace.clone());
    let choose = Callback::from(move |tab: usize| {
        let Some(at) = targets.get(tab).copied() else { return };
        let Some(column) = workspace.column(Target::Doc(at)) else { return };
        act.emit(Action::SelectDoc(column, at));
        act.emit(Action::Show(match column {
            Column::Identity => Area::Identity,
            Column::Trust => Area::Trust,
        }));
    });
    let tabs =
        tab_list("tabs", words::POLICIES, &labels.collect::<Vec<_>>(), chosen, choose).key("tabs");
    let bar = el("div", "panel-bar").with(tabs).with_some(versions(shows));
    Some(frame(shows, at, Some(bar)))
}

/// What the author wrote, or what it is now, where the two are compared.
fn versions(shows: &Shows<'_>) -> Option<El> {
    let on_before = shows.on_before.clone();
    let choose = Callback::from(move |tab: usize| on_before.emit(tab == 0));
    let items = [TabItem::new(words::BEFORE), TabItem::new(words::AFTER)];
    let chosen = usize::from(!shows.shows_before);
    (shows.options.view == View::Compare)
        .then(|| tab_list("tabs example-versions", words::VERSIONS, &items, chosen, choose))
}

/// The chosen document without its neighbours.
fn document_alone(shows: &Shows<'_>) -> Option<El> {
    Some(frame(shows, document(&shows.scene.workspace)?, None))
}

fn frame(shows: &Shows<'_>, at: usize, bar: Option<El>) -> El {
    let scene = shows.scene;
    let panel = el("div", "panel").key("document").attr("part", "editor");
    let Some(doc) = scene.workspace.docs.get(at) else { return panel };
    let name = full_name(doc);
    let bar = bar
        .unwrap_or_else(|| el("div", "panel-bar").with(el("p", "panel-title").text(&name)))
        .key("bar");
    let panel = panel.with(bar);
    let is_before = shows.options.view == View::Compare && shows.shows_before;
    if shows.options.edit == Edit::All && !is_before {
        let (target, text) = (Target::Doc(at), Text(doc.text.clone()));
        return panel.with(editor(
            "text",
            editor::Props { target, text, label: name.into(), scene: scene.clone() },
        ));
    }
    let evaluated = if is_before { shows.before } else { &*scene.evaluated };
    let docs = &evaluated.workspace.docs;
    let Some(at) = docs.iter().position(|own| own.pointer == doc.pointer) else { return panel };
    let Some(own) = docs.get(at) else { return panel };
    let drawn = annotations(evaluated, Target::Doc(at), scene.stale);
    let lines = code_view::lines(&own.text, &drawn);
    let range = shows.options.lines.filter(|_| !shows.all_lines);
    let place = scene.workspace.selection.reveal.as_ref();
    let place = place.filter(|place| place.target == Target::Doc(at));
    let all = range.map(|_| {
        button("button button-quiet example-lines", words::ALL_LINES, shows.on_all_lines.clone())
            .key("lines")
    });
    let code = code(&Code {
        label: &name,
        lines: &lines,
        marked: shows.options.view != View::Verdict,
        range,
        place: place.map(|place| (place.start, place.end)),
    });
    panel.with(code.key("code")).with_some(all)
}
