//! What an event says about the field it happened in.

use wasm_bindgen::JsCast;
use web_sys::{
    Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent,
};

fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

/// The text in the input, text area or select that it happened in; empty elsewhere.
pub fn value(event: &Event) -> String {
    let input = target::<HtmlInputElement>(event).map(|input| input.value());
    let area = || target::<HtmlTextAreaElement>(event).map(|area| area.value());
    let select = || target::<HtmlSelectElement>(event).map(|select| select.value());
    input.or_else(area).or_else(select).unwrap_or_default()
}

/// The text in the first input or text area of the form that it happened in; empty where there is none.
pub fn first_value(event: &Event) -> String {
    let form = target::<HtmlElement>(event);
    let first = form.and_then(|form| form.query_selector("input, textarea").ok().flatten());
    let Some(first) = first else { return String::new() };
    let input = first.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    let area = || first.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value);
    input.or_else(area).unwrap_or_default()
}

/// Whether the box that it happened in is ticked.
pub fn checked(event: &Event) -> bool {
    target::<HtmlInputElement>(event).is_some_and(|input| input.checked())
}

/// The key that was pressed; empty where it was none.
pub fn key(event: &Event) -> String {
    event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).unwrap_or_default()
}

/// Moves the focus to another element of the list in which it happened.
pub fn focus_sibling(event: &Event, at: usize) {
    let parent = target::<HtmlElement>(event).and_then(|element| element.parent_element());
    let sibling = parent.and_then(|list| list.children().item(u32::try_from(at).ok()?));
    if let Some(sibling) = sibling.and_then(|own| own.dyn_into::<HtmlElement>().ok()) {
        // It has just been drawn, so it takes the focus.
        let _ = sibling.focus();
    }
}
