//! What the browser offers, behind small functions: the only modules, besides `elements`, that know web-sys.

pub mod clock;
pub mod events;
pub mod fetch;
pub mod skeleton;
pub mod text_area;
pub mod theme;

/// The document; `None` outside of a browser.
pub(crate) fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
