//! Where a place in the text of a JSON string is written, escapes counted.

/// The byte of the string, as written with its quotes, at which byte `at` of its text stands.
pub(super) fn written_at(written: &str, at: usize) -> usize {
    let inside = written.strip_prefix('"').unwrap_or(written);
    let quote = written.len() - inside.len();
    let mut seen = 0;
    let mut letters = inside.char_indices();
    while let Some((place, c)) = letters.next() {
        if seen >= at || c == '"' {
            return quote + place;
        }
        seen += match c {
            '\\' => match letters.next() {
                Some((_, 'u')) => escaped(inside, place, &mut letters),
                _ => 1,
            },
            c => c.len_utf8(),
        };
    }
    written.len()
}

/// The bytes that `\u…` stands for, and its partner where it takes two; both are then behind.
fn escaped(inside: &str, place: usize, letters: &mut std::str::CharIndices<'_>) -> usize {
    let unit = |at: usize| u32::from_str_radix(inside.get(at..at + 4)?, 16).ok();
    let first = unit(place + 2).unwrap_or_default();
    let pair = (0xd800..0xdc00).contains(&first) && inside.get(place + 6..place + 8) == Some("\\u");
    let behind = place + if pair { 12 } else { 6 };
    while letters.offset() < behind.min(inside.len()) {
        letters.next();
    }
    if pair { 4 } else { char::from_u32(first).map_or(3, char::len_utf8) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_longer_than_what_they_stand_for() {
        // The text is `a`, a line break, `é`, an emoji, `"`, `b`.
        let written = r#""a\n\u00e9\ud83d\ude00\"b""#;
        let places = [(0, 1), (1, 2), (2, 4), (4, 10), (8, 22), (9, 24), (10, 25), (99, 25)];
        for (at, place) in places {
            assert_eq!(written_at(written, at), place, "{at}");
        }
    }
}
