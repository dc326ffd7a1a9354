//! The letters that the entities in a text stand for.

use std::ops::Range;

use html5gum::{Token, Tokenizer};

use crate::check_docs::mapped::Mapped;

/// No entity is longer than `&CounterClockwiseContourIntegral;`.
const LONGEST: usize = 40;

/// Appends a part of a text with its entities decoded, each in its place.
pub(super) fn decode(source: &Mapped, part: Range<usize>, to: &mut Mapped) {
    let Some(text) = source.text().get(part.clone()) else { return };
    let mut done = 0;
    for (at, _) in text.match_indices('&') {
        let within = text[at..].bytes().take(LONGEST).position(|byte| byte == b';');
        let Some(length) = within.map(|at| at + 1) else { continue };
        let written = &text[at..at + length];
        let Some(decoded) = entity(written).filter(|decoded| decoded != written) else { continue };
        to.push_part(source, part.start + done..part.start + at);
        let from = part.start + at..part.start + at + length;
        to.push(&decoded, source.place(from).unwrap_or_default());
        done = at + length;
    }
    to.push_part(source, part.start + done..part.end);
}

/// What is written between `&` and `;`, decoded.
fn entity(written: &str) -> Option<String> {
    let name = written.get(1..written.len() - 1)?;
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#') {
        return None;
    }
    let mut decoded = Vec::new();
    for token in Tokenizer::new(written) {
        let Ok(token) = token;
        if let Token::String(text) = token {
            decoded.extend_from_slice(&text);
        }
    }
    String::from_utf8(decoded).ok()
}
