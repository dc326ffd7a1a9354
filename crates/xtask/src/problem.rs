//! What went wrong, as a sentence that a person can act on.

use std::fmt;

/// A failure that ends the command. Its text says what is missing or broken, and how to get or mend it.
#[derive(Debug)]
pub(crate) struct Problem(String);

impl Problem {
    /// Wraps a finished sentence.
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
