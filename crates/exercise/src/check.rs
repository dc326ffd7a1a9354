//! Checks: what must hold of an answer. A kind of check is one file.

mod chain;
mod decision;
mod grid;
mod limit;
mod stored;
mod unchanged;

use hatcheck_engine::Decision;
use hatcheck_policy::json::Node;
use hatcheck_scenario::compile::Compiled;
use hatcheck_scenario::format::Request;
use hatcheck_scenario::format::reading::Field;

pub use chain::{Chain, Stop};
pub use decision::DecisionCheck;
pub use grid::{Allowed, Caller, Cell, Circumstance, Grid};
pub use limit::Limit;
pub use stored::Stored;
pub use unchanged::Unchanged;

use crate::exercise::Exercise;

/// Something that must hold.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub struct Check {
    /// Its name in results.
    pub id: String,
    /// What must hold, as a sentence for the learner.
    pub title: String,
    /// How many points it gives.
    #[cfg_attr(feature = "schema", schemars(default = "one_point"))]
    pub points: u32,
    /// How much of it is shown.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub visibility: Visibility,
    /// What is looked at.
    #[cfg_attr(feature = "schema", schemars(flatten))]
    pub kind: Kind,
}

#[cfg(feature = "schema")]
fn one_point() -> u32 {
    1
}

/// How much of a check is shown. Everything is in the file: what is hidden is hidden by courtesy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub enum Visibility {
    /// Title, outcome, and why.
    #[default]
    Visible,
    /// Title and outcome.
    Summary,
    /// Outcome alone.
    Hidden,
}

/// The kinds of check.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(tag = "kind", rename_all = "camelCase"))]
pub enum Kind {
    /// A request is decided so.
    Decision(DecisionCheck),
    /// A chain of roles reaches its end, or stops at a given step.
    Chain(Chain),
    /// Of a table of requests exactly these are allowed.
    Grid(Grid),
    /// A value is what it was at the start.
    Unchanged(Unchanged),
    /// The documents are not larger than this, and nothing in them is a bare `*`.
    Limit(Limit),
    /// AWS would store the documents.
    Stored(Stored),
}

impl Default for Kind {
    fn default() -> Self {
        Self::Decision(DecisionCheck::default())
    }
}

/// An answer as checks see it.
pub struct Answered<'a> {
    /// What was asked.
    pub exercise: &'a Exercise,
    /// The start state.
    pub start: &'a Node<'a>,
    /// The scenario with the answer in it.
    pub scenario: &'a Node<'a>,
    /// The same, ready to be decided.
    pub compiled: &'a Compiled,
}

impl Answered<'_> {
    /// Whether a check of documents looks at this one: at those that it names, else at all that may be changed, by
    /// themselves or with what they are a part of.
    fn is_looked_at(&self, named: &[String], pointer: &str) -> bool {
        let within = |own: &String| {
            pointer
                .strip_prefix(&**own)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let looked_at = if named.is_empty() { &*self.exercise.edit } else { named };
        looked_at.iter().any(within)
    }
}

/// Why a check does not pass.
#[derive(Clone, Debug)]
pub enum Failure {
    /// A request came out otherwise.
    Decided {
        /// What was decided.
        decision: Box<Decision>,
    },
    /// Cells of a table came out otherwise: at most some of them, and how many there are.
    Cells(Vec<Cell>, usize),
    /// A value is not what it was.
    Changed {
        /// Its pointer.
        pointer: String,
    },
    /// A document has more statements than it may.
    Statements {
        /// Its pointer.
        pointer: String,
        /// How many it has.
        count: usize,
        /// How many it may have.
        most: usize,
    },
    /// A document is longer than it may be.
    Characters {
        /// Its pointer.
        pointer: String,
        /// How many characters it has, white space between values left out.
        count: usize,
        /// How many it may have.
        most: usize,
    },
    /// A bare `*` stands where none may stand.
    BareStar {
        /// The document's pointer.
        pointer: String,
        /// The element.
        element: String,
    },
    /// AWS would not store a document.
    Refused {
        /// Its pointer.
        pointer: String,
        /// Why, in a sentence.
        why: String,
    },
    /// The check asks for a request that the scenario does not have.
    NoRequest {
        /// Its name.
        name: String,
    },
}

impl Kind {
    /// The words for the kinds, in the order of [`Kind::of`].
    pub(crate) const WORDS: [&str; 6] =
        ["decision", "chain", "grid", "unchanged", "limit", "stored"];

    /// A kind without anything in it.
    pub(crate) fn of(index: usize) -> Self {
        match index {
            0 => Self::Decision(DecisionCheck::default()),
            1 => Self::Chain(Chain::default()),
            2 => Self::Grid(Grid::default()),
            3 => Self::Unchanged(Unchanged::default()),
            4 => Self::Limit(Limit::default()),
            _ => Self::Stored(Stored::default()),
        }
    }

    /// Its word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Decision(_) => Self::WORDS[0],
            Self::Chain(_) => Self::WORDS[1],
            Self::Grid(_) => Self::WORDS[2],
            Self::Unchanged(_) => Self::WORDS[3],
            Self::Limit(_) => Self::WORDS[4],
            Self::Stored(_) => Self::WORDS[5],
        }
    }

    /// The keys that it has of its own.
    pub(crate) fn fields(&mut self) -> Vec<Field<'_>> {
        match self {
            Self::Decision(own) => own.fields(),
            Self::Chain(own) => own.fields(),
            Self::Grid(own) => own.fields(),
            Self::Unchanged(own) => own.fields(),
            Self::Limit(own) => own.fields(),
            Self::Stored(own) => own.fields(),
        }
    }

    /// The requests that it wants decided; those of the scenario by their names. Fails with the name that is not there.
    pub(crate) fn requests(&self, known: &[Request]) -> Result<Vec<Request>, Failure> {
        match self {
            Self::Decision(own) => Ok(vec![own.request.of(known)?]),
            Self::Chain(own) => Ok(vec![own.request.of(known)?]),
            Self::Grid(own) => Ok(own.requests()),
            Self::Unchanged(_) | Self::Limit(_) | Self::Stored(_) => Ok(Vec::new()),
        }
    }

    /// Whether it passes: with what was decided about its requests, in their order.
    pub(crate) fn judge(&self, answered: &Answered<'_>, decided: &[Decision]) -> Option<Failure> {
        match self {
            Self::Decision(own) => own.judge(decided),
            Self::Chain(own) => own.judge(decided),
            Self::Grid(own) => own.judge(decided),
            Self::Unchanged(own) => own.judge(answered),
            Self::Limit(own) => own.judge(answered),
            Self::Stored(own) => own.judge(answered),
        }
    }

    /// The name of the scenario's request that it is about.
    pub fn request_name(&self) -> Option<&str> {
        match self {
            Self::Decision(own) => own.request.name(),
            Self::Chain(own) => own.request.name(),
            _ => None,
        }
    }

    /// Whether it can pass only where something is denied.
    pub(crate) fn guards(&self) -> bool {
        match self {
            Self::Decision(own) => own.guards(),
            Self::Chain(own) => own.stops_at.is_some(),
            Self::Grid(own) => own.guards(),
            Self::Unchanged(_) | Self::Limit(_) | Self::Stored(_) => false,
        }
    }
}

/// A request: one of the scenario's by its name, or a whole one.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged))]
pub enum Asked {
    /// One of the scenario's, with what the answer makes of it.
    Named(String),
    /// One of the check's own.
    Whole(Box<Request>),
}

impl Default for Asked {
    fn default() -> Self {
        Self::Named(String::new())
    }
}

impl Asked {
    fn name(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name),
            Self::Whole(request) => request.name.as_deref(),
        }
    }

    fn of(&self, known: &[Request]) -> Result<Request, Failure> {
        match self {
            Self::Whole(request) => Ok((**request).clone()),
            Self::Named(name) => {
                let named = known.iter().find(|request| request.name.as_ref() == Some(name));
                named.cloned().ok_or_else(|| Failure::NoRequest { name: name.clone() })
            }
        }
    }
}
