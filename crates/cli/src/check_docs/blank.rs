//! Blanking out parts of a text without moving the others.

use std::ops::Range;

/// The text with spaces instead of these ranges, line breaks kept: as long as before, byte for byte.
pub(crate) fn blanked(text: &str, ranges: impl IntoIterator<Item = Range<usize>>) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for range in ranges {
        for byte in bytes.get_mut(range).unwrap_or_default() {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }
    // The ranges are those of whole letters, so nothing is lost here.
    String::from_utf8_lossy(&bytes).into_owned()
}
