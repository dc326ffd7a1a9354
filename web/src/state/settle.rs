//! When something is decided: once typing pauses for a moment.

/// Milliseconds without a change after which a decision is worth making.
pub const SETTLE: u32 = 30;

/// Bytes of text above which nothing is decided while somebody types: a decision could take longer than a pause.
pub const MAX_WHILE_TYPING: usize = 500_000;
