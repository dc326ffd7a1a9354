//! The place of a live example: what its author chose stands in its attributes, and the program and `web/js/embed` talk by
//! events on it.
//!
//! To the program, custom events: `hatcheck-load` (its detail is another scenario), `hatcheck-do` (`reset`, `value` or
//! `options`: these are to be read anew) and `hatcheck-gone` (nothing may be drawn any more). From the program:
//! `hatcheck-told`, JSON about something; `value` is answered before the event that asks for it is over.

use web_sys::{Element, Event, HtmlElement};

use super::events;
use super::listen::{Listener, listen};
use wasm_bindgen::JsCast;

/// The element that an example is drawn into.
#[derive(Clone, PartialEq)]
pub struct Place(pub Element);

impl Place {
    /// What the author chose, by its name.
    pub fn option(&self, name: &str) -> Option<String> {
        self.0.get_attribute(&["data-", name].concat())
    }

    /// Tells something.
    pub fn tell(&self, what: &str) {
        events::dispatch_on(&self.0, "hatcheck-told", &what.into());
    }

    /// Hears what is asked, as long as the guard lives.
    pub fn on(&self, name: &'static str, heard: impl Fn(Event) + 'static) -> Listener {
        listen(&self.0, name, heard)
    }

    /// Moves the focus, and with it the view, to the first thing that fits a selector.
    pub fn focus(&self, selector: &str) {
        let found = self.0.query_selector(selector).ok().flatten();
        if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            // The worst is that the focus stays where it is.
            let _ = found.focus();
        }
    }
}
