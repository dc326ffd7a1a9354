//! The scenario as it is being edited: every document and request as its own text, the rest as one.
//!
//! A clone copies pointers. What nobody changed keeps its pointer, so that nothing is drawn or parsed
//! again without need.

use std::rc::Rc;
use std::sync::Arc;

use hatcheck_policy::json::{self, Node, Value};
use hatcheck_policy::{PolicyKind, Span};
use hatcheck_scenario::compile::CompiledDocument;
use hatcheck_scenario::format::Form;
use hatcheck_scenario::{FormatError, ParseCache, Scenario, compile, read};

use super::history::History;
use super::selection::Selection;
use super::session_policies;
use super::task::Task;

/// The page's state.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// All of the scenario that is neither the text of a document nor a request.
    pub shell: Rc<Shell>,
    /// The policy documents, in the order of the scenario; those of requests last.
    pub docs: Rc<[Rc<Doc>]>,
    /// The requests.
    pub requests: Rc<[Rc<RequestDoc>]>,
    /// The whole scenario as one text, while it is shown as such.
    pub source: Option<Source>,
    /// The exercise that is being solved, to be asked for by [`Workspace::task`].
    pub task: Option<Rc<Task>>,
    /// What is chosen.
    pub selection: Selection,
    /// What can be gone back to, and what is compared with.
    pub history: History,
}

/// The scenario around the texts that are edited by themselves.
#[derive(Debug)]
pub struct Shell {
    /// The file, with whatever documents it held when it was read, and no requests.
    pub text: Arc<str>,
    /// The same as its types.
    pub scenario: Scenario,
}

impl Shell {
    fn new(text: &str, scenario: Scenario) -> Self {
        Self { text: text.into(), scenario }
    }
}

/// The whole scenario as it is typed in one text.
#[derive(Clone, Debug)]
pub struct Source {
    /// The text.
    pub text: Arc<str>,
    /// Why it cannot be read, if it cannot: everything else is what it was before.
    pub fault: Option<Rc<FormatError>>,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.fault.is_some() == other.fault.is_some()
    }
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

/// A text that can be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A policy document, by its index.
    Doc(usize),
    /// A request, by its index.
    Request(usize),
    /// The whole scenario.
    Source,
}

impl Target {
    /// A name that no other text has.
    pub fn name(self) -> String {
        match self {
            Self::Doc(at) => format!("document-{at}"),
            Self::Request(at) => format!("request-{at}"),
            Self::Source => "source".to_owned(),
        }
    }
}

impl Doc {
    /// Whether it is a part of the text of a request, which may be another than this.
    pub fn is_in_request(&self) -> bool {
        self.kind == PolicyKind::Session
    }

    /// Whether it may have a say in a request: those of other requests have none.
    pub fn is_for(&self, request: usize) -> bool {
        session_policies::within_request(&self.pointer).is_none_or(|(at, _)| at == request)
    }

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

/// A scenario without anything in it.
const EMPTY: &str = "{\n  \"version\": 1,\n  \"requests\": []\n}";

impl Workspace {
    /// A workspace without anything in it.
    pub fn empty() -> Self {
        Self::read(EMPTY, None).unwrap_or_else(|_| Self {
            shell: Rc::new(Shell::new(EMPTY, Scenario::default())),
            docs: Rc::new([]),
            requests: Rc::new([]),
            source: None,
            task: None,
            selection: Selection::default(),
            history: History::default(),
        })
    }

    /// Reads a scenario. A request that cannot be read is no fault of the whole: it is kept as it stands, to be
    /// mended; given as a string, it is the text that somebody was typing.
    ///
    /// Texts that `before` has at the same place keep their pointers.
    pub fn read(text: &str, before: Option<&Self>) -> Result<Self, FormatError> {
        let (shell_text, requests) = split(text);
        let loaded = read(&shell_text).map_err(|error| read(text).err().unwrap_or(error))?;
        let generation = before.map_or(0, |before| before.generation() + 1);
        let compiled = compile::compile(&loaded.scenario, None, &mut ParseCache::default());
        let old = before.map(|before| &*before.docs).unwrap_or_default();
        let docs = compiled.documents.iter().map(|document| doc(document, generation));
        let docs = docs.chain(in_requests(requests.iter().map(|text| &**text), generation));
        let docs: Rc<[Rc<Doc>]> = docs.map(|doc| kept(doc, old)).collect();
        let requests = requests.into_iter().enumerate().map(|(at, text)| {
            let old = before.and_then(|before| before.requests.get(at));
            match old.filter(|old| *old.text == *text) {
                Some(old) => Rc::clone(old),
                None => Rc::new(RequestDoc { text: text.into(), generation }),
            }
        });
        let shell = Shell::new(&shell_text, loaded.scenario);
        let mut selection = before.map(|before| before.selection.clone()).unwrap_or_default();
        let first = |column| docs.iter().position(|doc| doc.column() == column);
        (selection.identity, selection.trust) = (first(Column::Identity), first(Column::Trust));
        (selection.reveal, selection.step) = (None, None);
        Ok(Self {
            shell: Rc::new(shell),
            requests: requests.collect(),
            docs,
            source: None,
            task: before.and_then(|before| before.task().cloned()),
            selection,
            history: before.map(|before| before.history.clone()).unwrap_or_default(),
        })
    }

    fn generation(&self) -> u32 {
        let docs = self.docs.iter().map(|doc| doc.generation);
        docs.chain(self.requests.iter().map(|request| request.generation)).max().unwrap_or_default()
    }

    /// The same as something that no editor has seen yet.
    pub(super) fn renewed(mut self, before: &Self) -> Self {
        let generation = before.generation() + 1;
        let renew = |doc: &Rc<Doc>| Rc::new(Doc { generation, ..(**doc).clone() });
        self.docs = self.docs.iter().map(renew).collect();
        let renew = |request: &Rc<RequestDoc>| {
            Rc::new(RequestDoc { generation, text: Arc::clone(&request.text) })
        };
        self.requests = self.requests.iter().map(renew).collect();
        self
    }

    /// The text of something that can be edited.
    pub fn text(&self, target: Target) -> Option<&Arc<str>> {
        match target {
            Target::Doc(at) => self.docs.get(at).map(|doc| &doc.text),
            Target::Request(at) => self.requests.get(at).map(|request| &request.text),
            Target::Source => self.source.as_ref().map(|source| &source.text),
        }
    }

    /// The column in which a text is edited; none for requests.
    pub fn column(&self, target: Target) -> Option<Column> {
        match target {
            Target::Doc(at) => self.docs.get(at).map(|doc| doc.column()),
            Target::Request(_) | Target::Source => None,
        }
    }

    /// The same with another text.
    pub(crate) fn with_text(mut self, target: Target, text: &str) -> Self {
        match target {
            Target::Doc(at) => {
                let Some(doc) = self.docs.get(at) else { return self };
                let doc = Doc { text: text.into(), ..(**doc).clone() };
                if doc.is_in_request() && !self.write_into_request(&doc) {
                    return self;
                }
                self.docs = replaced(&self.docs, at, doc);
            }
            Target::Request(at) => {
                let Some(old) = self.requests.get(at) else { return self };
                let request = RequestDoc { text: text.into(), generation: old.generation };
                self.requests = replaced(&self.requests, at, request);
                self.follow_request(at);
            }
            // It is read as a whole.
            Target::Source => {}
        }
        self
    }

    /// The same with other requests: what a list of texts makes of them.
    pub(crate) fn with_requests(mut self, requests: Vec<Rc<RequestDoc>>, chosen: usize) -> Self {
        self.selection.request = chosen.min(requests.len().saturating_sub(1));
        self.selection.step = None;
        self.requests = requests.into();
        let generation = self.generation() + 1;
        let own = self.docs.iter().filter(|doc| !doc.is_in_request()).map(Rc::clone);
        let texts = self.requests.iter().map(|request| &*request.text);
        let theirs = in_requests(texts, generation).map(|doc| kept(doc, &self.docs));
        let docs = own.chain(theirs).collect();
        self.with_docs(docs)
    }

    /// Puts a session policy into the request that it is a part of. Whether there was a place for it.
    fn write_into_request(&mut self, doc: &Doc) -> bool {
        let Some((at, _)) = session_policies::within_request(&doc.pointer) else { return false };
        let Some(request) = self.requests.get(at) else { return false };
        let Some(text) = session_policies::written_into(&request.text, doc) else { return false };
        let request = RequestDoc { text: text.into(), generation: request.generation };
        self.requests = replaced(&self.requests, at, request);
        true
    }

    /// Reads the session policies of a request again. Those of one that is no JSON stay as they were.
    fn follow_request(&mut self, at: usize) {
        let Some(request) = self.requests.get(at) else { return };
        let generation = self.generation() + 1;
        let Some(found) = session_policies::of_request(at, &request.text, generation) else {
            return;
        };
        let is_of = |doc: &Doc| doc.is_in_request() && doc.is_for(at);
        if found.is_empty() && !self.docs.iter().any(|doc| is_of(doc)) {
            return;
        }
        let behind = |doc: &Doc| {
            let place = session_policies::within_request(&doc.pointer);
            place.is_some_and(|(own, _)| own >= at)
        };
        let place = self.docs.iter().position(|doc| behind(doc)).unwrap_or(self.docs.len());
        let mut docs = self.docs.to_vec();
        docs.retain(|doc| !is_of(doc));
        let found = found.into_iter().map(|mut doc| {
            // The same place is the same document to its editor.
            if let Some(old) = self.docs.iter().find(|old| old.pointer == doc.pointer) {
                doc.generation = old.generation;
            }
            kept(doc, &self.docs)
        });
        docs.splice(place..place, found);
        *self = self.clone().with_docs(docs.into());
    }

    /// The same with other documents. What was chosen in the column where they may come and go stays chosen while it is
    /// there.
    fn with_docs(mut self, docs: Rc<[Rc<Doc>]>) -> Self {
        let request = self.selection.request;
        let chosen = self.selection.identity.and_then(|at| self.docs.get(at));
        let again = chosen.filter(|doc| doc.is_for(request));
        let again = again.and_then(|old| docs.iter().position(|doc| doc.pointer == old.pointer));
        let like = |doc: &Doc| doc.is_for(request) && doc.column() == Column::Identity;
        let sibling = || {
            let was_in_request = chosen.is_some_and(|doc| doc.is_in_request());
            docs.iter().position(|doc| was_in_request && doc.is_in_request() && like(doc))
        };
        let identity = again.or_else(sibling).or_else(|| docs.iter().position(|doc| like(doc)));
        self.selection.identity = identity;
        self.docs = docs;
        self
    }

    /// The exercise that is being solved: none, as the compiler is to know, where there is no exercise mode.
    pub fn task(&self) -> Option<&Rc<Task>> {
        self.task.as_ref().filter(|_| crate::EXERCISES)
    }

    /// Whether a document is given by the exercise, and not to be changed.
    pub fn is_given(&self, target: Target) -> bool {
        let (Some(task), Target::Doc(at)) = (self.task(), target) else { return false };
        self.docs.get(at).is_some_and(|doc| !task.edit.contains(&doc.pointer))
    }

    /// Whether a text cannot be changed at the moment: it is a part of one that is no JSON.
    pub fn is_locked(&self, target: Target) -> bool {
        let Target::Doc(at) = target else { return false };
        let Some(doc) = self.docs.get(at).filter(|doc| doc.is_in_request()) else { return false };
        let place = session_policies::within_request(&doc.pointer);
        let request = place.and_then(|(at, _)| self.requests.get(at));
        request.is_none_or(|own| session_policies::written_into(&own.text, doc).is_none())
    }

    /// A new request with this text.
    pub(super) fn new_request(&self, text: &str) -> Rc<RequestDoc> {
        Rc::new(RequestDoc { text: text.into(), generation: self.generation() + 1 })
    }

    /// Whether the panels show something else than the text of the whole scenario, which cannot be read.
    pub fn is_overruled(&self) -> bool {
        self.overruling().is_some()
    }

    /// The text of the whole scenario, where it cannot be read.
    pub fn overruling(&self) -> Option<&str> {
        let source = self.source.as_ref()?;
        source.fault.as_ref().map(|_| &*source.text)
    }

    /// How many bytes of text there are.
    pub fn size(&self) -> usize {
        let docs = self.docs.iter().map(|doc| doc.text.len());
        self.shell.text.len()
            + docs.chain(self.requests.iter().map(|own| own.text.len())).sum::<usize>()
    }

    /// Whether the texts are the same, whatever is chosen.
    pub fn same_texts(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shell, &other.shell)
            && Rc::ptr_eq(&self.docs, &other.docs)
            && Rc::ptr_eq(&self.requests, &other.requests)
    }
}

impl Doc {
    fn same_as(&self, other: &Self) -> bool {
        self.text == other.text
            && self.kind == other.kind
            && self.name == other.name
            && self.owner == other.owner
    }
}

fn replaced<T>(items: &[Rc<T>], at: usize, new: T) -> Rc<[Rc<T>]> {
    let mut items: Vec<Rc<T>> = items.to_vec();
    if let Some(item) = items.get_mut(at) {
        *item = Rc::new(new);
    }
    items.into()
}

/// The document as it was before, where nothing about it is another: it is drawn no second time.
fn kept(doc: Doc, before: &[Rc<Doc>]) -> Rc<Doc> {
    let old = before.iter().find(|old| old.pointer == doc.pointer && old.same_as(&doc));
    old.map_or_else(|| Rc::new(doc), Rc::clone)
}

/// The session policies of all requests.
fn in_requests<'t>(
    texts: impl Iterator<Item = &'t str>,
    generation: u32,
) -> impl Iterator<Item = Doc> {
    // Most requests have none, and need no reading.
    let found = texts
        .enumerate()
        .filter(|(_, text)| text.contains("sessionPolicy"))
        .filter_map(move |(at, text)| session_policies::of_request(at, text, generation));
    found.flatten()
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
        text: laid_out.map_or_else(|| Arc::clone(&document.text), |text| unix_lines(&text).into()),
        generation,
    }
}

/// Editors know one end of line only, and positions in a text with another would be off.
pub(super) fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The text of a scenario without its requests, and the text of each request.
fn split(text: &str) -> (String, Vec<String>) {
    let whole = || (text.to_owned(), Vec::new());
    let Ok(root) = json::parse(text) else { return whole() };
    let Some(Node { value: Value::Array(items), span }) = root.get("requests") else {
        return whole();
    };
    let Span { start, end } = *span;
    let requests = items.iter().map(|item| match &item.value {
        Value::String(text) => unix_lines(text),
        _ => json::lay_out(item),
    });
    (format!("{}[]{}", &text[..start], &text[end..]), requests.collect())
}

impl PartialEq for Workspace {
    fn eq(&self, other: &Self) -> bool {
        self.same_texts(other)
            && self.source == other.source
            && self.task() == other.task()
            && self.selection == other.selection
            && self.history == other.history
    }
}

#[cfg(test)]
#[path = "workspace_test.rs"]
mod tests;
