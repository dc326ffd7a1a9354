//! A scenario with what came in put into its places: one step that can be undone.

use std::rc::Rc;

use hatcheck_policy::json;

use super::super::examples;
use super::super::structure::{self, Change};
use super::super::workspace::{Doc, Target, Workspace};
use super::super::write::{self, Documents};
use super::place::{self, Place, places};
use crate::labels::incoming as labels;
use crate::view::entries::named_policy;
use crate::view::owners;
use crate::view::recognise::{Call, Entity, Parts};
use crate::view::requests;

/// What became of the scenario.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The scenario.
    pub workspace: Workspace,
    /// What happened, in words.
    pub said: String,
    /// Whether it began anew.
    pub anew: bool,
}

/// Why nothing became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Untaken {
    /// A policy has several places: somebody has to choose.
    Unclear,
    /// The reason, in words.
    Because(String),
}

/// Puts parts into a scenario. `chosen` is the place that somebody chose for the only document.
pub(super) fn taken(
    parts: &Parts,
    workspace: &Workspace,
    chosen: Option<usize>,
) -> Result<Taken, Untaken> {
    // The example that everybody sees first is nobody's work, and would only stand around a case of one's own.
    let anew = parts.documents.is_empty() && is_first_example(workspace);
    let mut next = if anew { Workspace::empty() } else { workspace.clone() };
    let mut said = labels::added(&parts.what);

    let without_policies =
        parts.entities.iter().find(|own| own.policies.is_empty() && entry(&next, own).is_none());
    let without_policies = without_policies.map(|own| labels::owner(own.list, &own.arn));
    let changes = entity_changes(parts, &next);
    if !changes.is_empty() {
        next = structure::restructured(&next, &changes).map_err(Untaken::Because)?;
    }
    for document in &parts.documents {
        let (mut places, meant) = places(document, &next);
        let at = match chosen {
            Some(at) if at < places.len() && parts.documents.len() == 1 => at,
            _ if meant && !places.is_empty() => 0,
            _ => return Err(Untaken::Unclear),
        };
        let Place { owner, pointer, changes, .. } = places.swap_remove(at);
        next = structure::restructured(&next, &changes).map_err(Untaken::Because)?;
        show(&mut next, &pointer);
        said = labels::attached(&parts.what, &owner);
    }
    if !parts.calls.is_empty() {
        next = with_calls(next, &parts.calls);
        said = match without_policies {
            Some(owner) => labels::filled_without(&parts.what, &owner),
            None => labels::filled(&parts.what),
        };
    } else if let Some(entity) = parts.entities.first() {
        let own = entry(&next, entity).unwrap_or_default();
        let first = next.docs.iter().find(|doc| owners::owner_of(&doc.pointer) == own);
        if let Some(pointer) = first.map(|doc| doc.pointer.clone()) {
            show(&mut next, &pointer);
        }
    }
    Ok(Taken { workspace: next, said, anew })
}

/// Shows a document.
fn show(workspace: &mut Workspace, pointer: &str) {
    if let Some(at) = workspace.docs.iter().position(|doc| doc.pointer == pointer) {
        let target = Target::Doc(at);
        let column = workspace.column(target);
        workspace.selection.show(target, column, 0, 0);
    }
}

fn is_first_example(workspace: &Workspace) -> bool {
    let text = |own: &Workspace| write::laid_out(own, Documents::AsTyped);
    examples::first().is_ok_and(|first| text(&first) == text(workspace))
}

/// The pointer of an entity's entry, if it is there.
fn entry(workspace: &Workspace, entity: &Entity) -> Option<String> {
    let ids = place::ids(workspace, entity.list);
    place::index_of(&ids, &entity.arn).map(|at| format!("/{}/{at}", entity.list))
}

fn entity_changes(parts: &Parts, workspace: &Workspace) -> Vec<Change> {
    let mut changes = Vec::new();
    for entity in &parts.entities {
        match entry(workspace, entity) {
            Some(own) => update(parts, workspace, entity, &own, &mut changes),
            None if stands_for(workspace, entity) => {
                changes.push(Change::Set("/users/0/arn".to_owned(), json::quote(&entity.arn)));
                update(parts, workspace, entity, "/users/0", &mut changes);
            }
            None => changes.push(Change::Append(format!("/{}", entity.list), new_entry(entity))),
        }
    }
    changes
}

/// Whether the only user stands for the one whose call comes in only now: a policy was pasted before the message.
fn stands_for(workspace: &Workspace, entity: &Entity) -> bool {
    let scenario = &workspace.shell.scenario;
    let [only] = scenario.users.as_slice() else { return false };
    entity.list == "users"
        && only.arn == place::SOMEBODY
        && scenario.roles.is_empty()
        && (workspace.requests.is_empty() || fresh_request(workspace).is_some())
}

fn update(
    parts: &Parts,
    workspace: &Workspace,
    entity: &Entity,
    own: &str,
    changes: &mut Vec<Change>,
) {
    for (name, value) in &entity.facts {
        // A record tells the id of that day; the scenario may tell another story.
        if *name != "id" || parts.calls.is_empty() {
            changes.push(Change::Set(format!("{own}/{name}"), value.clone()));
        }
    }
    for (name, text) in &entity.policies {
        let list = format!("{own}/policies/");
        let same = |doc: &&Rc<Doc>| doc.name == *name && doc.pointer.starts_with(&list);
        changes.push(match workspace.docs.iter().find(same) {
            Some(doc) => Change::Set(doc.pointer.clone(), json::quote(text)),
            None => {
                Change::Append(format!("{own}/policies"), named_policy(name, &json::quote(text)))
            }
        });
    }
}

fn new_entry(entity: &Entity) -> String {
    let mut out = format!("{{\"arn\": {}", json::quote(&entity.arn));
    for (name, value) in &entity.facts {
        out.push_str(&format!(", \"{name}\": {value}"));
    }
    let policies: Vec<String> =
        entity.policies.iter().map(|(name, text)| named_policy(name, &json::quote(text))).collect();
    if !policies.is_empty() {
        out.push_str(&format!(", \"policies\": [{}]", policies.join(", ")));
    }
    out.push('}');
    out
}

/// The chosen request, if it is as new as it was made.
fn fresh_request(workspace: &Workspace) -> Option<usize> {
    let at = workspace.selection.request;
    let own = workspace.requests.get(at)?;
    let mut others = workspace.requests.to_vec();
    others.remove(at);
    let fresh = requests::fresh(&workspace.clone().with_requests(others, 0));
    (fresh == *own.text).then_some(at)
}

/// The calls as requests, in place of the chosen one where that is as new as it was made.
fn with_calls(workspace: Workspace, calls: &[Call]) -> Workspace {
    let mut list = workspace.requests.to_vec();
    let at = fresh_request(&workspace);
    if let Some(at) = at {
        list.remove(at);
    }
    let first = at.unwrap_or(list.len());
    for (index, call) in calls.iter().enumerate() {
        let own = call.more.iter().find(|(name, _)| *name == "name");
        let own = own.and_then(|(_, text)| Some(json::parse(text).ok()?.as_str()?.to_owned()));
        let name = requests::unused(&list, &own.unwrap_or_else(|| call.name()));
        list.insert(first + index, workspace.new_request(&call.text(&name)));
    }
    let mut next = workspace.with_requests(list, first);
    next.selection.choose(Target::Request(first), None);
    next
}
