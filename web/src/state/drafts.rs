//! Drafts: what somebody works on is stored in the browser, a slot a tab, and is there again when they come back.

mod keeper;
mod slot;
mod slots;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;

use super::workspace::Workspace;
use crate::labels::drafts as labels;
use crate::platform::listen::{self, Listener};
use crate::platform::{local_time, storage};

pub use keeper::Keeper;
pub use slot::{Draft, Slot};
pub use slots::{Kept, MAX_LENGTH, MAX_SLOTS, Slots};

/// Milliseconds without a change after which a draft is stored.
const PAUSE: u32 = 500;

/// The drafts of this tab.
pub fn keeper() -> Rc<Keeper> {
    Rc::new(Keeper::new(storage::local(), storage::session(), local_time::unique_name))
}

/// Stores a draft when changes pause, and when the page goes.
pub struct Saver {
    keeper: Rc<Keeper>,
    latest: Latest,
    timeout: Option<Timeout>,
    /// What could not be stored was said already.
    said: Cell<Option<Kept>>,
    _leaving: [Option<Listener>; 2],
}

/// What the page shows at the moment, for those who cannot wait for a message.
pub type Latest = Rc<RefCell<Rc<Workspace>>>;

impl Saver {
    /// Begins to watch.
    pub fn new(keeper: &Rc<Keeper>, latest: &Latest) -> Self {
        let leaves = {
            let (keeper, latest) = (Rc::clone(keeper), Rc::clone(latest));
            listen::listen_window("pagehide", move |_| {
                keeper.keep(&latest.borrow(), local_time::now());
                keeper.leave();
            })
        };
        let keeper = Rc::clone(keeper);
        let comes_back = {
            let keeper = Rc::clone(&keeper);
            listen::listen_window("pageshow", move |_| keeper.stay())
        };
        let latest = Rc::clone(latest);
        let said = Cell::new(None);
        Self { keeper, latest, timeout: None, said, _leaving: [leaves, comes_back] }
    }

    /// Something was changed: `pause` is told when nothing more has been for a moment.
    pub fn touch(&mut self, pause: impl FnOnce() + 'static) {
        self.timeout = Some(Timeout::new(PAUSE, pause));
    }

    /// Stores a draft; in words, why that was not possible, the first time.
    pub fn save(&self) -> Option<&'static str> {
        let kept = self.keeper.keep(&self.latest.borrow(), local_time::now())?;
        let before = self.said.replace(Some(kept));
        match kept {
            _ if before == Some(kept) => None,
            Kept::Stored => None,
            Kept::TooLong => Some(labels::TOO_LONG),
            Kept::Refused => Some(labels::REFUSED),
        }
    }
}

#[cfg(test)]
#[path = "drafts_test.rs"]
mod tests;
