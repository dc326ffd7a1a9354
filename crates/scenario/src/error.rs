//! Why a text is not a scenario: what, where, and what was probably meant.

use hatcheck_policy::Span;
use hatcheck_policy::json::SyntaxFault;
use hatcheck_policy::line_index::{LineIndex, Position};

/// A fault of the file as a whole. The first one found ends the reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    /// What is wrong.
    pub fault: Box<FormatFault>,
    /// JSON pointer of the place.
    pub path: String,
    /// The offending text, in bytes.
    pub span: Span,
    /// Where it begins.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
}

/// The faults of a scenario file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormatFault {
    /// Larger than [`crate::read::MAX_BYTES`].
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Not JSON.
    Syntax(SyntaxFault),
    /// JSON, but not an object.
    NotAnObject,
    /// A key that the format does not have here.
    UnknownKey {
        /// The key.
        key: String,
        /// The nearest one that it has.
        nearest: Option<String>,
    },
    /// A key that must be here.
    MissingKey {
        /// The key.
        key: String,
    },
    /// A key that stands twice.
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// A word that is none of the words that may stand here.
    UnknownWord {
        /// The word.
        word: String,
        /// The nearest one that may stand here.
        nearest: Option<String>,
    },
    /// A value of a type that cannot stand here.
    WrongValue {
        /// What can.
        expected: Expected,
        /// What stands here.
        found: String,
    },
    /// A list within the list of a context key's values.
    ListInList,
    /// Text that should name who makes a request.
    NotAPrincipal {
        /// The text.
        text: String,
    },
    /// Text that should name an identity provider.
    NotAProvider {
        /// The text.
        text: String,
    },
    /// A version of the format that this program does not know.
    UnknownVersion {
        /// The version.
        version: u32,
    },
    /// Text that should be an ARN of some kind and is not.
    NotAnArn {
        /// The text.
        text: String,
        /// What it should name: `user`, `role`, `group`.
        entity: &'static str,
    },
    /// Text that should be a twelve-digit account id.
    NotAnAccountId {
        /// The text.
        text: String,
    },
    /// Text that should be an instant.
    NotAnInstant {
        /// The text.
        text: String,
    },
    /// A role's maximum duration outside 3,600 to 43,200 seconds.
    DurationOutOfRange {
        /// Seconds.
        seconds: u32,
    },
    /// Two entries with one ARN or id.
    DuplicateEntry {
        /// The ARN or id.
        id: String,
        /// Pointer of the first entry.
        first: String,
    },
}

/// What can stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Text.
    Text,
    /// One of a few words.
    Word,
    /// `true` or `false`.
    Boolean,
    /// A whole number from 0 on.
    Count,
    /// A whole number.
    WholeNumber,
    /// A list.
    List,
    /// An object.
    Object,
    /// A policy document.
    Document,
    /// Who makes a request.
    Principal,
    /// What a request is expected to come to.
    Decision,
    /// Context keys with their values.
    Context,
    /// The value of a context key.
    ContextValue,
    /// Tags.
    Tags,
}

impl FormatFault {
    /// The stable name of the fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "file-too-large",
            Self::Syntax(_) => "json-syntax-error",
            Self::NotAnObject => "not-an-object",
            Self::UnknownKey { .. } => "unknown-key",
            Self::MissingKey { .. } => "missing-key",
            Self::DuplicateKey { .. } => "duplicate-json-member",
            Self::UnknownWord { .. } => "unknown-word",
            Self::WrongValue { .. }
            | Self::ListInList
            | Self::NotAPrincipal { .. }
            | Self::NotAProvider { .. } => "wrong-value",
            Self::UnknownVersion { .. } => "unknown-version",
            Self::NotAnArn { .. } => "not-an-arn",
            Self::NotAnAccountId { .. } => "not-an-account-id",
            Self::NotAnInstant { .. } => "not-an-instant",
            Self::DurationOutOfRange { .. } => "duration-out-of-range",
            Self::DuplicateEntry { .. } => "duplicate-entry",
        }
    }

    /// What was probably meant, where a name is not known.
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::UnknownKey { nearest, .. } | Self::UnknownWord { nearest, .. } => {
                nearest.as_deref()
            }
            _ => None,
        }
    }

    /// The fault at a place in a text: JSON pointer, bytes, and the whole text.
    pub fn at(self, path: impl Into<String>, span: Span, text: &str) -> FormatError {
        let index = LineIndex::new(text);
        let (start, end) = (index.position(text, span.start), index.position(text, span.end));
        FormatError { fault: Box::new(self), path: path.into(), span, start, end }
    }
}
