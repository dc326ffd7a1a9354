//! The context of the chosen call: each key with its value, where the value comes from, and which statements read it.

use yew::prelude::*;

use super::el::{all, el};
use super::table;
use crate::labels;
use crate::view::why::WhyView;

/// The keys.
pub(crate) fn context(view: &WhyView) -> Html {
    let rows = view.context.iter().map(|entry| {
        let code = |text: &str| el("td", "").with(el("code", "").text(text));
        el("tr", "")
            .with(el("th", "").attr("scope", "row").with(el("code", "").text(&entry.key)))
            .with(code(&entry.value))
            .with(el("td", "").say(entry.source))
            .with(el("td", "").text(&entry.readers.join(", ")))
    });
    all([
        el("p", "why-heading").text(&view.heading),
        table::table("context-table", &labels::CONTEXT_COLUMNS, el("tbody", "").with_all(rows)),
    ])
}
