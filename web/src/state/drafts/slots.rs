//! The slots in which drafts are stored: one a tab, at most five, the newest first. Nothing here destroys what it does
//! not understand.

use std::rc::Rc;

use super::slot::{self, Draft, Slot};
use crate::platform::storage::Storage;

/// Keys begin so; `web/js/boot/documents.ts` finds them by it.
const PREFIX: &str = "hatcheck.draft.";
/// More drafts than these are not kept.
pub const MAX_SLOTS: usize = 5;
/// Longer scenarios are not stored, in UTF-16 units, by which browsers count.
pub const MAX_LENGTH: usize = 500_000;

/// What became of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It will be there when the page is gone.
    Stored,
    /// It is too long.
    TooLong,
    /// The browser did not take it.
    Refused,
}

/// The slots of a browser.
pub struct Slots {
    storage: Rc<dyn Storage>,
}

impl Slots {
    /// The slots of a storage.
    pub fn new(storage: Rc<dyn Storage>) -> Self {
        Self { storage }
    }

    /// The draft in a slot.
    pub fn get(&self, id: &str) -> Option<Draft> {
        match slot::read(&self.storage.get(&key(id))?) {
            Slot::Draft(draft) => Some(draft),
            Slot::Newer | Slot::Broken => None,
        }
    }

    /// The newest draft of any tab, with its slot.
    pub fn newest(&self) -> Option<(String, Draft)> {
        self.ids().into_iter().find_map(|id| self.get(&id).map(|draft| (id, draft)))
    }

    /// Stores a draft; the oldest ones beyond the fifth go.
    pub fn set(&self, id: &str, draft: &Draft) -> Kept {
        let is_long =
            |text: &String| text.len() > MAX_LENGTH && text.encode_utf16().count() > MAX_LENGTH;
        if is_long(&draft.scenario) || draft.source.as_ref().is_some_and(is_long) {
            return Kept::TooLong;
        }
        let others: Vec<String> = self.ids().into_iter().filter(|own| own != id).collect();
        for old in others.iter().skip(MAX_SLOTS - 1) {
            self.storage.remove(&key(old));
        }
        match self.storage.set(&key(id), &slot::write(draft)) {
            true => Kept::Stored,
            false => Kept::Refused,
        }
    }

    /// The slots that this version understands, the newest first; behind them what nobody can read.
    fn ids(&self) -> Vec<String> {
        let mut slots: Vec<(u64, String)> = Vec::new();
        for key in self.storage.keys() {
            let Some(id) = key.strip_prefix(PREFIX) else { continue };
            let saved = match self.storage.get(&key).as_deref().map(slot::read) {
                Some(Slot::Draft(draft)) => draft.saved,
                Some(Slot::Broken) => 0,
                Some(Slot::Newer) | None => continue,
            };
            let at = slots.iter().position(|(other, _)| *other < saved).unwrap_or(slots.len());
            slots.insert(at, (saved, id.to_owned()));
        }
        slots.into_iter().map(|(_, id)| id).collect()
    }
}

fn key(id: &str) -> String {
    format!("{PREFIX}{id}")
}
