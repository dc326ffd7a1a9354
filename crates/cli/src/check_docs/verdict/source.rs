//! The text of an example's scenario: in the documentation, or in a file that it names.

use std::ops::Range;
use std::path::{Path, PathBuf};

use super::{Finding, Outcome, Page, Spot};
use crate::check_docs::example::{Content, Example};
use crate::check_docs::mapped::Mapped;
use crate::input;

/// A scenario's text with the file it stands in.
pub(super) enum Source<'s> {
    /// Within a page, of which it is a part.
    Part { page: &'s Page, text: &'s Mapped, whole: Range<usize> },
    /// A file of its own.
    File(Page),
}

impl Source<'_> {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Part { text, .. } => text.text(),
            Self::File(page) => &page.text,
        }
    }

    /// The place of a range of the text. A byte order mark at its beginning is none of its letters.
    pub(super) fn spot(&self, range: Range<usize>) -> Spot {
        match self {
            Self::Part { page, text, whole } => {
                let mark =
                    if text.text().starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
                let place = text.place(range.start + mark..range.end + mark);
                page.spot(place.unwrap_or_else(|| whole.clone()))
            }
            Self::File(page) => page.spot(range),
        }
    }
}

/// The source of an example, or why there is none.
pub(super) fn of<'s>(page: &'s Page, example: &'s Example) -> Result<Source<'s>, Box<Finding>> {
    let skipped = |at: &Range<usize>, why: String| {
        Box::new(Finding::fault(Outcome::Skipped, page.spot(at.clone()), "not-here", why))
    };
    match &example.content {
        Content::Inline(text) => Ok(Source::Part { page, text, whole: example.at.clone() }),
        Content::Computed => Err(skipped(
            &example.at,
            "This example is put together when the page is built or runs.".to_owned(),
        )),
        Content::Elsewhere { address, at } => match local(&page.name, address) {
            None => Err(skipped(at, format!("{address} is not a file beside the documentation."))),
            Some(path) => file(&path).map(Source::File).map_err(|fault| {
                let message = format!("{} {fault}.", path.display());
                Box::new(Finding::fault(
                    Outcome::Unreadable,
                    page.spot(at.clone()),
                    "unreadable-file",
                    message,
                ))
            }),
        },
    }
}

/// The file that an address means, seen from the page; `None` for addresses of a server.
fn local(page: &str, address: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let scheme = path.split(['/', '.']).next().is_some_and(|first| first.contains(':'));
    if scheme || path.is_empty() || path.starts_with(['/', '\\']) {
        return None;
    }
    Some(Path::new(page).parent().unwrap_or(Path::new("")).join(path))
}

fn file(path: &Path) -> Result<Page, String> {
    // A pipe or a device might never end.
    if path.exists() && !path.is_file() {
        return Err("is not a file".to_owned());
    }
    let (name, text) = input::text(path);
    text.map(|text| Page::new(name, text))
}
