//! What a browser keeps for a page: for good, or as long as the tab is open. Where it refuses, the page's own memory
//! takes its place, behind the same trait.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Window;

/// Texts under keys.
pub trait Storage {
    /// The text under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Keeps a text under a key. Gives whether it will still be there when the page is gone.
    fn set(&self, key: &str, text: &str) -> bool;
    /// Nothing is under this key any more.
    fn remove(&self, key: &str);
    /// All keys.
    fn keys(&self) -> Vec<String>;
}

/// What is kept for good, by all tabs in common.
pub fn local() -> Rc<dyn Storage> {
    storage(Window::local_storage)
}

/// What is kept for this tab alone.
pub fn session() -> Rc<dyn Storage> {
    storage(Window::session_storage)
}

fn storage(
    of: fn(&Window) -> Result<Option<web_sys::Storage>, wasm_bindgen::JsValue>,
) -> Rc<dyn Storage> {
    // In a sandboxed frame the very question throws.
    let storage = web_sys::window().and_then(|window| of(&window).ok().flatten());
    match storage {
        Some(storage) => Rc::new(Browser { storage, refused: Memory::default() }),
        None => Rc::new(Memory::default()),
    }
}

/// The browser's storage, and what it would not take.
struct Browser {
    storage: web_sys::Storage,
    refused: Memory,
}

impl Storage for Browser {
    fn get(&self, key: &str) -> Option<String> {
        self.refused.get(key).or_else(|| self.storage.get_item(key).ok().flatten())
    }

    fn set(&self, key: &str, text: &str) -> bool {
        match self.storage.set_item(key, text) {
            Ok(()) => {
                self.refused.remove(key);
                true
            }
            // Full, or a private window that keeps nothing.
            Err(_) => self.refused.set(key, text),
        }
    }

    fn remove(&self, key: &str) {
        self.refused.remove(key);
        // What cannot be removed was not there.
        let _ = self.storage.remove_item(key);
    }

    fn keys(&self) -> Vec<String> {
        let count = self.storage.length().unwrap_or_default();
        let mut keys = self.refused.keys();
        keys.extend((0..count).filter_map(|at| self.storage.key(at).ok().flatten()));
        keys
    }
}

/// The page's own memory.
#[derive(Default)]
pub struct Memory(RefCell<Vec<(String, String)>>);

impl Storage for Memory {
    fn get(&self, key: &str) -> Option<String> {
        let texts = self.0.borrow();
        texts.iter().find(|(own, _)| own == key).map(|(_, text)| text.clone())
    }

    fn set(&self, key: &str, text: &str) -> bool {
        self.remove(key);
        self.0.borrow_mut().push((key.to_owned(), text.to_owned()));
        false
    }

    fn remove(&self, key: &str) {
        self.0.borrow_mut().retain(|(own, _)| own != key);
    }

    fn keys(&self) -> Vec<String> {
        self.0.borrow().iter().map(|(key, _)| key.clone()).collect()
    }
}
