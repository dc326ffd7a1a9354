//! What a reader prefers, remembered by the browser where it lets us.

use web_sys::Storage;

fn storage() -> Option<Storage> {
    // A browser that refuses storage throws; the preference then lasts as long as the page.
    web_sys::window()?.local_storage().ok().flatten()
}

/// What was remembered under a key.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Remembers something under a key; `None` forgets it.
pub fn write(key: &str, value: Option<&str>) {
    if let Some(storage) = storage() {
        // Full or refused: nothing is lost but the memory of it.
        let _ = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}
