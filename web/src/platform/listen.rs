//! Listening to events of the browser, for as long as the guard lives.

use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, Event, EventTarget};

/// Listens until it is dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn Fn(Event)>,
}

/// Calls `heard` for each event of that name.
pub fn listen(
    target: &EventTarget,
    name: &'static str,
    heard: impl Fn(Event) + 'static,
) -> Listener {
    let closure = Closure::<dyn Fn(Event)>::new(heard);
    // A function and a name are all that it takes.
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    Listener { target: target.clone(), name, closure }
}

/// Calls `heard` for each event of that name on the window; `None` outside of a browser.
pub fn listen_window(name: &'static str, heard: impl Fn(Event) + 'static) -> Option<Listener> {
    Some(listen(&web_sys::window()?.into(), name, heard))
}

/// The detail of a custom event; undefined for others.
pub fn detail(event: &Event) -> JsValue {
    event.dyn_ref::<CustomEvent>().map_or(JsValue::UNDEFINED, CustomEvent::detail)
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.name, callback);
    }
}
