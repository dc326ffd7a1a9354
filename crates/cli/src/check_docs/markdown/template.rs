//! The text of an element in MDX, where braces hold an expression.

use crate::check_docs::example::{Content, Example};
use crate::check_docs::mapped::Mapped;

/// A template literal is its text: `` {`{ "requests": [] }`} ``. What another expression comes to is known when the
/// page runs.
pub(super) fn open(example: &mut Example) {
    let Content::Inline(text) = &example.content else { return };
    let whole = text.text().trim();
    let start = text.text().len() - text.text().trim_start().len();
    let Some(inner) = whole.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
        return;
    };
    let literal = inner.trim();
    let Some(literal) = literal.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')) else {
        if inner.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '$')) {
            example.content = Content::Computed;
        }
        return;
    };
    let before = inner.len() - inner.trim_start().len();
    let from = start + 1 + before + 1;
    example.content = if literal.contains("${") && !literal.contains("\\${") {
        // Policies write variables so too, as `\${aws:username}`.
        Content::Computed
    } else {
        Content::Inline(unescaped(text, from, literal))
    };
}

/// A backslash keeps the next letter from ending the literal, except where both stand for another letter.
fn unescaped(text: &Mapped, start: usize, literal: &str) -> Mapped {
    let mut plain = Mapped::default();
    let mut done = 0;
    let mut letters = literal.char_indices();
    while let Some((at, c)) = letters.next() {
        if c != '\\' {
            continue;
        }
        let Some((behind, escaped)) = letters.next() else { break };
        plain.push_part(text, start + done..start + at);
        let end = behind + escaped.len_utf8();
        let stands_for = match escaped {
            'n' => "\n",
            't' => "\t",
            'r' => "\r",
            // A line break behind a backslash is none.
            '\n' => "",
            _ => &literal[behind..end],
        };
        plain.push(stands_for, text.place(start + at..start + end).unwrap_or_default());
        done = end;
    }
    plain.push_part(text, start + done..start + literal.len());
    plain
}
