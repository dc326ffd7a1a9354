//! What a reader prefers, as the page's program knows it.

use crate::platform::prefs;

const PLAIN: &str = "hatcheck.plain";

/// Whether plain text fields take the place of the editors.
pub fn plain() -> bool {
    prefs::read(PLAIN).is_some()
}

/// Remembers it.
pub fn set_plain(plain: bool) {
    prefs::write(PLAIN, plain.then_some("1"));
}
