//! The requests: a table of all with their verdicts, and the chosen one as a form or as text.

use std::rc::Rc;

use hatcheck_scenario::format::UnknownContext;
use yew::prelude::*;

use super::button::{does, sign};
use super::editor::{self, Text};
use super::el::{El, el};
use super::icon::icon;
use super::request_form::{self, request_form};
use super::scene::Scene;
use super::tab_list::{TabItem, tab_list};
use super::table;
use crate::labels;
use crate::state::action::Action;
use crate::state::structure::Change;
use crate::state::workspace::{RequestDoc, Target};
use crate::view::requests::{self, RequestRow};

/// The panel.
pub(crate) fn request_panel(scene: &Scene) -> El {
    let chosen = scene.workspace.selection.request;
    let rows = requests::rows(&scene.evaluated);
    let bar = el("div", "panel-bar")
        .key("bar")
        .with(el("h2", "panel-title").attr("id", "request-title").say(labels::REQUEST))
        .with(el("p", "panel-note").text(&requests::summary(&rows)))
        .with(actions(scene, chosen));
    let panel = el("section", "panel")
        .attr("data-area", "request")
        .attr("aria-labelledby", "request-title")
        .with(bar);
    let Some(request) = scene.workspace.requests.get(chosen) else {
        return panel.with(
            el("p", "panel-body panel-empty").key("none").say(labels::requests::ADD_A_REQUEST),
        );
    };
    let table = request_table(&rows, scene);
    let act = scene.act.clone();
    let views = tab_list(
        "tabs tabs-request",
        labels::requests::REQUEST_VIEWS,
        &[TabItem::new(labels::requests::FORM), TabItem::new(labels::requests::JSON)],
        usize::from(scene.workspace.selection.request_as_text),
        Callback::from(move |tab| act.emit(Action::ShowRequestAsText(tab == 1))),
    );
    panel
        .with(el("div", "request-list").key("list").with(table))
        .with(views.key("views"))
        .with(request_view(chosen, request, scene))
}

/// All requests with their verdicts, to choose from.
pub(crate) fn request_table(rows: &[RequestRow], scene: &Scene) -> El {
    let chosen = scene.workspace.selection.request;
    let lines = rows.iter().enumerate().map(|(at, row)| line(at, row, at == chosen, scene));
    table::table(
        "request-table",
        &labels::requests::REQUEST_COLUMNS,
        el("tbody", "").with_all(lines),
    )
    .attr("aria-label", labels::requests::CHOOSE_REQUEST)
}

fn request_view(at: usize, request: &RequestDoc, scene: &Scene) -> Html {
    let text = Text(request.text.clone());
    if scene.workspace.selection.request_as_text {
        let (target, label) =
            (Target::Request(at), AttrValue::Static(labels::requests::REQUEST_JSON));
        return editor::editor("text", editor::Props { target, text, label, scene: scene.clone() });
    }
    let unknown = scene.workspace.shell.scenario.unknown_context == UnknownContext::Unknown;
    let on_text = scene
        .act
        .reform(move |text: String| Action::TextChanged(Target::Request(at), Rc::from(text)));
    let key = [&at.to_string(), ":", &request.generation.to_string()].concat();
    let evaluated = Rc::clone(&scene.evaluated);
    let on_unknown = scene.act.reform(set_unknown);
    request_form(
        &key,
        request_form::Props { text, evaluated, index: at, unknown, on_unknown, on_text },
    )
}

fn line(at: usize, row: &RequestRow, chosen: bool, scene: &Scene) -> El {
    let button = el("button", "request-button")
        .attr("type", "button")
        .attr_if(chosen, "aria-current", "true")
        .onclick(does(&scene.act, Action::SelectRequest(at)))
        .with(icon("request-mark", row.decision))
        .with(el("span", "request-name").text(&row.name));
    let mut expected = el("td", "request-expected");
    if let (Some(words), Some(holds)) = (&row.expected, row.holds) {
        let short = el("span", "").attr("aria-hidden", "true");
        expected = expected
            .flag("data-holds", holds)
            .with(short.text(&labels::expectation_short(words, holds)))
            .with(el("span", "visually-hidden").text(&labels::expectation(words, holds)));
    }
    el("tr", "request-row")
        .attr("data-decision", row.decision)
        .flag("data-chosen", chosen)
        .with(el("th", "").attr("scope", "row").with(button))
        .with(el("td", "request-word").say(row.word))
        .with(expected)
}

fn actions(scene: &Scene, chosen: usize) -> El {
    let act = &scene.act;
    let there = chosen < scene.workspace.requests.len();
    // An exercise asks about its own requests.
    if scene.workspace.task().is_some() {
        return el("div", "panel-actions");
    }
    let one = |face, label, action| there.then(|| sign(face, label, does(act, action)));
    let name = requests::name(&scene.evaluated, chosen);
    let removed = labels::structure::removed(&name).into();
    let fresh = Action::AddRequest(requests::fresh(&scene.workspace).into());
    el("div", "panel-actions")
        .with(sign("add", labels::requests::ADD_REQUEST, does(act, fresh)))
        .with_some(one(
            "copy",
            labels::requests::DUPLICATE_REQUEST,
            Action::DuplicateRequest(chosen),
        ))
        .with_some(one("up", labels::requests::RAISE_REQUEST, Action::RaiseRequest(chosen)))
        .with_some(one("down", labels::requests::LOWER_REQUEST, Action::LowerRequest(chosen)))
        .with_some(one(
            "close",
            labels::requests::REMOVE_REQUEST,
            Action::RemoveRequest(chosen, removed),
        ))
}

fn set_unknown(unknown: bool) -> Action {
    let pointer = "/unknownContext".to_owned();
    let change = match unknown {
        true => Change::Set(pointer, "\"unknown\"".to_owned()),
        false => Change::Remove(pointer),
    };
    Action::restructure(change, None)
}
