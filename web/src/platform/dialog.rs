//! Modal dialogs: opened as such, and the focus back where it was when they are gone.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};
use yew::NodeRef;

/// A dialog that was opened, and what had the focus before.
pub struct Opened {
    dialog: Option<HtmlDialogElement>,
    before: Option<Element>,
}

/// Opens the dialog.
pub fn show_modal(dialog: &NodeRef) -> Opened {
    let before = super::document().and_then(|document| document.active_element());
    let dialog = dialog.cast::<HtmlDialogElement>();
    if let Some(dialog) = &dialog {
        // Fails only where it is open already.
        let _ = dialog.show_modal();
    }
    Opened { dialog, before }
}

impl Opened {
    /// Its component goes.
    pub fn close(self) {
        // While it is open, nothing behind it takes the focus.
        if let Some(dialog) = self.dialog.filter(HtmlDialogElement::open) {
            dialog.close();
        }
        if let Some(before) = self.before.filter(|_| nothing_has_the_focus()) {
            return_to(&before);
        }
    }
}

/// Back to what had the focus; to the button of its menu where that has closed since.
fn return_to(before: &Element) {
    focus(before);
    if nothing_has_the_focus() {
        let menu = before.closest("details").ok().flatten();
        let button = menu.and_then(|menu| menu.query_selector("summary").ok().flatten());
        if let Some(button) = button {
            focus(&button);
        }
    }
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // What is not shown stays without it.
        let _ = element.focus();
    }
}

fn nothing_has_the_focus() -> bool {
    let document = super::document();
    let active = document.as_ref().and_then(|document| document.active_element());
    let body = document.and_then(|document| document.body());
    active.is_none_or(|active| body.is_some_and(|body| *body == *active.as_ref()))
}
