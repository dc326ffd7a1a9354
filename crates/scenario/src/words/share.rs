//! What is to be said about sharing: a link that cannot be opened, one that is long, account ids that stay.

use super::fault;
use crate::account_ids::Unreplaced;
use crate::link::{LinkError, MAX_COMFORTABLE, MAX_INFLATED, MAX_READ, MAX_WRITTEN};

/// One sentence for a link that cannot be opened.
pub fn link_error(error: &LinkError) -> String {
    match error {
        LinkError::NotALink => "This is not a Hatcheck link.".to_owned(),
        LinkError::Newer => "This link was made by a newer version of Hatcheck.".to_owned(),
        LinkError::Damaged { at: Some(at) } => format!("This link is damaged at character {at}."),
        LinkError::Damaged { at: None } => "This link is damaged.".to_owned(),
        LinkError::CutOff => "This link is cut off: its end is missing.".to_owned(),
        LinkError::TooLong { characters } => format!(
            "This link is too long: {characters} characters, and {MAX_READ} is the most that is read."
        ),
        LinkError::TooLarge => {
            format!("This link is too large: it unpacks to more than {MAX_INFLATED} bytes (1 MiB).")
        }
        LinkError::NotAScenario(error) => {
            format!("This link holds no scenario that can be read: {}", fault(&error.fault))
        }
    }
}

/// What to say of the length of a link before it is sent, where there is something to say.
pub fn link_length(characters: usize) -> Option<String> {
    if characters > MAX_WRITTEN {
        Some(format!(
            "Too long for a link: {characters} characters, and {MAX_WRITTEN} is the most. Send the scenario as a file instead."
        ))
    } else if characters > MAX_COMFORTABLE {
        Some(format!(
            "A long link: {characters} characters. Some programs cut off links of more than {MAX_COMFORTABLE}."
        ))
    } else {
        None
    }
}

/// Why account ids stay as they are.
pub fn unreplaced(unreplaced: &Unreplaced) -> String {
    match unreplaced {
        Unreplaced::NotAScenario(error) => fault(&error.fault),
        Unreplaced::Decides { request } => format!(
            "Account ids were not replaced: \"{request}\" would come out differently, because a policy looks into an id."
        ),
    }
}
