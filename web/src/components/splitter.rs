//! A bar between two panels. `web/js/boot/splitters.ts` moves it by pointer and by keyboard, and remembers where it was
//! put: the share of the first panel is a custom property, in percent, and the style sheet says what becomes of it.

use super::el::{El, el};

/// The bar between columns called `name`; what it changes, for those who do not see it.
pub(crate) fn between_columns(name: &'static str, label: &'static str) -> El {
    splitter("splitter splitter-columns", name, label).attr("aria-orientation", "vertical")
}

/// The bar between rows.
pub(crate) fn between_rows(name: &'static str, label: &'static str) -> El {
    splitter("splitter splitter-rows", name, label).attr("aria-orientation", "horizontal")
}

fn splitter(class: &'static str, name: &'static str, label: &'static str) -> El {
    el("div", class)
        .attr("role", "separator")
        .attr("tabindex", "0")
        .attr("aria-label", label)
        // The script states the true one as soon as it is there.
        .attr("aria-valuenow", "50")
        .attr("aria-valuemin", "15")
        .attr("aria-valuemax", "85")
        .attr("data-split", name)
}
