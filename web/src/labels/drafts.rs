//! The words around drafts and what the page starts with.

/// A draft that is not stored.
pub const TOO_LONG: &str =
    "Drafts of more than 500,000 characters are not kept. Download the scenario to keep it.";
/// The browser refuses storage.
pub const REFUSED: &str = "Drafts are not kept in this window.";
/// Goes on with a draft.
pub const RESTORE: &str = "Restore";
/// Said where that can be undone.
pub const RESTORED: &str = "Your draft is back.";
/// Said where another link was opened.
pub const LINK_OPENED: &str = "A link was opened.";
/// Said of a link beside what is wrong with it.
pub const LINK_STAYS: &str = "It stays in the address bar, to be copied.";
/// The address differs from what is shown.
pub const EDITED: &str = "Edited since the link";

/// A draft beside a link.
pub fn kept(when: &str) -> String {
    if when.is_empty() {
        "Your draft is kept.".to_owned()
    } else {
        format!("Your draft of {when} is kept.")
    }
}

/// A link that cannot be opened.
pub fn not_opened(why: &str) -> String {
    format!("{why} {LINK_STAYS}")
}
