//! The static page before the program: what was typed into it, and where the focus was.

use wasm_bindgen::JsCast;
use web_sys::{HtmlTextAreaElement, NodeList};

/// A field of the static page that somebody used.
pub struct Used {
    /// `identity`, `trust` or `request`.
    pub field: String,
    /// Its text, where that was changed.
    pub text: Option<String>,
    /// The selection in UTF-16 units, where it has the focus.
    pub focus: Option<(u32, u32)>,
}

/// The fields that were typed into or have the focus, to be taken over before the static page goes.
pub fn used() -> Vec<Used> {
    let Some(document) = super::document() else { return Vec::new() };
    let active = document.active_element();
    let fields = document.query_selector_all("#skeleton textarea[data-hatcheck-document]");
    let list: Option<NodeList> = fields.ok();
    let count = list.as_ref().map_or(0, NodeList::length);
    (0..count)
        .filter_map(|at| list.as_ref()?.item(at)?.dyn_into::<HtmlTextAreaElement>().ok())
        .filter_map(|area| {
            let has_focus = active.as_ref().is_some_and(|active| **active == ***area);
            let changed = area.default_value().is_ok_and(|before| area.value() != before);
            let selection = || {
                let start = area.selection_start().ok()??;
                Some((start, area.selection_end().ok()?.unwrap_or(start)))
            };
            (has_focus || changed).then(|| Used {
                field: area.get_attribute("data-hatcheck-document").unwrap_or_default(),
                text: changed.then(|| area.value()),
                focus: has_focus.then(selection).flatten(),
            })
        })
        .collect()
}
