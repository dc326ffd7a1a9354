//! Raw DEFLATE (RFC 1951), for links: what the browser has built in.

use hatcheck_scenario::link::{LinkError, MAX_INFLATED};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

/// The best that can be done; links are small.
const LEVEL: u8 = 10;

/// Compresses a text.
pub(super) fn deflate(text: &str) -> Vec<u8> {
    compress_to_vec(text.as_bytes(), LEVEL)
}

/// Inflates, and stops where a link may hold no more.
pub(super) fn inflate(compressed: &[u8]) -> Result<Vec<u8>, LinkError> {
    decompress_to_vec_with_limit(compressed, MAX_INFLATED).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => LinkError::TooLarge,
        TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => LinkError::CutOff,
        _ => LinkError::Damaged { at: None },
    })
}
