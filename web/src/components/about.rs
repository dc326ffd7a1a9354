//! What the scenario is about: its title, and its description to be opened.

use super::el::{El, el};
use crate::labels;
use crate::state::workspace::Shell;
use crate::view::markdown::{self, Block, Piece};

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

/// The parts of a Markdown text.
pub(crate) fn prose(text: &str) -> impl Iterator<Item = El> {
    markdown::blocks(text).into_iter().map(|block| match block {
        Block::Paragraph(pieces) => el("p", "about-text").with_all(pieces.iter().map(piece)),
        Block::List(entries) => el("ul", "about-text about-list")
            .with_all(entries.iter().map(|own| el("li", "").with_all(own.iter().map(piece)))),
    })
}

fn piece(piece: &Piece) -> El {
    match piece {
        Piece::Text(text) => el("span", "").text(text),
        Piece::Code(text) => el("code", "").text(text),
        Piece::Strong(text) => el("strong", "").text(text),
        Piece::Emphasis(text) => el("em", "").text(text),
    }
}
