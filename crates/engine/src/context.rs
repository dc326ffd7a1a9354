//! The request context: condition keys with their values, and where each came from.

mod index;

use std::sync::Arc;

use crate::request::{GivenContext, Key, Value};
use crate::unknown::open::Open;
use crate::world::Tags;
use index::Index;

/// The context of one call. Keys are compared without case (L-245).
#[derive(Clone, Debug, Default)]
pub struct Context {
    entries: Vec<Entry>,
    /// Where each key is to be looked for.
    index: Index,
    /// Given keys that say something else than what follows from the world.
    contradicted: Vec<Contradiction>,
    /// Where a key that is not there may be unknown rather than absent.
    pub(crate) open: Option<Open>,
}

/// One key of the context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key, as spelt by whoever set it.
    pub key: Key,
    /// The value; `None` where the key was said to be absent.
    pub value: Option<Value>,
    /// Where it comes from.
    pub source: Source,
}

/// A given key that says something else than what follows from the world (L-302).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The key.
    pub key: Key,
    /// What follows from caller, session and world.
    pub follows: Value,
}

/// Whether a key says who calls or whose the resource is: facts, where other derived keys are fair defaults
/// that a request may well say otherwise.
fn is_a_fact(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    ["aws:principal", "aws:userid", "aws:username", "aws:resourceaccount", "aws:resourceorg"]
        .iter()
        .any(|prefix| key.starts_with(prefix))
}

/// Where a context value comes from (L-302).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// It follows from the caller, the session or the world.
    Derived,
    /// It was given with the request.
    Given,
    /// A token or assertion says it.
    Claim,
}

impl Context {
    /// An empty context with room for so many given keys and what is derived besides.
    pub(crate) fn with_room(given: usize) -> Self {
        let room = given + 24;
        Self { entries: Vec::with_capacity(room), index: Index::with_room(room), ..Self::default() }
    }

    /// Sets a key, unless somebody already did.
    pub fn add(&mut self, key: impl Into<Key>, value: Value, source: Source) {
        let key = key.into();
        match self.entry(&key) {
            None => self.push(Entry { key, value: Some(value), source }),
            Some(entry) => {
                let contradicts = entry.source == Source::Given
                    && is_a_fact(&key)
                    && entry.value.as_ref() != Some(&value);
                if contradicts {
                    self.contradicted.push(Contradiction { key, follows: value });
                }
            }
        }
    }

    /// The entries, and what was given against the facts in the order of derivation.
    pub(crate) fn into_parts(self) -> (Vec<Entry>, Vec<Contradiction>) {
        (self.entries, self.contradicted)
    }

    /// Sets a single-valued derived key, unless somebody already did.
    pub fn derive(&mut self, key: impl Into<Key>, value: impl Into<Arc<str>>) {
        self.add(key, Value::One(value.into()), Source::Derived);
    }

    /// Sets the derived keys of tags, unless a key is set already. Tags whose keys differ in case only
    /// are all kept, since which of them is read depends on the spelling (L-247).
    pub fn derive_tags(&mut self, prefix: &str, tags: &Tags) {
        let named = tags.iter().map(|(key, value)| (format!("{prefix}/{key}"), value));
        let fresh: Vec<Entry> = named
            .filter(|(key, _)| self.entry(key).is_none())
            .map(|(key, value)| {
                let value = Some(Value::one(value.as_str()));
                Entry { key: key.into(), value, source: Source::Derived }
            })
            .collect();
        fresh.into_iter().for_each(|entry| self.push(entry));
    }

    /// Puts in what was given with the request; it wins over what is derived later (L-302).
    pub fn give(&mut self, given: &GivenContext) {
        for (key, value) in given {
            let same = self.index.places(key).find(|at| *self.entries[*at].key == **key);
            match same {
                Some(at) => self.entries[at].value.clone_from(value),
                None => {
                    let (key, value) = (key.clone(), value.clone());
                    self.push(Entry { key, value, source: Source::Given });
                }
            }
        }
    }

    fn push(&mut self, entry: Entry) {
        self.index.push(&entry.key);
        self.entries.push(entry);
    }

    /// The entry of a key: of keys that differ in case only the exact spelling, else the first in
    /// byte order (L-247).
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        let mut found: Option<&Entry> = None;
        for at in self.index.places(key) {
            let entry = &self.entries[at];
            if *entry.key == *key {
                return Some(entry);
            }
            if entry.key.eq_ignore_ascii_case(key)
                && found.is_none_or(|other| *entry.key < *other.key)
            {
                found = Some(entry);
            }
        }
        found
    }

    /// The value of a key; an empty set counts as absent (L-286).
    pub fn get(&self, key: &str) -> Option<&Value> {
        let Some(entry) = self.entry(key) else {
            if let Some(open) = &self.open {
                open.ask(key);
            }
            return None;
        };
        entry.value.as_ref().filter(|value| !value.texts().is_empty())
    }

    /// The text of a single-valued key; what a policy variable reads (L-208).
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.get(key)? {
            Value::One(text) => Some(text),
            Value::Many(_) => None,
        }
    }

    /// Whether a boolean key is there and true.
    pub fn is_true(&self, key: &str) -> bool {
        self.text(key).is_some_and(|text| text.eq_ignore_ascii_case("true"))
    }

    /// Whether a service makes the call onward with the caller's credentials (E-218, L-396, L-397).
    pub fn is_forwarded(&self) -> bool {
        self.is_true("aws:ViaAWSService")
    }

    /// All entries, in the order in which they were set.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}
