//! What the browser offers, behind small functions: the only modules, besides `elements`, that know web-sys.

pub mod clock;
pub mod dialog;
pub mod editor;
pub mod events;
pub mod example;
pub mod extras;
pub mod fetch;
pub mod fields;
pub mod input;
pub mod listen;
pub mod local_time;
pub mod location;
#[cfg(target_arch = "wasm32")]
mod memory;
pub mod prefs;
pub mod regions;
pub mod services;
pub mod skeleton;
pub mod storage;
pub mod tasks;
pub mod text_area;
pub mod theme;

/// The document; `None` outside of a browser.
pub(crate) fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
