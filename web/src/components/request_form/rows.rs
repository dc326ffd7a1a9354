//! A table of keys with their values, and below it the keys that nobody has to give. Rows are told apart by their
//! place, so that one whose key is being typed stays the same row.

use super::field::{Scene, entry, named, one_word, select};
use crate::components::button::button;
use crate::components::combobox::{Combobox, combobox};
use crate::components::el::{El, el};
use crate::labels::form as labels;
use crate::view::request_form::Input;
use crate::view::request_form::choices::Choices;
use crate::view::request_form::derived;
use crate::view::request_form::edit::Edit;
use crate::view::request_form::keys::Kind;
use crate::view::request_form::table::{Row, Table, Values};

/// A table.
pub(super) fn table(table: &Table, scene: &Scene<'_>) -> El {
    let id = scene.id_of(&table.pointer);
    let title = el("h3", "form-title").key("title").attr_of("id", &id).attr("tabindex", "-1");
    let mut section = el("div", "form-section")
        .key(&id)
        .attr("role", "group")
        .attr_of("aria-labelledby", &id)
        .with(title.text(labels::member(&table.pointer)));
    let Some(rows) = &table.rows else {
        return section.with(el("p", "form-note").say(labels::IN_JSON));
    };
    if !rows.is_empty() {
        let mut list = el("ul", "form-rows").key("rows");
        for (at, own) in rows.iter().enumerate() {
            // The next row takes the place of one that goes, and the focus, or there is none.
            let place = place(&id, at);
            let then = if at + 1 < rows.len() { remove_id(&place) } else { id.clone() };
            list = list.with(row(&place, own, then, scene));
        }
        section = section.with(list);
    }
    let new = Combobox {
        id: [&id, "-new"].concat(),
        field: table.new_row(),
        choices: scene.offers.new_keys(table),
        name: table.adding().to_owned(),
        wrong: false,
        then: Some(value_id(&place(&id, rows.len()))),
    };
    let new_id = new.id.clone();
    section.with(named(&new_id, table.adding(), None, combobox(new, scene.typing)))
}

/// The id of a row.
fn place(table: &str, at: usize) -> String {
    [table, "-", &at.to_string()].concat()
}

/// The id of a row's value.
fn value_id(row: &str) -> String {
    [row, "-value"].concat()
}

/// The id of the button that takes a row away.
fn remove_id(row: &str) -> String {
    [row, "-remove"].concat()
}

fn row(id: &str, row: &Row, then: String, scene: &Scene<'_>) -> El {
    let made = el("li", "form-row").key(id);
    let name = row.key.text();
    let Some(kind) = row.kind else {
        let name = el("code", "").text(name);
        return made.with(el("span", "form-note").with(name).say(": ").say(labels::IN_JSON));
    };
    let remove = Edit::Remove(row.key.pointer.clone());
    let remove = sign(&remove_id(id), "✕", &labels::remove(name)).onclick(scene.does(remove, then));
    let key_id = [id, "-key"].concat();
    let choices = scene.offers.of(row.key.input);
    let mut made = made.with(entry(&key_id, labels::KEY, &row.key, choices, false, scene));
    if row.key.input != Input::Key(Values::Tags) {
        made = made.with(kinds(id, row, kind, scene));
    }
    made.with(value_of(&value_id(id), row, kind, scene)).with(remove)
}

/// A button that shows a sign.
pub(super) fn sign(id: &str, sign: &'static str, label: &str) -> El {
    el("button", "button button-quiet button-sign")
        .attr("type", "button")
        .attr_of("id", id)
        .attr_of("aria-label", label)
        .attr_of("title", label)
        .say(sign)
}

/// What the value is.
fn kinds(id: &str, row: &Row, kind: Kind, scene: &Scene<'_>) -> El {
    let key = row.key.text();
    let (mut words, mut edits) = (Vec::new(), Vec::new());
    let mut chosen = 0;
    for (at, own) in Kind::choices(key).into_iter().enumerate() {
        let word = labels::KINDS[own as usize];
        words.push((word, word));
        edits.push(Edit::Retype(row.key.pointer.clone(), own));
        if own == kind {
            chosen = at;
        }
    }
    let id = [id, "-kind"].concat();
    select(&id, &words, chosen, &labels::kind_of(key), scene.one_of(edits))
}

fn value_of(id: &str, row: &Row, kind: Kind, scene: &Scene<'_>) -> El {
    let key = row.key.text();
    let name = labels::value_of(key);
    let choices = match kind {
        Kind::Absent => {
            let note = el("output", "form-note").attr_of("id", id).attr_of("aria-label", &name);
            return note.attr("tabindex", "-1").say(labels::NO_VALUE);
        }
        Kind::YesNo => return one_word(id, &labels::YES_NO, &row.value, &name, scene),
        Kind::Number | Kind::List => Choices::default(),
        Kind::Text | Kind::Date | Kind::Address => scene.offers.values_of(key),
    };
    entry(id, &name, &row.value, choices, false, scene)
}

/// The keys that follow from caller and world in a call, each to be said otherwise.
pub(super) fn derived(table: &Table, step: usize, scene: &Scene<'_>) -> Option<El> {
    let count = table.rows.as_ref()?.len();
    let then = value_id(&place(&scene.id_of(&table.pointer), count));
    let (mut list, mut shown) = (el("ul", "form-rows"), 0);
    for own in derived::derived(scene.evaluated, scene.index, step) {
        // What is listed above is not derived any more, though the decision may be a moment behind.
        if table.has(&own.key) {
            continue;
        }
        shown += 1;
        let say = labels::override_key(&own.key);
        let row = el("li", "form-derived")
            .with(el("code", "form-derived-key").text(&own.key))
            .with(el("code", "form-derived-value").text(&own.value));
        let edit = Edit::Add(table.pointer.clone(), own.key, own.json);
        let act = scene.does(edit, then.clone());
        let button = button("button button-quiet", labels::OVERRIDE, act);
        list = list.with(row.with(button.attr_of("aria-label", &say)));
    }
    if shown == 0 {
        return None;
    }
    let made = el("details", "form-more")
        .key("derived")
        .with(el("summary", "form-summary").text(&labels::derived(shown)))
        .with(el("p", "field-label").say(labels::DERIVED_HOW))
        .with(list);
    Some(made)
}
