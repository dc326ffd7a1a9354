//! When something is decided or asked: once typing pauses for a moment.

/// Milliseconds without a change after which a decision is worth making: less than a frame, since a decision takes
/// less than one, so that only what arrives together is decided together.
pub const SETTLE: u32 = 12;

/// Milliseconds without a change after which the page's extras are asked about the texts: writing them all out is not
/// worth it for every letter.
pub const SETTLE_TO_ASK: u32 = 150;

/// Bytes of text above which nothing is decided while somebody types: a decision could take longer than a pause.
pub const MAX_WHILE_TYPING: usize = 500_000;
