//! The one reducer: the scenario as it is being edited, every document as its own text.
//!
//! A clone copies pointers. What nobody changed keeps its pointer, so that nothing is drawn or parsed
//! again without need.

use std::rc::Rc;
use std::sync::Arc;

use hatcheck_policy::{PolicyKind, json};
use hatcheck_scenario::compile::CompiledDocument;
use hatcheck_scenario::format::Form;
use hatcheck_scenario::{Loaded, ParseCache, Scenario, compile};
use yew::Reducible;

/// The page's state.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// All of the scenario that is neither the text of a document nor a request.
    pub shell: Rc<Scenario>,
    /// The policy documents, in the order of the scenario.
    pub docs: Rc<[Rc<Doc>]>,
    /// The requests.
    pub requests: Rc<[Rc<RequestDoc>]>,
    /// What is chosen.
    pub selection: Selection,
}

/// A policy document with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doc {
    /// JSON pointer in the scenario.
    pub pointer: String,
    /// What kind of policy it is.
    pub kind: PolicyKind,
    /// Its name.
    pub name: String,
    /// What it hangs on.
    pub owner: String,
    /// Its text, as typed.
    pub text: Arc<str>,
    /// Counts loads, so that an editor knows another document of the same place.
    pub generation: u32,
}

/// A request, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestDoc {
    /// Its text.
    pub text: Arc<str>,
    /// Counts loads.
    pub generation: u32,
}

/// The two columns of policy documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// What hangs on callers: identity policies, boundaries, SCPs.
    Identity,
    /// What hangs on what they call: trust policies, resource policies, RCPs, endpoint policies.
    Trust,
}

/// The regions that narrow screens show one at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "named like the regions")]
pub enum Area {
    #[default]
    Request,
    Identity,
    Trust,
    Result,
}

/// The panels of the result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "named like the panels")]
pub enum ResultPanel {
    #[default]
    Why,
    Path,
}

/// What is chosen and shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The request.
    pub request: usize,
    /// The document in the identity column.
    pub identity: Option<usize>,
    /// The document in the trust column.
    pub trust: Option<usize>,
    /// The step whose trace is shown; the last where none is chosen.
    pub step: Option<usize>,
    /// The editor that medium screens show.
    pub editor: Area,
    /// The panel that narrow screens show.
    pub area: Area,
    /// The result that medium screens show.
    pub result: ResultPanel,
    /// The place to show in a document.
    pub reveal: Option<Reveal>,
}

/// A place in a document that somebody asked to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reveal {
    /// The document.
    pub target: Target,
    /// Bytes in its text.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// Another number for each time it is asked for.
    pub count: u32,
}

/// A text that can be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A policy document, by its index.
    Doc(usize),
    /// A request, by its index.
    Request(usize),
}

/// What can happen.
pub enum Action {
    /// Another scenario takes the place of this one.
    Load(Box<Loaded>),
    /// Somebody typed in a document or request.
    TextChanged(Target, String),
    /// Another request was chosen.
    SelectRequest(usize),
    /// Another document was chosen in a column.
    SelectDoc(Column, usize),
    /// Another step was chosen.
    SelectStep(usize),
    /// A narrow or medium screen shows another panel.
    Show(Area),
    /// A medium screen shows another result.
    ShowResult(ResultPanel),
    /// A place in a document is to be shown.
    Reveal(Target, usize, usize),
}

impl Doc {
    /// The column in which it is edited.
    pub fn column(&self) -> Column {
        match self.kind {
            PolicyKind::Identity | PolicyKind::Boundary | PolicyKind::Session | PolicyKind::Scp => {
                Column::Identity
            }
            PolicyKind::Trust
            | PolicyKind::Resource
            | PolicyKind::Rcp
            | PolicyKind::VpcEndpoint => Column::Trust,
        }
    }
}

impl Workspace {
    /// The state with a scenario in it.
    pub fn load(loaded: Loaded) -> Self {
        Self::with_generation(loaded, 0)
    }

    /// A state without anything in it.
    pub fn empty() -> Self {
        let shell = Scenario { version: 1, ..Scenario::default() };
        let nothing = Vec::new();
        let requests: Vec<Rc<RequestDoc>> = Vec::new();
        Self {
            shell: Rc::new(shell),
            docs: nothing.into(),
            requests: requests.into(),
            selection: Selection::default(),
        }
    }

    fn with_generation(loaded: Loaded, generation: u32) -> Self {
        let mut scenario = loaded.scenario;
        let compiled = compile::compile(&scenario, None, &mut ParseCache::default());
        let docs: Vec<Rc<Doc>> = compiled
            .documents
            .iter()
            // Session policies of requests are edited as part of the request's text.
            .filter(|document| !document.pointer.starts_with("/requests/"))
            .map(|document| Rc::new(doc(document, generation)))
            .collect();
        let count = std::mem::take(&mut scenario.requests).len();
        let file = json::parse(&loaded.source.text).ok();
        let requests: Vec<Rc<RequestDoc>> = (0..count)
            .filter_map(|at| file.as_ref()?.at(&format!("/requests/{at}")))
            .map(|request| Rc::new(RequestDoc { text: json::lay_out(request).into(), generation }))
            .collect();
        let first = |column| docs.iter().position(|doc| doc.column() == column);
        let (identity, trust) = (first(Column::Identity), first(Column::Trust));
        Self {
            shell: Rc::new(scenario),
            docs: docs.into(),
            requests: requests.into(),
            selection: Selection { identity, trust, ..Selection::default() },
        }
    }

    fn generation(&self) -> u32 {
        let docs = self.docs.iter().map(|doc| doc.generation);
        docs.chain(self.requests.iter().map(|request| request.generation)).max().unwrap_or_default()
    }

    /// The text of something that can be edited.
    pub fn text(&self, target: Target) -> Option<&Arc<str>> {
        match target {
            Target::Doc(at) => self.docs.get(at).map(|doc| &doc.text),
            Target::Request(at) => self.requests.get(at).map(|request| &request.text),
        }
    }

    fn with_text(mut self, target: Target, text: String) -> Self {
        match target {
            Target::Doc(at) => {
                let change = |doc: &Doc| Doc { text: text.as_str().into(), ..doc.clone() };
                self.docs = replaced(&self.docs, at, change);
            }
            Target::Request(at) => {
                let change = |request: &RequestDoc| RequestDoc {
                    text: text.as_str().into(),
                    generation: request.generation,
                };
                self.requests = replaced(&self.requests, at, change);
            }
        }
        self
    }

    fn reveal(mut self, target: Target, start: usize, end: usize) -> Self {
        let count = self.selection.reveal.as_ref().map_or(0, |reveal| reveal.count + 1);
        let area = match target {
            Target::Doc(at) => match self.docs.get(at).map(|doc| doc.column()) {
                Some(Column::Identity) => {
                    self.selection.identity = Some(at);
                    Area::Identity
                }
                Some(Column::Trust) => {
                    self.selection.trust = Some(at);
                    Area::Trust
                }
                None => return self,
            },
            Target::Request(at) => {
                self.selection.request = at;
                Area::Request
            }
        };
        self.selection.editor = area;
        self.selection.area = area;
        self.selection.reveal = Some(Reveal { target, start, end, count });
        self
    }
}

fn replaced<T>(items: &[Rc<T>], at: usize, change: impl Fn(&T) -> T) -> Rc<[Rc<T>]> {
    let keep_or_change = |(index, item): (usize, &Rc<T>)| {
        if index == at { Rc::new(change(item)) } else { Rc::clone(item) }
    };
    items.iter().enumerate().map(keep_or_change).collect()
}

/// A document as an editor shows it: an object is laid out, a string stays as it was typed.
fn doc(document: &CompiledDocument, generation: u32) -> Doc {
    let laid_out = match document.form {
        Form::Object { .. } => json::parse(&document.text).ok().map(|node| json::lay_out(&node)),
        Form::Text => None,
    };
    Doc {
        pointer: document.pointer.clone(),
        kind: document.kind,
        name: document.name.clone(),
        owner: document.attached_to.clone(),
        text: laid_out.map_or_else(|| Arc::clone(&document.text), Into::into),
        generation,
    }
}

impl PartialEq for Workspace {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shell, &other.shell)
            && Rc::ptr_eq(&self.docs, &other.docs)
            && Rc::ptr_eq(&self.requests, &other.requests)
            && self.selection == other.selection
    }
}

impl Reducible for Workspace {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Load(loaded) => {
                let area = self.selection.area;
                next = Self::with_generation(*loaded, self.generation() + 1);
                next.selection.area = area;
            }
            Action::TextChanged(target, text) => {
                if self.text(target).is_none_or(|old| **old == *text) {
                    return self;
                }
                next = next.with_text(target, text);
            }
            Action::SelectRequest(at) => {
                next.selection.request = at;
                next.selection.step = None;
            }
            Action::SelectDoc(Column::Identity, at) => next.selection.identity = Some(at),
            Action::SelectDoc(Column::Trust, at) => next.selection.trust = Some(at),
            Action::SelectStep(at) => next.selection.step = Some(at),
            Action::Show(area) => {
                next.selection.area = area;
                if area != Area::Result {
                    next.selection.editor = area;
                }
            }
            Action::ShowResult(panel) => next.selection.result = panel,
            Action::Reveal(target, start, end) => next = next.reveal(target, start, end),
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

#[cfg(test)]
#[path = "workspace_test.rs"]
mod tests;
