//! What a pattern means, written down again from the rules, one character after the other and with nothing clever.

use hatcheck_policy::glob::Dialect;

/// One character of a pattern, or a wildcard, which may be bound to its part.
pub enum Piece {
    Char(char),
    One { in_part: bool },
    Run { in_part: bool },
}

/// What gives a variable its value.
type Value<'f, 'v> = &'f dyn Fn(&str) -> Option<&'v str>;

/// A text in which `${` means nothing (L-200).
pub fn plain(pattern: &str, dialect: Dialect) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut colons = 0;
    for (at, c) in pattern.char_indices() {
        pieces.push(piece(c, &pattern[at + c.len_utf8()..], dialect, colons));
        colons += usize::from(c == ':');
    }
    pieces
}

/// A text with its variables filled in; `None` where one has neither value nor default (L-211, L-213).
pub fn with_variables(pattern: &str, dialect: Dialect, value: Value<'_, '_>) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    // Those of the pattern itself: what is inserted does not move a wildcard into another part.
    let mut colons = 0;
    let mut rest = pattern;
    while let Some(c) = rest.chars().next() {
        let behind = &rest[c.len_utf8()..];
        let Some(end) = rest.find('}').filter(|_| rest.starts_with("${")) else {
            // An opening that nothing closes falls apart into its characters, none of them special (L-216).
            pieces.push(piece(c, behind, dialect, colons));
            colons += usize::from(c == ':');
            rest = behind;
            continue;
        };
        let (whole, inner) = (&rest[..=end], &rest[2..end]);
        if matches!(inner, "*" | "?" | "$") {
            pieces.extend(inner.chars().map(Piece::Char)); // L-203
        } else if dialect == Dialect::Resource && colons < 5 {
            pieces.extend(whole.chars().map(Piece::Char)); // L-204, L-217
            colons += whole.matches(':').count();
        } else if let Some((key, default)) = variable(inner) {
            pieces.extend(value(key).or(default)?.chars().map(Piece::Char)); // L-202, L-209
        } else {
            pieces.push(Piece::Char('$')); // L-216
            rest = behind;
            continue;
        }
        rest = &rest[end + 1..];
    }
    Some(pieces)
}

/// What one character means, with what stands behind it and the colons before it.
fn piece(c: char, behind: &str, dialect: Dialect, colons: usize) -> Piece {
    let in_part = match dialect {
        Dialect::Plain => return Piece::Char(c), // L-280
        Dialect::Text => false,                  // L-262
        Dialect::Action => true,                 // L-124
        Dialect::Resource | Dialect::Arn => colons < 5,
    };
    let ends_part = behind.is_empty() || behind.starts_with(':');
    match c {
        '?' => Piece::One { in_part },
        '*' => Piece::Run { in_part: in_part && !(dialect == Dialect::Resource && ends_part) }, // L-155
        c => Piece::Char(c),
    }
}

/// `key` or `key, 'default'` (L-201, L-202). A key has a prefix and a name, without blanks.
fn variable(inner: &str) -> Option<(&str, Option<&str>)> {
    let (key, default) = match inner.split_once(',') {
        Some((key, default)) => {
            (key, Some(default.strip_prefix(" '")?.strip_suffix('\'')?)) // one blank, no more
        }
        None => (inner, None),
    };
    let colon = key.find(':')?;
    let is_key = colon > 0 && colon + 1 < key.len() && !key.contains([' ', '$', '{']);
    is_key.then_some((key, default))
}

/// Whether the pieces cover the whole text.
///
/// The obvious recursion over the rest of the pattern and the rest of the text, with each answer computed once: from
/// the last piece to the first, and for each from the end of the text to its beginning.
pub fn covers(pieces: &[Piece], text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    // Whether the pieces behind cover the text from each place on. Behind the last one only nothing is covered.
    let mut behind = vec![false; text.len() + 1];
    behind[text.len()] = true;
    for piece in pieces.iter().rev() {
        let mut from = vec![false; text.len() + 1];
        for at in (0..=text.len()).rev() {
            let next = text.get(at).copied();
            from[at] = match piece {
                Piece::Char(own) => next == Some(*own) && behind[at + 1],
                Piece::One { in_part } => takes(next, *in_part) && behind[at + 1],
                Piece::Run { in_part } => behind[at] || (takes(next, *in_part) && from[at + 1]),
            };
        }
        behind = from;
    }
    behind[0]
}

/// Whether a wildcard takes this character, if there is one.
fn takes(next: Option<char>, in_part: bool) -> bool {
    next.is_some_and(|c| !in_part || c != ':')
}
