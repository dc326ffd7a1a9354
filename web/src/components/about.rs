//! What the scenario is about: its title, and its description to be opened.

use super::el::{El, el};
use crate::labels;
use crate::state::workspace::Shell;
use crate::view::markdown::{self, Piece};

/// Title and description, where there are any.
pub(crate) fn about(shell: &Shell) -> Option<El> {
    let scenario = &shell.scenario;
    let title = scenario.title.as_ref()?;
    let description = scenario.description.as_deref().unwrap_or_default();
    let details = el("details", "")
        .attr("open", "")
        .key(title)
        .with(el("summary", "about-title").text(title))
        .with_all(prose(description));
    Some(el("section", "about").attr("aria-label", labels::ABOUT).with(details))
}

/// The paragraphs of a Markdown text.
pub(crate) fn prose(text: &str) -> impl Iterator<Item = El> {
    let paragraphs = markdown::paragraphs(text).into_iter();
    paragraphs.map(|pieces| el("p", "about-text").with_all(pieces.iter().map(piece)))
}

fn piece(piece: &Piece) -> El {
    match piece {
        Piece::Text(text) => el("span", "").text(text),
        Piece::Code(text) => el("code", "").text(text),
        Piece::Strong(text) => el("strong", "").text(text),
        Piece::Emphasis(text) => el("em", "").text(text),
    }
}
