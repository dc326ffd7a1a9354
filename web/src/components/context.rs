//! The context of the chosen call: each key with its value, where the value comes from, and which statements read it.

use yew::prelude::*;

use super::el::{all, el};
use super::table;
use crate::labels;
use crate::view::why::WhyView;

/// The keys.
pub(crate) fn context(view: &WhyView) -> Html {
    let rows = view.context.iter().map(|entry| {
        // Narrow tables have no head: each cell says what it is.
        let cell = |at: usize| el("td", "").attr("data-label", labels::CONTEXT_COLUMNS[at]);
        el("tr", "")
            .with(el("th", "").attr("scope", "row").with(el("code", "").text(&entry.key)))
            .with(cell(1).with(el("code", "").text(&entry.value)))
            .with(cell(2).say(entry.source))
            .with(cell(3).text(&entry.readers.join(", ")))
    });
    all([
        el("p", "why-heading").text(&view.heading),
        table::table("context-table", &labels::CONTEXT_COLUMNS, el("tbody", "").with_all(rows)),
    ])
}
