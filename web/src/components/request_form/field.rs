//! One field of a form: its name, what is typed or chosen in it, and what is wrong with that.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::rows;
use crate::components::combobox::{Combobox, Typing, combobox};
use crate::components::el::{El, el};
use crate::labels::form as labels;
use crate::state::evaluate::Evaluated;
use crate::view::request_form::choices::Choices;
use crate::view::request_form::edit::Edit;
use crate::view::request_form::suggestions::Suggestions;
use crate::view::request_form::{Field, Input, Part, Shown};

/// What all parts of a form need.
pub(super) struct Scene<'f> {
    /// What the ids in it begin with.
    pub id: &'f str,
    /// What the fields offer.
    pub offers: &'f Suggestions,
    /// What was decided.
    pub evaluated: &'f Evaluated,
    /// Which request this is.
    pub index: usize,
    /// Why the request cannot be read, and the pointer of the place.
    pub error: Option<(&'f str, String)>,
    pub typing: &'f Rc<Typing>,
}

impl Scene<'_> {
    /// The id of what stands at a pointer.
    pub(super) fn id_of(&self, pointer: &str) -> String {
        [self.id, pointer].concat()
    }

    /// A click that makes a change, and the id of what has the focus then.
    #[inline(never)]
    pub(super) fn does(&self, edit: Edit, then: String) -> Callback<Event> {
        let typing = Rc::clone(self.typing);
        Callback::from(move |_| (typing.on_edit)(&edit, Some(&then)))
    }

    /// A choice among changes.
    #[inline(never)]
    pub(super) fn one_of(&self, edits: Vec<Edit>) -> Callback<usize> {
        let typing = Rc::clone(self.typing);
        Callback::from(move |at: usize| {
            if let Some(edit) = edits.get(at) {
                (typing.on_edit)(edit, None);
            }
        })
    }
}

/// Fields that belong together.
pub(super) fn fields(fields: &[Field], scene: &Scene<'_>) -> El {
    let mut part = el("div", "form-part");
    for field in fields {
        part = part.with(one(field, scene));
    }
    part
}

fn one(field: &Field, scene: &Scene<'_>) -> El {
    let id = scene.id_of(&field.pointer);
    let name = labels::member(&field.pointer);
    let error = scene.error.as_ref().filter(|(path, _)| *path == field.pointer);
    let words = field.input.words();
    let control = match &field.shown {
        Shown::Note(note) => el("output", "form-note").attr_of("id", &id).text(note),
        Shown::Text(_) if field.input == Input::Endpoint => endpoint(&id, field, scene),
        Shown::Text(_) if !words.is_empty() => one_word(&id, words, field, name, scene),
        Shown::Text(_) => {
            entry(&id, name, field, scene.offers.of(field.input), error.is_some(), scene)
        }
    };
    // There even without an error: what comes into it is read out then.
    let place =
        el("p", "field-error").attr("role", "status").attr_of("id", &[&id, "-error"].concat());
    named(&id, name, field.short(), control).with(match error {
        Some((_, error)) => place.text(error),
        None => place,
    })
}

/// A control below its name, which says in short what is in it.
pub(super) fn named(id: &str, name: &str, short: Option<String>, control: El) -> El {
    let mut label = el("label", "field-label").attr_of("for", id).text(name);
    if let Some(short) = short {
        label = label.with(el("span", "field-short").text(&short));
    }
    el("div", "field").key(id).with(label).with(control)
}

/// A field for text.
pub(super) fn entry(
    id: &str,
    name: &str,
    field: &Field,
    choices: Choices,
    wrong: bool,
    scene: &Scene<'_>,
) -> El {
    let (id, name, field) = (id.to_owned(), name.to_owned(), field.clone());
    combobox(Combobox { id, field, choices, name, wrong, then: None }, scene.typing)
}

/// Endpoints of the scenario; one that is not listed has the full-access default and may be named all the same.
fn endpoint(id: &str, field: &Field, scene: &Scene<'_>) -> El {
    let current = field.text();
    let mut options = vec![("", labels::NO_ENDPOINT)];
    let mut is_listed = current.is_empty();
    for own in &scene.offers.endpoints {
        options.push((own, own));
        is_listed |= own == current;
    }
    if !is_listed {
        options.push((current, current));
    }
    one_word(id, &options, field, labels::member(&field.pointer), scene)
}

/// A choice of what is written in a field.
pub(super) fn one_word(
    id: &str,
    options: &[(&str, &str)],
    field: &Field,
    name: &str,
    scene: &Scene<'_>,
) -> El {
    let mut edits = Vec::new();
    let mut chosen = options.len();
    for (at, (value, _)) in options.iter().enumerate() {
        edits.push(field.edit(value));
        if *value == field.text() {
            chosen = at;
        }
    }
    select(id, options, chosen, name, scene.one_of(edits))
}

/// A choice of a few words.
pub(super) fn select(
    id: &str,
    options: &[(&str, &str)],
    chosen: usize,
    name: &str,
    choose: Callback<usize>,
) -> El {
    let choose = Callback::from(move |event: Event| {
        let list: HtmlSelectElement = event.target_unchecked_into();
        // Nothing chosen is a number below that of the first.
        choose.emit(usize::try_from(list.selected_index()).unwrap_or_default());
    });
    let mut list = el("select", "field-input")
        .attr_of("id", id)
        .attr_of("aria-label", name)
        .on(|| ListenerKind::onchange, choose);
    let current = options.get(chosen).map_or("", |(value, _)| value);
    for (at, (value, name)) in options.iter().enumerate() {
        // Once somebody has chosen, `selected` means something for new elements only.
        let option = el("option", "")
            .key(&[current, "\n", value].concat())
            .attr_of("value", value)
            .attr_if(at == chosen, "selected", "")
            .text(name);
        list = list.with(option);
    }
    list
}

/// What of a part is needed seldom: out of the way, unless the request had some of it at first. `step` is that of the
/// call whose derived keys are shown with its last table.
pub(super) fn more(
    key: &'static str,
    part: &Part,
    open: bool,
    step: Option<usize>,
    scene: &Scene<'_>,
) -> Option<El> {
    if part.more.is_empty() && part.tables.is_empty() && part.in_json.is_empty() {
        return None;
    }
    // Keys, so that fields stay the same ones while what is derived comes and goes.
    let mut made = el("details", "form-more")
        .key(key)
        .attr_if(open, "open", "")
        .with(el("summary", "form-summary").key("more").say(labels::MORE))
        .with(fields(&part.more, scene).key("fields"));
    for table in &part.tables {
        made = made.with(rows::table(table, scene));
    }
    if let (Some(step), Some(table)) = (step, part.tables.last()) {
        made = made.with_some(rows::derived(table, step, scene));
    }
    if !part.in_json.is_empty() {
        let mut names = String::new();
        for name in &part.in_json {
            names.push_str(if names.is_empty() { "" } else { ", " });
            names.push_str(labels::member(name));
        }
        made = made.with(el("p", "form-note").key("json").text(&labels::only_in_json(&names)));
    }
    Some(made)
}
