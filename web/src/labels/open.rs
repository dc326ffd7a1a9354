//! The words of the dialog for what comes in.

/// Said of a text that is none of what the dialog asks for.
pub const NOT_RECOGNISED: &str = "Not recognised yet.";
/// Where somebody has to choose.
pub const CHOOSE: &str = "Choose …";
