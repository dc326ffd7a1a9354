//! Raw DEFLATE (RFC 1951) for hosts that have none of their own: the command line and the JavaScript package.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::{Kind, LinkError, MAX_INFLATED, MAX_WRITTEN, Payload, write_fragment};

/// The best that can be done; links are small.
const LEVEL: u8 = 10;

/// Why a scenario gets no link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlinkable {
    /// Its minified JSON has more than [`MAX_INFLATED`] bytes.
    TooLarge,
    /// The link would have more than [`MAX_WRITTEN`] characters.
    TooLong {
        /// How many.
        characters: usize,
    },
}

/// The fragment for minified JSON, `#` and all. The same text makes the same fragment.
///
/// Spaces behind the JSON say nothing, and one more of them gives the link another last character, where that matters
/// (see [`write_fragment`]).
pub fn fragment(kind: Kind, mut json: String) -> Result<String, Unlinkable> {
    if json.len() > MAX_INFLATED {
        return Err(Unlinkable::TooLarge);
    }
    loop {
        let compressed = compress_to_vec(json.as_bytes(), LEVEL);
        match write_fragment(kind, &compressed) {
            Some(fragment) if fragment.len() > MAX_WRITTEN => {
                return Err(Unlinkable::TooLong { characters: fragment.len() });
            }
            Some(fragment) => return Ok(fragment),
            None => json.push(' '),
        }
    }
}

/// The first of what may be the content that inflates; else what is wrong with all of it. Stops where a link may hold
/// no more.
pub fn inflate(payload: &Payload) -> Result<Vec<u8>, LinkError> {
    let mut fault = None;
    for compressed in payload.attempts() {
        match decompress_to_vec_with_limit(compressed, MAX_INFLATED) {
            Ok(inflated) => return Ok(inflated),
            Err(error) => fault = fault.or(Some(link_error(error.status))),
        }
    }
    Err(fault.unwrap_or(LinkError::CutOff))
}

fn link_error(status: TINFLStatus) -> LinkError {
    match status {
        TINFLStatus::HasMoreOutput => LinkError::TooLarge,
        TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => LinkError::CutOff,
        _ => LinkError::Damaged { at: None },
    }
}
