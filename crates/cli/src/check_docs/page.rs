//! A file of documentation, or one that it points to, with its lines.

use std::ops::Range;

use hatcheck_policy::line_index::{LineIndex, Position};

use crate::snippet::Excerpt;

/// A file that was read.
pub(crate) struct Page {
    /// What to call it.
    pub(crate) name: String,
    /// Its text, without a byte order mark.
    pub(crate) text: String,
    index: LineIndex,
}

/// A place in a file, with as much of its line as is shown.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub(crate) file: String,
    pub(crate) start: Position,
    pub(crate) end: Position,
    pub(crate) excerpt: Excerpt,
}

impl Page {
    pub(crate) fn new(name: String, text: String) -> Self {
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        let index = LineIndex::new(&text);
        Self { name, text, index }
    }

    /// The line of a byte, from 1.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.index.position(&self.text, at).line
    }

    /// The place of a range of bytes.
    pub(crate) fn spot(&self, range: Range<usize>) -> Spot {
        let [start, end] = [range.start, range.end].map(|at| self.index.position(&self.text, at));
        let excerpt = Excerpt::around(&self.text, range.start, start.column);
        Spot { file: self.name.clone(), start, end, excerpt }
    }
}
