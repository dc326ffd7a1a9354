//! What is chosen and shown. None of it is part of the scenario.

use std::rc::Rc;

use super::workspace::{Column, Target};

/// The regions that narrow screens show one at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "named like the regions")]
pub enum Area {
    #[default]
    Request,
    Identity,
    Trust,
    Result,
    Task,
}

/// The panels of the result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "named like the panels")]
pub enum ResultPanel {
    #[default]
    Why,
    Path,
    Map,
    Compare,
    Context,
    Record,
    Problems,
}

/// The dialogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named like the dialogs")]
pub enum Dialog {
    Examples,
    Open,
    Share,
    Help,
    Lessons,
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
    /// The result that is shown.
    pub result: ResultPanel,
    /// Whether the request is shown as text rather than as a form.
    pub request_as_text: bool,
    /// The parts of the trace that somebody has opened or closed, by their keys: whether each is open.
    pub folds: Vec<(Rc<str>, bool)>,
    /// Whether the list below the map is open.
    pub map_as_list: bool,
    /// Whether plain text fields take the place of the editors.
    pub plain: bool,
    /// The suggestion whose place is shown, waiting for a second word.
    pub considered: Option<usize>,
    /// Where the caret stands, in bytes of a text.
    pub caret: Option<(Target, usize)>,
    /// The pointer of what the facts are shown about.
    pub about: Option<Rc<str>>,
    /// What is said above the panels.
    pub notice: Option<Rc<str>>,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// The place to show in a document.
    pub reveal: Option<Reveal>,
    /// Where jumps came from, each with the panel that narrow screens showed; the last one on top.
    pub back: Vec<(Target, Area)>,
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

/// Jumps that are remembered; more nobody goes back.
const MAX_BACK: usize = 16;

impl Selection {
    /// What is being looked at in a column, as a place to come back to.
    fn here(&self) -> Option<Target> {
        match self.editor {
            Area::Identity => self.identity.map(Target::Doc),
            Area::Trust => self.trust.map(Target::Doc),
            _ => Some(Target::Request(self.request)),
        }
    }

    /// Chooses the document of a column, or the request.
    pub fn choose(&mut self, target: Target, column: Option<Column>) {
        let area = match (target, column) {
            (Target::Doc(at), Some(Column::Identity)) => {
                self.identity = Some(at);
                Area::Identity
            }
            (Target::Doc(at), Some(Column::Trust)) => {
                self.trust = Some(at);
                Area::Trust
            }
            (Target::Doc(_), None) | (Target::Source, _) => return,
            (Target::Request(at), _) => {
                self.request = at;
                Area::Request
            }
        };
        self.editor = area;
        self.area = area;
    }

    /// Shows a place, and remembers where it was asked from.
    pub fn jump(&mut self, target: Target, column: Option<Column>, start: usize, end: usize) {
        if let Some(here) = self.here().filter(|here| *here != target) {
            self.back.push((here, self.area));
            if self.back.len() > MAX_BACK {
                self.back.remove(0);
            }
        }
        self.show(target, column, start, end);
    }

    /// Shows a place.
    pub fn show(&mut self, target: Target, column: Option<Column>, start: usize, end: usize) {
        self.choose(target, column);
        let count = self.reveal.as_ref().map_or(0, |reveal| reveal.count + 1);
        self.reveal = Some(Reveal { target, start, end, count });
    }
}
