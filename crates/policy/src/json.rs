//! Strict JSON (RFC 8259) with a span for every value and member name (L-001).
//!
//! Our own, because every program that shows the language loads it: parsers that know more than the standard are four
//! times as large, and have to be kept from it.

pub mod edit;
mod layout;
mod minify;
mod place;
mod reader;
pub mod splice;
mod text;

use std::borrow::Cow;

use crate::span::{Span, Spanned};

pub use layout::lay_out;
pub use minify::minify;
pub use place::Place;
pub use text::quote;

/// Nesting beyond this is refused, so that no input can exhaust the stack.
pub const MAX_DEPTH: usize = 64;

/// A JSON value and where it stands. It borrows from the text what the text holds as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'t> {
    /// The value.
    pub value: Value<'t>,
    /// Its place, brackets and quotes included.
    pub span: Span,
}

/// What a [`Node`] holds. Numbers keep the text they were written with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as written.
    Number(&'t str),
    /// A string, escapes resolved.
    String(Cow<'t, str>),
    /// A list.
    Array(Vec<Node<'t>>),
    /// An object; members in the order of the text, duplicates kept.
    Object(Vec<Member<'t>>),
}

/// One `"name": value` of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member<'t> {
    /// The name, escapes resolved.
    pub name: Spanned<Cow<'t, str>>,
    /// The value.
    pub value: Node<'t>,
}

/// Why a text is not JSON, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong.
    pub fault: SyntaxFault,
    /// The offending text; at the end of the text where something is missing.
    pub span: Span,
}

/// The ways in which a text can fail to be JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SyntaxFault {
    /// Nothing but white space.
    Empty,
    /// `//` or `/* */`.
    Comment,
    /// A comma before `}` or `]`.
    TrailingComma,
    /// Two values or members without a comma between them.
    MissingComma,
    /// A member name without a colon after it.
    MissingColon,
    /// A member name and a colon without a value.
    MissingValue,
    /// A member name that is not in double quotes.
    UnquotedName,
    /// `'…'`
    SingleQuotes,
    /// A string that does not end.
    UnterminatedString,
    /// A backslash followed by something JSON does not know.
    InvalidEscape,
    /// A control character inside a string, which must be written as an escape.
    ControlCharacter,
    /// A number that JSON does not write this way.
    InvalidNumber,
    /// An object that does not end.
    UnterminatedObject,
    /// A list that does not end.
    UnterminatedArray,
    /// More after the end of the value.
    TrailingText,
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
    /// Anything else that cannot stand here.
    Unexpected,
}

/// Reads strict JSON.
///
/// Takes the whole text; gives the one value in it. The first fault ends the reading, since what
/// follows a fault cannot be trusted to mean what it says.
pub fn parse(text: &str) -> Result<Node<'_>, SyntaxError> {
    if text.trim_matches(is_json_space).is_empty() {
        return Err(SyntaxError { fault: SyntaxFault::Empty, span: Span::new(0, text.len()) });
    }
    characters(text)?;
    reader::read(text)
}

fn is_json_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// One walk over the bytes for what is wrong wherever it stands: nesting, control characters inside strings, other white
/// space than JSON's, and numbers with leading zeros.
fn characters(text: &str) -> Result<(), SyntaxError> {
    let bytes = text.as_bytes();
    let fault =
        |fault, start: usize, end: usize| SyntaxError { fault, span: Span::new(start, end) };
    let (mut depth, mut at) = (0_usize, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'"' => at = skip_string(text, at)?,
            b'{' | b'[' => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(fault(SyntaxFault::TooDeep, at, at + 1));
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'0' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
                && !in_number(&bytes[..at]) =>
            {
                return Err(fault(SyntaxFault::InvalidNumber, at, at + 2));
            }
            // A comment is the reader's to name; what stands inside it must not be judged here.
            b'/' => return Ok(()),
            b if b >= 0x80 || (b < 0x20 && !is_json_space(char::from(b))) => {
                let end = at + text[at..].chars().next().map_or(1, char::len_utf8);
                return Err(fault(SyntaxFault::Unexpected, at, end));
            }
            _ => {}
        }
        at += 1;
    }
    Ok(())
}

/// Whether what ends here is a number that goes on: zeros may follow a digit, a point or an exponent's sign.
fn in_number(before: &[u8]) -> bool {
    match before {
        [.., b'e' | b'E', b'-'] => true,
        [.., last] => last.is_ascii_digit() || matches!(last, b'.' | b'e' | b'E' | b'+'),
        [] => false,
    }
}

/// From the opening quote to the index of the closing one.
fn skip_string(text: &str, open: usize) -> Result<usize, SyntaxError> {
    let bytes = text.as_bytes();
    let mut at = open + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => return Ok(at),
            b'\\' => at += 1,
            b'\n' => break,
            0..0x20 => {
                let span = Span::new(at, at + 1);
                return Err(SyntaxError { fault: SyntaxFault::ControlCharacter, span });
            }
            _ => {}
        }
        at += 1;
    }
    let end = bytes[open..].iter().position(|&b| b == b'\n').map_or(text.len(), |n| open + n);
    Err(SyntaxError { fault: SyntaxFault::UnterminatedString, span: Span::new(open, end) })
}

impl<'t> Node<'t> {
    /// The member of that name, if this is an object that has it; the last one where it stands
    /// twice.
    pub fn get(&self, name: &str) -> Option<&Node<'t>> {
        match &self.value {
            Value::Object(members) => {
                members.iter().rev().find(|member| member.name.value == name).map(|m| &m.value)
            }
            _ => None,
        }
    }

    /// The node at a JSON pointer (RFC 6901), this node being its root.
    pub fn at(&self, pointer: &str) -> Option<&Node<'t>> {
        pointer.split('/').skip(1).try_fold(self, |node, step| {
            let step = step.replace("~1", "/").replace("~0", "~");
            match &node.value {
                Value::Array(items) => items.get(step.parse::<usize>().ok()?),
                _ => node.get(&step),
            }
        })
    }

    /// The entries of a list.
    pub fn as_array(&self) -> Option<&[Node<'t>]> {
        match &self.value {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }
}

/// A number in its shortest form: `5` for `5.0`, `100000` for `1e5` (L-016). What would be longer than anybody
/// writes numbers stays as it is.
pub fn shortest_number(text: &str) -> String {
    const MAX_ZEROS: usize = 40;
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let Ok(exponent) = exponent.parse::<i32>() else { return text.to_owned() };
    let digits = format!("{whole}{fraction}");
    // Where the point stands among the digits; beyond them there are zeros.
    let Some(point) = i32::try_from(whole.len()).ok().and_then(|at| at.checked_add(exponent))
    else {
        return text.to_owned();
    };
    let zeros = |count: i32| usize::try_from(count).unwrap_or(0);
    let (before, behind) = (zeros(-point), zeros(point).saturating_sub(digits.len()));
    if before > MAX_ZEROS || behind > MAX_ZEROS {
        return text.to_owned();
    }
    let all = format!("{}{digits}{}", "0".repeat(before), "0".repeat(behind));
    let (whole, fraction) = all.split_at(zeros(point).min(all.len()));
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    match fraction {
        "" if whole == "0" => "0".to_owned(),
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    }
}

/// Writes one step of a JSON pointer (RFC 6901).
pub fn pointer_step(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fault(text: &str) -> SyntaxFault {
        parse(text).unwrap_err().fault
    }

    #[test]
    fn every_value_has_its_span() {
        let node = parse(r#" {"a": [1, "é"]}"#).unwrap();
        assert_eq!(node.span, Span::new(1, 17));
        assert_eq!(node.at("/a/1").unwrap().span, Span::new(11, 15));
        assert_eq!(node.at("/a/2"), None);
    }

    #[test]
    fn what_aws_refuses_is_named() {
        assert_eq!(fault(""), SyntaxFault::Empty);
        assert_eq!(fault(" \n"), SyntaxFault::Empty);
        assert_eq!(fault("{} // x"), SyntaxFault::Comment);
        assert_eq!(fault(r#"{"a": 1,}"#), SyntaxFault::TrailingComma);
        assert_eq!(fault("[1,]"), SyntaxFault::TrailingComma);
        assert_eq!(fault("[1 2]"), SyntaxFault::MissingComma);
        assert_eq!(fault(r#"{"a" 1}"#), SyntaxFault::MissingColon);
        assert_eq!(fault(r#"{"a":}"#), SyntaxFault::Unexpected);
        assert_eq!(fault(r#"{"a":"#), SyntaxFault::MissingValue);
        assert_eq!(fault("{'a': 1}"), SyntaxFault::SingleQuotes);
        assert_eq!(fault("{a: 1}"), SyntaxFault::UnquotedName);
        assert_eq!(fault(r#"{"a": "b"#), SyntaxFault::UnterminatedString);
        assert_eq!(fault(r#""\q""#), SyntaxFault::InvalidEscape);
        assert_eq!(fault("\"a\tb\""), SyntaxFault::ControlCharacter);
        assert_eq!(fault("01"), SyntaxFault::InvalidNumber);
        assert_eq!(fault("{\"a\": 1"), SyntaxFault::UnterminatedObject);
        assert_eq!(fault("[1"), SyntaxFault::UnterminatedArray);
        assert_eq!(fault("{} {}"), SyntaxFault::TrailingText);
        assert_eq!(fault("\u{a0}{}"), SyntaxFault::Unexpected);
    }

    #[test]
    fn deep_nesting_is_an_error_and_not_a_crash() {
        assert_eq!(fault(&"[".repeat(10_000)), SyntaxFault::TooDeep);
        let fits = format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH));
        assert!(parse(&fits).is_ok());
    }

    #[test]
    fn numbers_have_one_shortest_form() {
        let cases = [
            ("5", "5"),
            ("5.0", "5"),
            ("1e5", "100000"),
            ("1.5e2", "150"),
            ("15e-1", "1.5"),
            ("-0.50", "-0.5"),
            ("0", "0"),
            ("-0", "0"),
            ("0.0", "0"),
            ("1e-07", "0.0000001"),
            ("1E+2", "100"),
            ("10", "10"),
            ("111122223333", "111122223333"),
            ("1e400", "1e400"),
            ("1e-400", "1e-400"),
            ("0.10", "0.1"),
        ];
        for (text, shortest) in cases {
            assert_eq!(shortest_number(text), shortest, "{text}"); // L-016
        }
    }

    proptest! {
        // serde_json is the reference for what is JSON and what is not.
        #[test]
        fn accepts_exactly_what_the_standard_accepts(text in r#"[\[\]{}",:0-9a-z\\ +.\-eE/tfn'\u{0}\u{a0}é]{0,12}"#) {
            let reference = serde_json::from_str::<serde_json::Value>(&text);
            // A number too large for serde_json is still JSON.
            let too_large = reference.as_ref().is_err_and(|e| e.to_string().contains("out of range"));
            prop_assert!(too_large || parse(&text).is_ok() == reference.is_ok(), "{text:?}: {reference:?}");
        }
    }
}
