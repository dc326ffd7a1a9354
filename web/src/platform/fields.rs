//! Moving the focus and the view to fields, by their ids.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

fn element(id: &str) -> Option<Element> {
    super::document()?.get_element_by_id(id)
}

/// Gives the focus to an element, if it is there.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // The worst is that the focus stays where it is.
        let _ = element.focus();
    }
}

/// Scrolls as little as is needed to see an element, if it is there.
pub fn bring_near(id: &str) {
    if let Some(element) = element(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
