//! Share links: a scenario or an exercise in the fragment of an address, where no server sees it.
//!
//! A fragment is `#s1.` (`#x1.` for an exercise) and, in base64url without padding, the raw DEFLATE of minified
//! JSON. Compressing and inflating are left to the host: the browser has both built in, and for others there is
//! [`deflate`]. What was written once is read for ever; what cannot be read says why and loses nothing.

mod base64url;
#[cfg(feature = "deflate")]
pub mod deflate;
mod fragment;

use crate::error::{FormatError, FormatFault};
use crate::read::{Loaded, read};

/// The version of the link format that is written.
pub const VERSION: u32 = 1;
/// Longer payloads are not read, in characters.
pub const MAX_READ: usize = 64_000;
/// Longer links are not written, in characters: browsers and chat programs begin to cut them off.
pub const MAX_WRITTEN: usize = 32_000;
/// Longer links are written with a warning.
pub const MAX_COMFORTABLE: usize = 8_000;
/// More than this is not inflated, in bytes. Hosts count while they inflate and stop here.
pub const MAX_INFLATED: usize = 1024 * 1024;

/// What a link holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A scenario: `#s…`
    Scenario,
    /// An exercise: `#x…`
    Exercise,
}

/// The compressed content of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// What it holds.
    pub kind: Kind,
    /// Everything that may belong to it.
    compressed: Vec<u8>,
    /// Numbers of bytes after which it may end as well.
    shorter: Vec<usize>,
}

/// Why a link cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// There is no link of ours in the text.
    NotALink,
    /// Of a version that this program does not know.
    Newer,
    /// Some of it is not what was written.
    Damaged {
        /// The first character that is wrong, counted from 1; unknown where only what was inflated is.
        at: Option<usize>,
    },
    /// The end is missing.
    CutOff,
    /// More than [`MAX_READ`] characters.
    TooLong {
        /// How many at least.
        characters: usize,
    },
    /// More than [`MAX_INFLATED`] bytes.
    TooLarge,
    /// Read whole, but what is in it is no scenario.
    NotAScenario(Box<FormatError>),
}

impl LinkError {
    /// The stable name of the fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotALink => "not-a-link",
            Self::Newer => "newer-link",
            Self::Damaged { .. } => "damaged-link",
            Self::CutOff => "link-cut-off",
            Self::TooLong { .. } => "link-too-long",
            Self::TooLarge => "link-too-large",
            Self::NotAScenario(error) => error.fault.code(),
        }
    }
}

impl Payload {
    /// What to inflate: everything; and where that fails what is left without a text that may only have stood
    /// behind the link. The first that inflates is meant.
    pub fn attempts(&self) -> impl Iterator<Item = &[u8]> {
        let shorter = self.shorter.iter().map(|count| &self.compressed[..*count]);
        std::iter::once(self.compressed.as_slice()).chain(shorter)
    }
}

/// Finds a link in a text and decodes it, up to what is compressed.
///
/// Takes what people paste: a whole address or the fragment alone, percent-encoded once or twice, with white space
/// and soft hyphens inside, or a sentence, quotes and brackets around it.
pub fn read_fragment(text: &str) -> Result<Payload, LinkError> {
    fragment::read(text)
}

/// The fragment for what was compressed.
///
/// `None` where its last character would be a `-` or `_`, which programs that find links in texts leave out: append
/// a space to the JSON, which says nothing there, and compress again.
pub fn write_fragment(kind: Kind, compressed: &[u8]) -> Option<String> {
    let letter = match kind {
        Kind::Scenario => 's',
        Kind::Exercise => 'x',
    };
    let mut fragment = format!("#{letter}{VERSION}.");
    base64url::write(compressed, &mut fragment);
    fragment.ends_with(|c: char| c.is_ascii_alphanumeric()).then_some(fragment)
}

/// The text of what was inflated.
pub fn read_text(inflated: &[u8]) -> Result<&str, LinkError> {
    if inflated.len() > MAX_INFLATED {
        return Err(LinkError::TooLarge);
    }
    std::str::from_utf8(inflated).map_err(|_| LinkError::Damaged { at: None })
}

/// The scenario in what was inflated.
pub fn read_inflated(inflated: &[u8]) -> Result<Loaded, LinkError> {
    let text = read_text(inflated)?;
    read(text).map_err(|error| match *error.fault {
        // No link is written from what is not JSON.
        FormatFault::Syntax(_) => LinkError::Damaged { at: None },
        _ => LinkError::NotAScenario(Box::new(error)),
    })
}

#[cfg(test)]
#[path = "link_test.rs"]
mod tests;
