//! Finding the payload of a link in whatever somebody copied: a whole address, a sentence around it, an address
//! that a chat program encoded once more or broke into lines.

use std::borrow::Cow;

use super::base64url::{bytes, sextet, whole_bytes};
use super::{Kind, LinkError, MAX_READ, Payload, VERSION};
use crate::percent;

/// Fewer characters than this behind a marker of another version are some other text with a `#` in it.
const SHORTEST_OTHER: usize = 20;

/// See [`super::read_fragment`].
pub(super) fn read(text: &str) -> Result<Payload, LinkError> {
    let text = decoded(text);
    let mut newer = false;
    for (at, _) in text.match_indices('#') {
        let Some(marker) = Marker::read(&text[at + 1..]) else { continue };
        if marker.version == VERSION {
            let before = text[..text.len() - marker.rest.len()].chars().count();
            return payload(marker.kind, marker.rest, before);
        }
        newer |= marker.rest.chars().take_while(|c| sextet(*c).is_some()).count() >= SHORTEST_OTHER;
    }
    Err(if newer { LinkError::Newer } else { LinkError::NotALink })
}

/// No character of a link is a `%`: where one stands, it was encoded on the way, sometimes twice.
fn decoded(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..2 {
        if let Some(once) = percent::decode(&text) {
            text = Cow::Owned(once);
        }
    }
    text
}

/// What a fragment begins with: `s1.`, `x1.`
struct Marker<'t> {
    kind: Kind,
    version: u32,
    rest: &'t str,
}

impl<'t> Marker<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let kind = match text.chars().next()? {
            's' => Kind::Scenario,
            'x' => Kind::Exercise,
            _ => return None,
        };
        let behind = &text[1..];
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let (version, rest) = behind.split_at(digits);
        // A link may have been cut off right here.
        let rest = if rest.is_empty() { rest } else { rest.strip_prefix('.')? };
        Some(Self { kind, version: version.parse().ok()?, rest })
    }
}

fn payload(kind: Kind, rest: &str, before: usize) -> Result<Payload, LinkError> {
    let mut sextets = Vec::new();
    let mut gap = None;
    let mut characters = rest.chars().enumerate();
    while let Some((at, c)) = characters.next() {
        if let Some(sextet) = sextet(c) {
            sextets.push(sextet);
        } else if c.is_whitespace() {
            gap.get_or_insert(sextets.len());
        } else if !is_invisible(c) {
            // What follows a gap may be another sentence; what follows a quote or bracket is no part of the link.
            let next = characters.next().and_then(|(_, next)| sextet(next));
            if gap.is_none() && next.is_some() && !is_delimiter(c) {
                return Err(LinkError::Damaged { at: Some(before + at + 1) });
            }
            break;
        }
        if sextets.len() > MAX_READ {
            let Some(gap) = gap else {
                return Err(LinkError::TooLong { characters: sextets.len() });
            };
            sextets.truncate(gap);
            break;
        }
    }
    if sextets.is_empty() {
        return Err(LinkError::CutOff);
    }
    // Without the `_` or `-` at its end, which we never write there: somebody's mark of emphasis.
    let solid = |count: usize| {
        sextets[..count].iter().rposition(|sextet| *sextet < 62).map_or(0, |last| last + 1)
    };
    let whole = sextets.len();
    let gap = gap.unwrap_or(whole);
    let mut shorter = vec![solid(whole), gap, solid(gap)];
    shorter.retain(|count| *count < whole);
    shorter.dedup();
    let shorter = shorter.into_iter().map(whole_bytes).collect();
    Ok(Payload { kind, compressed: bytes(&sextets), shorter })
}

/// What mail programs and browsers put into long words, and padding, which says nothing.
fn is_invisible(c: char) -> bool {
    matches!(c, '=' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// What stands around a link: quotes, brackets, tags, the next parameter of an address that wraps it.
fn is_delimiter(c: char) -> bool {
    "\"'<>()[]{}&|`\\“”‘’„«»‹›".contains(c)
}
