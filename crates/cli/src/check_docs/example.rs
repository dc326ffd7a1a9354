//! An example as its author wrote it, not yet read as a scenario.

use std::ops::Range;

use super::mapped::Mapped;

/// A fence, a code block or an element that stands for a scenario.
#[derive(Debug)]
pub(crate) struct Example {
    /// What it holds.
    pub(crate) content: Content,
    /// What was chosen for its view, in the order in which the page looks for it.
    pub(crate) choices: Vec<Choice>,
    /// Its first line or tag, in bytes of the file.
    pub(crate) at: Range<usize>,
    /// Whether its end is missing, so that it may hold more than its author meant.
    pub(crate) unclosed: bool,
}

/// Where the scenario of an example stands.
#[derive(Debug)]
pub(crate) enum Content {
    /// In the documentation itself.
    Inline(Mapped),
    /// In a file of its own.
    Elsewhere {
        /// Its address, as written.
        address: String,
        /// Where that is written.
        at: Range<usize>,
    },
    /// Nowhere before the page is built or runs: it is the value of an expression, or put in by the builder.
    Computed,
}

/// An option of the view with its value.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// Its name, without `data-`.
    pub(crate) name: String,
    /// Its value, unquoted.
    pub(crate) value: String,
    /// The whole of it in the file.
    pub(crate) at: Range<usize>,
}

impl Example {
    /// An example of this text, or of the file that a choice names instead.
    pub(crate) fn new(text: Mapped, choices: Vec<Choice>, at: Range<usize>) -> Self {
        let elsewhere = choices.iter().find(|choice| choice.name == "src");
        let content = match elsewhere {
            Some(src) => Content::Elsewhere { address: src.value.clone(), at: src.at.clone() },
            None => Content::Inline(text),
        };
        Self { content, choices, at, unclosed: false }
    }
}
