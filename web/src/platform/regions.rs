//! Moving the focus between the regions of the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The regions in their order; one that a width does not show has no box.
const REGIONS: &str = ".app-header, .task, .regions [data-area]";
/// What can take the focus in a region.
const FOCUSABLE: &str = "button:not([tabindex='-1']), hatcheck-editor, input, select, textarea, summary, [tabindex='0']";

/// Moves the focus to the next region, or back to the one before. `false` where there is none: then the key is the
/// browser's.
pub fn step(back: bool) -> bool {
    let Some(document) = super::document() else { return false };
    let Ok(list) = document.query_selector_all(REGIONS) else { return false };
    let regions: Vec<HtmlElement> = (0..list.length())
        .filter_map(|at| list.item(at)?.dyn_into::<HtmlElement>().ok())
        .filter(|region| region.client_height() > 0)
        .collect();
    let active = document.active_element();
    let here = regions.iter().position(|region| region.contains(active.as_deref()));
    let to = match (here, back) {
        (None, false) => 0,
        (None, true) => regions.len().wrapping_sub(1),
        (Some(at), false) => at + 1,
        (Some(at), true) => at.wrapping_sub(1),
    };
    regions.get(to).is_some_and(enter)
}

/// Moves the focus into a region, by the name that its element carries.
pub fn enter_area(name: &str) {
    let selector = [".app-body [data-area=", name, "]"].concat();
    let region = super::document().and_then(|own| own.query_selector(&selector).ok().flatten());
    if let Some(region) = region.and_then(|region| region.dyn_into::<HtmlElement>().ok()) {
        enter(&region);
    }
}

fn enter(region: &HtmlElement) -> bool {
    let first = region.query_selector(FOCUSABLE).ok().flatten();
    let own = region.has_attribute("tabindex").then(|| region.clone().into());
    let Some(target) = own.or(first) else { return false };
    focus(target)
}

fn focus(element: Element) -> bool {
    // The worst is that the focus stays where it is.
    element.dyn_into::<HtmlElement>().is_ok_and(|element| element.focus().is_ok())
}

/// Moves the focus to the verdict.
pub fn focus_verdict() {
    let verdict = super::document()
        .and_then(|document| document.query_selector(".regions > .verdict").ok()?);
    if let Some(verdict) = verdict {
        verdict.scroll_into_view();
        focus(verdict);
    }
}
