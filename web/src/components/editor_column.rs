//! A column of policy documents: tabs, the chosen document's text, and what may be added, renamed and removed.

use hatcheck_policy::json;
use yew::prelude::*;

use super::button::{button, does, menu};
use super::editor::{Props, Text, editor};
use super::el::{El, all, el};
use super::owner_form::owner_form;
use super::scene::Scene;
use super::tab_list::{TabItem, tab_list};
use crate::labels::{self, structure as words};
use crate::state::action::Action;
use crate::state::arrivals;
use crate::state::incoming::misplaced;
use crate::state::structure::Change;
use crate::state::workspace::{Column, Doc, Target};
use crate::view::entries::named_policy;
use crate::view::tabs::full_name;
use crate::view::{additions, owners, tabs};

/// The column.
pub(crate) fn editor_column(column: Column, scene: &Scene) -> El {
    let chosen = &scene.workspace.selection;
    let (area, title_id, title, selected) = match column {
        Column::Identity => ("identity", "identity-title", labels::IDENTITY, chosen.identity),
        Column::Trust => ("trust", "trust-title", labels::TRUST, chosen.trust),
    };
    let doc = selected.and_then(|at| Some((at, scene.workspace.docs.get(at)?)));
    let about =
        chosen.about.as_deref().filter(|pointer| owners::column_of(pointer) == Some(column));
    let tabs = doc.map(|(at, _)| document_tabs(column, title, at, scene));
    // An exercise is to be changed where it says, and nowhere else.
    let is_free = scene.workspace.task().is_none();
    let add = is_free.then(|| menu(words::ADD, "add", add_items(column, scene)));
    let more = is_free.then(|| menu(words::MORE, "more", more_items(column, doc, scene)));
    let actions = el("div", "panel-actions").with_some(add).with_some(more);
    let bar = el("div", "panel-bar")
        .key("bar")
        .with(el("h2", "panel-title").attr("id", title_id).say(title))
        .with_some(tabs)
        .with(actions);
    let body = match doc {
        Some((at, doc)) => {
            let (target, text) = (Target::Doc(at), Text(doc.text.clone()));
            let label = AttrValue::from(full_name(doc));
            editor("text", Props { target, text, label, scene: scene.clone() })
        }
        None => el("p", "panel-body panel-empty").key("none").say(labels::NO_DOCUMENTS).into(),
    };
    el("section", "panel")
        .attr("data-area", area)
        .attr("aria-labelledby", title_id)
        .with(bar)
        .with_some(about.map(|pointer| owner_form(pointer, scene)))
        .with_some(doc.and_then(|(at, doc)| misplaced_note(at, doc, scene)))
        .with_some(doc.and_then(|(at, _)| locked_note(at, scene)))
        .with(body)
}

/// Offers to move a document that has the elements of another kind of policy. The person's choice wins.
fn misplaced_note(at: usize, doc: &Doc, scene: &Scene) -> Option<El> {
    let kind = misplaced(doc.kind, &doc.text)
        .filter(|_| !doc.is_in_request() && scene.workspace.task().is_none())?;
    let (workspace, act) = (scene.workspace.clone(), scene.act.clone());
    let relocate = Callback::from(move |_| arrivals::relocate(at, &workspace, &act));
    let note = el("div", "note panel-note-bar")
        .key("misplaced")
        .attr("role", "status")
        .with(el("p", "").text(&words::looks_like(labels::kind(kind))))
        .with(button("button", words::MOVE_IT, relocate));
    Some(note)
}

/// Says why nothing can be typed.
fn locked_note(at: usize, scene: &Scene) -> Option<El> {
    let (workspace, target) = (&scene.workspace, Target::Doc(at));
    let why = match workspace.is_given(target) {
        true => labels::task::GIVEN,
        false if workspace.is_locked(target) => words::LOCKED,
        false => return None,
    };
    let note = el("div", "note panel-note-bar").key("locked").attr("role", "status");
    Some(note.with(el("p", "").say(why)))
}

fn document_tabs(column: Column, title: &'static str, chosen: usize, scene: &Scene) -> El {
    let tabs = tabs::tabs(&scene.evaluated, column);
    let docs: Vec<usize> = tabs.iter().map(|tab| tab.doc).collect();
    let items: Vec<TabItem> = tabs
        .into_iter()
        .map(|tab| TabItem {
            label: tab.label.into(),
            kind: Some(tab.kind.into()),
            full_name: Some(tab.full_name.into()),
            quiet: !tab.in_play,
            findings: tab.errors,
            pointer: scene.workspace.docs.get(tab.doc).map(|doc| doc.pointer.clone().into()),
        })
        .collect();
    let at = docs.iter().position(|doc| *doc == chosen).unwrap_or_default();
    let act = scene.act.clone();
    let choose = Callback::from(move |tab: usize| {
        if let Some(doc) = docs.get(tab) {
            act.emit(Action::SelectDoc(column, *doc));
        }
    });
    tab_list("tabs", title, &items, at, choose)
}

fn add_items(column: Column, scene: &Scene) -> Html {
    all(additions::additions(&scene.workspace, column).into_iter().map(|addition| {
        let said = words::added(&addition.label);
        let action = Action::restructure(addition.change, Some(said.into()));
        button("menu-item", &addition.label, does(&scene.act, action))
    }))
}

/// What can be done with the chosen document, and the facts about everything that policies hang on.
fn more_items(column: Column, doc: Option<(usize, &std::rc::Rc<Doc>)>, scene: &Scene) -> Html {
    let mut items = Vec::new();
    let about = |pointer: &str, name: &str| {
        let action = Action::About(Some(pointer.into()));
        button("menu-item", &words::about(name), does(&scene.act, action))
    };
    if let Some((at, doc)) = doc {
        let (name, entry) = (full_name(doc), owners::entry_of(&doc.pointer));
        items.extend(format(at, &doc.text, scene));
        if doc.pointer.contains("/policies/") {
            items.push(about(entry, &name));
            items.push(duplicate(doc, entry, scene));
        }
        let removed = Change::Remove(entry.to_owned());
        let remove = Action::restructure(removed, Some(words::removed(&name).into()));
        items.push(button("menu-item", &words::remove(&name), does(&scene.act, remove)));
    }
    let owners = owners::owners(&scene.workspace, column);
    items.extend(owners.iter().map(|owner| about(&owner.pointer, &owner.name)));
    all(items)
}

fn format(at: usize, text: &str, scene: &Scene) -> Option<El> {
    let laid_out = json::lay_out(&json::parse(text).ok()?);
    let action = Action::TextChanged(Target::Doc(at), laid_out.into());
    Some(button("menu-item", words::FORMAT, does(&scene.act, action)))
}

fn duplicate(doc: &Doc, entry: &str, scene: &Scene) -> El {
    let list = entry.rsplit_once('/').map_or("", |(list, _)| list);
    let name = words::copy_of(&doc.name);
    let policy = named_policy(&name, &json::quote(&doc.text));
    let change = Change::Append(list.to_owned(), policy);
    let action = Action::restructure(change, Some(words::added(&name).into()));
    button("menu-item", words::DUPLICATE, does(&scene.act, action))
}
