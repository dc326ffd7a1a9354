//! The words around comparing what was pinned with what is now.

/// Columns of the comparison.
pub const COMPARE_COLUMNS: [&str; 3] = ["Request", "Before", "Now"];
/// How to begin a comparison.
pub const COMPARE_HOW: &str = "Pin the documents as they are now. Then change them, and see here which verdicts turned, and why.";
/// Begins a comparison.
pub const PIN: &str = "Compare with now";
/// Ends it.
pub const UNPIN: &str = "Stop comparing";
/// Goes back to what was pinned.
pub const BACK_TO_PINNED: &str = "Go back to it";
/// Said where that can be undone: something was taken back, and what was done since with it.
pub const UNDONE: &str = "Taken back, with what was done since.";
/// Said where that can be undone.
pub const WENT_BACK: &str = "Back to what was pinned.";

/// How many verdicts are other ones.
pub fn changed(changes: usize, compared: usize) -> String {
    match changes {
        0 => format!("No verdict changed over {compared} requests."),
        1 => format!("1 of {compared} requests is decided otherwise."),
        _ => format!("{changes} of {compared} requests are decided otherwise."),
    }
}
