//! Getting in: what a pasted or dropped text becomes. What it is says `view::recognise`; here it is put into the
//! scenario. What nobody can make use of is kept, and said to be.
//!
//! Few visits need this, so it is no part of the page's program but of its extras (`web/extras`); `state::arrivals` asks
//! them, and does what they say in one step that can be undone.

mod parts;
mod place;
pub mod wire;

use hatcheck_policy::guess::guess;
use hatcheck_policy::{PolicyKind, json};
use hatcheck_scenario::words;

use super::structure::{self, Change};
use super::workspace::{Doc, Workspace};
use crate::labels::incoming as own;
use crate::view::owners;
use crate::view::recognise::{Document, Found, Parts, recognise};

pub use parts::{Taken, Untaken};
pub use place::Place;

/// What a text was recognised as, and where it goes, in words; `None` where it was not.
pub fn describe(text: &str) -> Option<String> {
    recognise(text).map(|found| described(&found))
}

fn described(found: &Found) -> String {
    match found {
        Found::Link(_) => own::LINK.to_owned(),
        Found::Scenario(_) => own::SCENARIO.to_owned(),
        Found::Exercise(_) => own::EXERCISE.to_owned(),
        Found::Parts(parts) => {
            let goes = match parts.documents.first() {
                Some(document) => own::goes(document.kind),
                None if parts.calls.is_empty() => own::IS_ADDED,
                None => own::FILLS,
            };
            own::described(&parts.what, goes)
        }
    }
}

/// What the dialog shows of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// What it was recognised as, and where it goes, in words.
    pub said: String,
    /// The places that it may go to where it is a single policy, the likeliest first.
    pub places: Vec<Place>,
    /// Whether it can be taken in as it is: else somebody has to choose one of the places.
    pub meant: bool,
}

/// What a text is, and where it may go; `None` where it was not recognised.
pub fn look(text: &str, workspace: &Workspace) -> Option<Look> {
    let found = recognise(text)?;
    let (places, meant) = match &found {
        Found::Parts(Parts { documents, .. }) if documents.len() == 1 => {
            place::places(documents.first()?, workspace)
        }
        _ => (Vec::new(), true),
    };
    Some(Look { said: described(&found), places, meant })
}

/// What becomes of a text that came in.
#[derive(Clone, Debug)]
pub enum Fate {
    /// A scenario takes the place of this one; in words, what happened.
    Load(Workspace, String),
    /// This scenario grows.
    Replace(Workspace, String),
    /// It is an exercise, to be opened as one.
    Exercise(String),
    /// It is a share link, which has to be unpacked.
    Link(String),
    /// It is kept, with the reason.
    Kept(String),
    /// Somebody has to choose a place for it.
    Unclear,
}

/// What becomes of a text that has the name of a file, or none, and a place that was chosen among those of
/// [`look`].
pub fn fate(name: &str, text: &str, chosen: Option<usize>, workspace: &Workspace) -> Fate {
    let say = |said: &str| match name {
        "" => said.to_owned(),
        name => own::from_file(name, said),
    };
    match recognise(text) {
        None => Fate::Kept(say(own::UNKNOWN)),
        Some(Found::Link(link)) => Fate::Link(link),
        Some(Found::Exercise(file)) => Fate::Exercise(file),
        Some(Found::Scenario(scenario)) => match Workspace::read(&scenario, None) {
            Ok(read) => Fate::Load(read, say(own::OPENED)),
            Err(error) => Fate::Kept(say(&words::fault(&error.fault))),
        },
        Some(Found::Parts(mut parts)) => {
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            if let [Document { name: unnamed @ None, .. }] = parts.documents.as_mut_slice() {
                *unnamed = (!stem.is_empty()).then(|| stem.to_owned());
            }
            match parts::taken(&parts, workspace, chosen) {
                Ok(Taken { workspace, said, anew: true }) => Fate::Load(workspace, say(&said)),
                Ok(taken) => Fate::Replace(taken.workspace, say(&taken.said)),
                Err(Untaken::Because(why)) => Fate::Kept(say(&why)),
                Err(Untaken::Unclear) => Fate::Unclear,
            }
        }
    }
}

/// The kind of policy that a text of this kind looks like, where it has the elements of no policy of its kind. While
/// somebody still writes nothing is said: statements have to be whole.
pub fn misplaced(kind: PolicyKind, text: &str) -> Option<PolicyKind> {
    let node = json::parse(text).ok()?;
    let guess = guess(&node)?;
    let statements = node.get("Statement")?;
    let whole = |statement: &json::Node<'_>| {
        let has = |name: &str| statement.get(name).is_some();
        let is_named =
            has("Principal") || has("NotPrincipal") || has("Resource") || has("NotResource");
        is_named && has("Effect") && (has("Action") || has("NotAction"))
    };
    let is_whole = match &statements.value {
        json::Value::Array(items) => !items.is_empty() && items.iter().all(whole),
        _ => whole(statements),
    };
    (is_whole && guess.kind != kind && !guess.also.contains(&kind)).then_some(guess.kind)
}

/// What becomes of a misplaced document that is to go where its kind belongs.
pub fn moved(workspace: &Workspace, at: usize) -> Option<Fate> {
    let doc = workspace.docs.get(at)?;
    let kind = misplaced(doc.kind, &doc.text)?;
    let document =
        Document { kind, also: &[], name: None, owner: None, text: doc.text.to_string() };
    let (places, meant) = place::places(&document, workspace);
    let Some(place) = places.into_iter().next().filter(|_| meant) else {
        return Some(Fate::Unclear);
    };
    let mut next = structure::restructured(workspace, &place.changes).ok()?;
    // Removed last, since what comes behind it moves up.
    next = structure::restructured(&next, &[removal(doc)]).ok()?;
    Some(Fate::Replace(next, own::moved(kind, &place.owner)))
}

fn removal(doc: &Doc) -> Change {
    Change::Remove(owners::entry_of(&doc.pointer).to_owned())
}

#[cfg(test)]
#[path = "incoming_test.rs"]
mod tests;
