//! Why there is no answer, in the form in which JavaScript throws it.

use hatcheck_scenario::link::LinkError;
use hatcheck_scenario::link::deflate::Unlinkable;
use hatcheck_scenario::report::Place;
use hatcheck_scenario::{FormatError, words};
use serde::Serialize;

/// An answer, or why there is none. Boxed, because answers are many and faults are large.
pub type Answer<T> = Result<T, Box<Fault>>;

/// Something that was asked and cannot be answered.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// The stable name of the fault.
    pub code: &'static str,
    /// A sentence or two for people.
    pub message: String,
    /// JSON pointer of the place at fault; the empty text for the whole. Absent where no text is at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Where the text at fault begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Place>,
    /// Where it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Place>,
    /// What was probably meant, where a name is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
}

impl Fault {
    /// A fault that is nowhere in a text.
    pub fn new(code: &'static str, message: impl Into<String>) -> Box<Self> {
        let message = message.into();
        Box::new(Self { code, message, path: None, start: None, end: None, nearest: None })
    }

    /// More text than is read of such a thing, which is `most` bytes.
    pub fn too_large(what: &str, most: usize) -> Box<Self> {
        let mib = most >> 20;
        let message =
            format!("Too large: of {what} at most {most} bytes of text ({mib} MiB) are read.");
        Self::new("file-too-large", message)
    }
}

impl From<FormatError> for Box<Fault> {
    fn from(error: FormatError) -> Self {
        Self::new(Fault {
            code: error.fault.code(),
            message: words::fault(&error.fault),
            path: Some(error.path),
            start: Some(error.start.into()),
            end: Some(error.end.into()),
            nearest: error.fault.nearest().map(str::to_owned),
        })
    }
}

impl From<LinkError> for Box<Fault> {
    fn from(error: LinkError) -> Self {
        let mut fault = Fault::new(error.code(), words::link_error(&error));
        // Places are those in the text within the link, which nobody sees; the path says where all the same.
        if let LinkError::NotAScenario(error) = error {
            fault.nearest = error.fault.nearest().map(str::to_owned);
            fault.path = Some(error.path);
        }
        fault
    }
}

impl From<Unlinkable> for Box<Fault> {
    fn from(unlinkable: Unlinkable) -> Self {
        match unlinkable {
            Unlinkable::TooLarge => LinkError::TooLarge.into(),
            Unlinkable::TooLong { characters } => {
                let message = words::link_length(characters).unwrap_or_default();
                Fault::new(LinkError::TooLong { characters }.code(), message)
            }
        }
    }
}
