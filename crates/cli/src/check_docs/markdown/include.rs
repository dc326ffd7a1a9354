//! Fences whose text the builder of the site takes from a file.

use crate::check_docs::example::Content;
use crate::check_docs::mapped::Mapped;

/// What a fence of this text holds: the file for `{{#include world.json}}` of mdBook, which looks beside the page. Parts
/// of files, and `--8<--` of MkDocs, which looks in folders that its configuration names, are known to the builder alone.
pub(super) fn content(text: Mapped) -> Content {
    let written = text.text().trim();
    if written.starts_with("--8<--") || written.starts_with(";--8<--") {
        return Content::Computed;
    }
    let included = written.strip_prefix("{{#include ").and_then(|rest| rest.strip_suffix("}}"));
    let Some(address) = included.map(str::trim) else { return Content::Inline(text) };
    if address.contains([':', '{']) {
        return Content::Computed;
    }
    let start = text.text().len() - text.text().trim_start().len();
    let at = text.place(start..start + written.len()).unwrap_or_default();
    Content::Elsewhere { address: address.to_owned(), at }
}
