//! Tables with a heading over each column.

use super::el::{El, el};

/// A table of these columns and this body.
pub(crate) fn table(class: &'static str, columns: &[&'static str], body: El) -> El {
    let heads = columns.iter().map(|name| match *name {
        "" => el("td", ""),
        name => el("th", "").attr("scope", "col").say(name),
    });
    el("table", class).with(el("thead", "").with(el("tr", "").with_all(heads))).with(body)
}
