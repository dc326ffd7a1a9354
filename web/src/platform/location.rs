//! The address of the page: what it asks for, and the fragment that a link puts behind it.

use hatcheck_scenario::percent;
use wasm_bindgen::JsValue;
use web_sys::Location;

fn location() -> Option<Location> {
    Some(web_sys::window()?.location())
}

/// The whole address, fragment included.
pub fn whole() -> String {
    location().and_then(|location| location.href().ok()).unwrap_or_default()
}

/// The address without query and fragment.
pub fn address() -> String {
    whole().split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// A parameter of the query, decoded.
pub fn query(name: &str) -> Option<String> {
    let search = location()?.search().ok()?;
    let mut parameters = search.trim_start_matches('?').split('&');
    let value = parameters.find_map(|one| one.strip_prefix(name)?.strip_prefix('='))?;
    Some(percent::decode(value).unwrap_or_else(|| value.to_owned()))
}

/// Puts an exercise into the address, by its name and for its author or not, or takes it out; nothing is loaded, and the
/// way back stays as it is.
pub fn replace_exercise(id: Option<&str>, is_author: bool) {
    replace_fragment(&id.map(|id| exercise(id, is_author)).unwrap_or_default());
}

/// Loads the page anew with an exercise in its address.
pub fn go_to_exercise(id: &str, is_author: bool) {
    if let Some(location) = location() {
        // Refused in frames that may not navigate, where the page stays what it is.
        let _ = location.assign(&[address(), exercise(id, is_author)].concat());
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(location) = location() {
        let _ = location.reload();
    }
}

fn exercise(id: &str, is_author: bool) -> String {
    ["?exercise=", id, if is_author { "&author=1" } else { "" }].concat()
}

/// Puts a fragment, given with its `#`, into the address; nothing is loaded, and the way back stays as it is.
pub fn replace_fragment(fragment: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // The query goes: the fragment says everything, and the two must not contradict each other. Refused in frames
        // without an origin of their own, where nobody sees the address.
        let address = format!("{}{fragment}", address());
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}
