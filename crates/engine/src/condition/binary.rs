//! Bytes under Base64: `BinaryEquals` (L-267).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Whether two texts decode to the same bytes; `None` if either is not Base64.
pub(super) fn equals(member: &str, value: &str) -> Option<bool> {
    Some(STANDARD.decode(member).ok()? == STANDARD.decode(value).ok()?)
}
