//! A text that is only read, line by line: its tokens, what became of the statement that a line belongs to, and the mark
//! beside the line where a statement begins.

use hatcheck_policy::LineIndex;

use super::annotations::Annotations;

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'t> {
    /// Where it begins, in bytes of the text.
    pub start: usize,
    /// Its parts, each with its kind: `key`, `string`, `word`, or nothing for what is between them.
    pub tokens: Vec<(&'static str, &'t str)>,
    /// What became of the statement that it belongs to; empty for none.
    pub role: &'static str,
    /// The mark of a statement that begins here, and the same in words.
    pub mark: Option<(&'static str, String)>,
}

/// The lines of a text.
pub fn lines<'t>(text: &'t str, drawn: &Annotations) -> Vec<Line<'t>> {
    let index = LineIndex::new(text);
    let byte = |unit: u32| index.byte_offset(text, unit as usize);
    let mut lines = Vec::new();
    let mut start = 0;
    for own in text.split('\n') {
        let end = start + own.len();
        let mut line = Line { start, tokens: tokens(own), role: "", mark: None };
        for (from, to, role) in &drawn.spans {
            if byte(*from) <= end && start < byte(*to) {
                line.role = role;
            }
        }
        for (at, mark, words) in &drawn.marks {
            if (start..=end).contains(&byte(*at)) {
                line.mark = Some((mark, words.clone()));
            }
        }
        lines.push(line);
        start = end + 1;
    }
    lines
}

/// The parts of a line of JSON, in which no string goes beyond its end. What is no JSON has parts too.
fn tokens(line: &str) -> Vec<(&'static str, &str)> {
    let mut tokens = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
        let (kind, length) = match first {
            '"' => {
                let length = string_length(rest);
                let is_key = rest[length..].trim_start().starts_with(':');
                (if is_key { "key" } else { "string" }, length)
            }
            first if is_word(first) => ("word", rest.find(|c| !is_word(c)).unwrap_or(rest.len())),
            _ => ("", rest.find(|c| c == '"' || is_word(c)).unwrap_or(rest.len())),
        };
        let (token, after) = rest.split_at(length);
        tokens.push((kind, token));
        rest = after;
    }
    tokens
}

/// How long the string is with which a text begins, quotes included.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_falls_into_parts_that_make_it_up_again() {
        let line = r#"  "a \" b": ["x", -1.5e3, true], "open"#;
        let parts = tokens(line);
        assert_eq!(parts.iter().map(|(_, part)| *part).collect::<String>(), line);
        let kinds: Vec<_> = parts.iter().filter(|(kind, _)| !kind.is_empty()).collect();
        let expected = [
            ("key", r#""a \" b""#),
            ("string", r#""x""#),
            ("word", "-1.5e3"),
            ("word", "true"),
            ("string", r#""open"#),
        ];
        assert_eq!(kinds, expected.iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_statement_marks_its_first_line_and_tints_all_of_them() {
        // The emoji is two units and four bytes.
        let text = "{ \"😀\": [\n  {\n  },\n  {}\n] }";
        let drawn = Annotations {
            spans: vec![(12, 17, "decisive-allow"), (21, 23, "unmatched")],
            marks: vec![(12, "allow", "applies".to_owned())],
            ..Annotations::default()
        };
        let lines = lines(text, &drawn);
        let roles: Vec<_> = lines.iter().map(|line| line.role).collect();
        assert_eq!(roles, ["", "decisive-allow", "decisive-allow", "unmatched", ""]);
        let marked: Vec<_> = lines.iter().map(|line| line.mark.is_some()).collect();
        assert_eq!(marked, [false, true, false, false, false]);
    }
}
