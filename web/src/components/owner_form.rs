//! The facts about something that policies hang on, or about a policy: a field each, written when it is left.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::button::{button, does};
use super::el::{El, el};
use super::scene::Scene;
use crate::labels::structure as labels;
use crate::platform::input;
use crate::state::action::Action;
use crate::state::structure::Change;
use crate::view::owners::{self, Fact, Kind};

/// The form about what stands at a pointer.
pub(crate) fn owner_form(pointer: &str, scene: &Scene) -> El {
    let workspace = &scene.workspace;
    let name = owners::name_of(workspace, pointer);
    let title = labels::about(&name);
    let remove = || {
        let removed = Change::Remove(pointer.to_owned());
        let remove = Action::restructure(removed, Some(labels::removed(&name).into()));
        button("button button-quiet", &labels::remove(&name), does(&scene.act, remove))
    };
    let facts = owners::facts(workspace, pointer).into_iter();
    let actions = el("div", "owner-actions")
        .with(button("button", labels::DONE, does(&scene.act, Action::About(None))))
        .with_some((pointer != owners::SCENARIO).then(remove));
    el("section", "owner-form")
        .attr_of("aria-label", &title)
        .key(pointer)
        .with(el(if pointer == owners::SCENARIO { "h2" } else { "h3" }, "owner-title").text(&title))
        .with_all(facts.map(|fact| field(fact.label, fact, scene)))
        .with(actions)
}

/// A field under this label.
pub(crate) fn field(label: &str, fact: Fact, scene: &Scene) -> El {
    let (act, kind, value) = (scene.act.clone(), fact.kind, fact.value.clone());
    let pointer = fact.pointer.clone();
    let change = Callback::from(move |event: Event| {
        let text = match kind {
            Kind::Flag => if input::checked(&event) { "true" } else { "false" }.to_owned(),
            _ => input::value(&event),
        };
        if text != fact.value {
            act.emit(Action::restructure(owners::change(&fact, &text), None));
        }
    });
    let input = match kind {
        Kind::Flag => el("input", "field-flag").attr("type", "checkbox").checked(value == "true"),
        Kind::List | Kind::Tags | Kind::Prose | Kind::Json => el("textarea", "field-input")
            .attr("rows", if matches!(kind, Kind::Prose | Kind::Json) { "4" } else { "2" })
            .attr("spellcheck", "false")
            .starts_with(&value),
        Kind::Text | Kind::Number => el("input", "field-input")
            .attr("spellcheck", "false")
            .attr("autocomplete", "off")
            .starts_with(&value),
    };
    // What is written is where the field starts from, not what it holds: an answer that arrives while somebody types
    // must not take the typing away. Another value is another field.
    el("label", "owner-field")
        .key(&value)
        .with(el("span", "field-label").text(label))
        .with(input.attr_of("data-pointer", &pointer).on(|| ListenerKind::onchange, change))
}
