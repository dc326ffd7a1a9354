//! Words for a scenario whose decisions hang on unknown context and are not there yet. What they hang on is said by
//! `scenario::words`.

/// The verdict, until it is there.
pub const DECIDING: &str = "Deciding what hangs on unknown context.";
/// The verdict, where it cannot be had.
pub const CANNOT_TELL: &str =
    "Cannot tell: the part of the page that decides with unknown context could not be loaded.";
/// The same in a table.
pub const CANNOT_TELL_SHORT: &str = "Cannot tell";
/// A result that is on its way, in a table.
pub const ON_ITS_WAY: &str = "…";
