//! When something is decided or asked: once typing pauses for a moment.

/// Milliseconds that a decision may take to be made at every change: a part of a frame. Text and verdict are drawn
/// together then, and not one after the other.
pub const AT_ONCE: f64 = 4.0;

/// Milliseconds without a change after which a decision is made that takes longer.
pub const SETTLE: u32 = 30;

/// Milliseconds without a change after which the page's extras are asked about the texts: writing them all out is not
/// worth it for every letter.
pub const SETTLE_TO_ASK: u32 = 150;

/// Bytes of text above which nothing is decided while somebody types: a decision could take longer than a pause.
pub const MAX_WHILE_TYPING: usize = 500_000;
