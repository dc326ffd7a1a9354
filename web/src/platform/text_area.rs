//! Text fields: showing a place in one.

use web_sys::HtmlTextAreaElement;

/// Selects a range (in UTF-16 units), scrolls to it and moves the focus there.
pub fn reveal(area: &HtmlTextAreaElement, start: u32, end: u32, line: usize) {
    // A field that is not shown yet takes neither focus nor selection; the worst is that nothing moves.
    let _ = area.focus();
    let _ = area.set_selection_range(start, end);
    let lines = area.value().matches('\n').count() + 1;
    let height = f64::from(area.scroll_height()) / lines as f64;
    let top = height * (line.saturating_sub(1)) as f64 - f64::from(area.client_height()) / 3.0;
    area.set_scroll_top(top.max(0.0) as i32);
}
