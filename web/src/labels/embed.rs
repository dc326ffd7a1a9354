//! The words of live examples in other pages.

/// The policies.
pub const POLICIES: &str = "Policies";
/// What the author wrote.
pub const BEFORE: &str = "Before";
/// What it is now.
pub const AFTER: &str = "Now";
/// The two of them.
pub const VERSIONS: &str = "Versions";
/// The lines that an author left out.
pub const ALL_LINES: &str = "Show all lines";

/// The request, where it is one line until it is opened.
pub fn request(name: &str) -> String {
    ["Request: ", name].concat()
}
