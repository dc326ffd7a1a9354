//! What the program tells the scripts of `web/js/boot/`, which speak for the page before it and after it.

use std::panic::PanicHookInfo;

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

/// The first view stands in the document: the skeleton goes before this returns.
///
/// Whoever wants to take over text, focus or selection from the skeleton does so first.
pub fn announce_mounted() {
    dispatch("hatcheck-mounted", &JsValue::UNDEFINED);
}

/// The program is about to die. The whole message goes to the browser's console, and stays there. Only the place and the
/// version are passed on, because a panic's message may quote what somebody typed, and the panel offers its line for a
/// public report.
pub fn announce_panic(panic: &PanicHookInfo<'_>) {
    web_sys::console::error_1(&panic.to_string().into());
    let detail = js_sys::Object::new();
    let place = panic.location().map_or_else(|| "unknown place".to_owned(), ToString::to_string);
    for (key, value) in [("location", place.as_str()), ("version", env!("CARGO_PKG_VERSION"))] {
        // Setting a key of a fresh plain object cannot fail, and nothing may panic in here.
        let _ = js_sys::Reflect::set(&detail, &key.into(), &value.into());
    }
    dispatch("hatcheck-panic", &detail);
}

/// Somebody gave a command by key, in the editor of this text.
pub fn announce_command(name: &str, text: &str) {
    dispatch("hatcheck-command", &[name, " ", text].concat().into());
}

/// Asks the scripts of the start for something.
pub fn ask(question: &str) {
    dispatch(question, &JsValue::UNDEFINED);
}

fn dispatch(name: &str, detail: &JsValue) {
    if let Some(window) = web_sys::window() {
        dispatch_on(&window, name, detail);
    }
}

/// Tells whoever listens at a target.
pub(super) fn dispatch_on(target: &EventTarget, name: &str, detail: &JsValue) {
    let options = CustomEventInit::new();
    options.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &options) {
        // `false` would mean that a listener cancelled the event, which is not cancelable.
        let _ = target.dispatch_event(&event);
    }
}
