//! The map: the picture, its buttons, and the same as a list. `web/js/map/` moves and saves the picture.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::button::{Act, button, does};
use super::el::{El, el};
use super::scene::Scene;
use crate::labels::map as labels;
use crate::state::action::Action;
use crate::state::maps::Shown;
use crate::state::selection::{Area, ResultPanel};
use crate::state::workspace::{Column, Target};
use crate::view::map::MapView;
use crate::view::map::list::CLOSED;
use crate::view::map::pen::{Chosen, chosen};
use crate::view::owners;

/// Drawings wider than this are shrunk, where there is little room; others are scrolled as they are.
const WIDE: i32 = 704;

/// The map of the scenario.
#[inline(never)]
pub(crate) fn map(shown: &Shown, scene: &Scene) -> El {
    let view = match shown {
        Shown::Coming => return el("p", "panel-empty").attr("role", "status").say(labels::COMES),
        Shown::Empty => return el("p", "panel-empty").say(labels::EMPTY),
        Shown::View(view) => view,
    };
    let open = scene.workspace.selection.map_as_list;
    let act = scene.act.clone();
    let toggle = button("button", labels::AS_A_LIST, does(&act, Action::MapAsList(!open)));
    el("figure", "map")
        .attr("aria-label", crate::labels::MAP)
        .attr("data-file", labels::FILE)
        .onclick(Callback::from(move |event: Event| choose(&event, &act)))
        .with(bar())
        .with(el("div", "map-view").with(picture(view)))
        .with(el("div", "map-bar").with(toggle.flag("aria-expanded", open)))
        .with(list(&view.list, open))
}

fn bar() -> El {
    let moves = |what, face: &'static str, label: &'static str| {
        el("button", "button button-quiet button-sign")
            .attr("type", "button")
            .attr("data-map", what)
            .attr("aria-label", label)
            .attr("title", label)
            .say(face)
    };
    el("div", "map-bar")
        .with(moves("closer", "+", labels::CLOSER))
        .with(moves("farther", "−", labels::FARTHER))
        .with(moves("all", labels::FIT, labels::FIT_LONG))
        .with(el("span", "map-gap"))
        .with(moves("svg", "SVG", labels::AS_SVG))
        .with(moves("png", "PNG", labels::AS_PNG))
}

fn picture(view: &MapView) -> El {
    let (width, height) = (view.width.to_string(), view.height.to_string());
    el("svg", "map-picture")
        // Another world is seen as a whole; the same one stays as close as it is.
        .key(&view.summary)
        .attr_of("width", &width)
        .attr_of("height", &height)
        .attr_of("viewBox", &["0 0 ", &width, " ", &height].concat())
        .attr("role", "img")
        .attr("tabindex", "0")
        .attr_of("aria-label", &[&view.summary, " ", labels::KEYS].concat())
        .attr_if(view.width > WIDE, "data-wide", "true")
        .with(el("g", "").with(markup(view.svg.clone())))
}

/// Everything in words. Closed, it is seen only while it has the focus and is left out of the tab order; screen readers
/// have it all the same.
fn list(items: &str, open: bool) -> El {
    let items = if open { items.replace(CLOSED, "") } else { items.to_owned() };
    el("ul", if open { "map-list" } else { "map-list visually-hidden" }).with(markup(items))
}

/// Markup of the view, which escapes what somebody typed.
fn markup(text: String) -> Html {
    Html::from_html_unchecked(AttrValue::from(text))
}

/// A click on a node, a line, a guardrail, a hop, or an entry of the list.
fn choose(event: &Event, act: &Act) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let around = target.and_then(|target| target.closest("[data-go]").ok().flatten());
    match around.and_then(|around| chosen(&around.get_attribute("data-go")?)) {
        Some(Chosen::Place(doc, start, end)) => {
            act.emit(Action::Reveal(Target::Doc(doc), start, end));
        }
        Some(Chosen::About(pointer)) => {
            let area = match owners::column_of(&pointer) {
                Some(Column::Trust) => Area::Trust,
                _ => Area::Identity,
            };
            act.emit(Action::About(Some(pointer.into())));
            act.emit(Action::Show(area));
        }
        Some(Chosen::Step(at)) => {
            act.emit(Action::SelectStep(at));
            act.emit(Action::ShowResult(ResultPanel::Why));
        }
        None => {}
    }
}
