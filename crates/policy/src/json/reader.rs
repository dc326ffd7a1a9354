//! From a text to nodes: RFC 8259 and nothing else, and of what is something else the first fault with its place.
//!
//! It reads what [`super::characters`] has let pass, and so only to a depth that the stack can bear.

use std::borrow::Cow;

use super::{Member, Node, SyntaxError, SyntaxFault, Value, is_json_space};
use crate::span::{Span, Spanned};

/// Reads the one value of a text.
pub(super) fn read(text: &str) -> Result<Node<'_>, SyntaxError> {
    let mut reader = Reader { text, start: 0, at: 0 };
    let token = reader.next()?;
    let node = reader.value(token)?;
    match reader.next()? {
        Token::End => Ok(node),
        _ => reader.fault(SyntaxFault::TrailingText),
    }
}

struct Reader<'t> {
    text: &'t str,
    /// Where the present token begins.
    start: usize,
    /// How far the text was read.
    at: usize,
}

enum Token<'t> {
    /// A bracket, a brace, a comma or a colon.
    Mark(u8),
    /// Anything that is a value by itself.
    Value(Value<'t>),
    /// Letters that JSON does not know.
    Word,
    End,
}

impl<'t> Reader<'t> {
    fn value(&mut self, token: Token<'t>) -> Result<Node<'t>, SyntaxError> {
        let start = self.start;
        let value = match token {
            Token::Value(value) => value,
            Token::Mark(b'[') => Value::Array(self.items(start)?),
            Token::Mark(b'{') => Value::Object(self.members(start)?),
            Token::Mark(_) | Token::Word | Token::End => {
                return self.fault(SyntaxFault::Unexpected);
            }
        };
        Ok(Node { value, span: Span::new(start, self.at) })
    }

    fn items(&mut self, open: usize) -> Result<Vec<Node<'t>>, SyntaxError> {
        let mut items = Vec::new();
        let mut token = self.next()?;
        loop {
            match token {
                Token::Mark(b']') => return Ok(items),
                Token::End => return self.fault_in(SyntaxFault::UnterminatedArray, open),
                _ => items.push(self.value(token)?),
            }
            let end = self.at;
            token = self.next()?;
            match token {
                Token::Mark(b',') => token = self.behind_comma(b']')?,
                Token::Value(_) | Token::Mark(b'[' | b'{') => return missing_comma(end),
                _ => {}
            }
        }
    }

    fn members(&mut self, open: usize) -> Result<Vec<Member<'t>>, SyntaxError> {
        let mut members = Vec::new();
        let mut token = self.next()?;
        loop {
            match token {
                Token::Mark(b'}') => return Ok(members),
                Token::End => return self.fault_in(SyntaxFault::UnterminatedObject, open),
                Token::Value(Value::String(name)) => members.push(self.member(name)?),
                Token::Value(_) | Token::Word => return self.fault(SyntaxFault::UnquotedName),
                Token::Mark(_) => return self.fault(SyntaxFault::Unexpected),
            }
            let end = self.at;
            token = self.next()?;
            match token {
                Token::Mark(b',') => token = self.behind_comma(b'}')?,
                Token::Value(_) | Token::Word => return missing_comma(end),
                _ => {}
            }
        }
    }

    fn member(&mut self, name: Cow<'t, str>) -> Result<Member<'t>, SyntaxError> {
        let name = Spanned::new(name, Span::new(self.start, self.at));
        let Token::Mark(b':') = self.next()? else { return self.fault(SyntaxFault::MissingColon) };
        match self.next()? {
            Token::End => self.fault(SyntaxFault::MissingValue),
            token => Ok(Member { name, value: self.value(token)? }),
        }
    }

    /// What follows a comma, which is anything but the end of the list.
    fn behind_comma(&mut self, close: u8) -> Result<Token<'t>, SyntaxError> {
        let comma = Span::new(self.start, self.at);
        match self.next()? {
            Token::Mark(mark) if mark == close => {
                Err(SyntaxError { fault: SyntaxFault::TrailingComma, span: comma })
            }
            token => Ok(token),
        }
    }

    fn next(&mut self) -> Result<Token<'t>, SyntaxError> {
        while self.byte().is_some_and(|byte| is_json_space(char::from(byte))) {
            self.at += 1;
        }
        self.start = self.at;
        let Some(byte) = self.byte() else { return Ok(Token::End) };
        Ok(Token::Value(match byte {
            b'{' | b'}' | b'[' | b']' | b',' | b':' => {
                self.at += 1;
                return Ok(Token::Mark(byte));
            }
            b'"' => Value::String(self.string()?),
            b'-' | b'+' | b'.' | b'0'..=b'9' => Value::Number(self.number()?),
            b'\'' => return self.fault(SyntaxFault::SingleQuotes),
            b'/' => return self.comment(),
            _ => return self.word(),
        }))
    }

    fn string(&mut self) -> Result<Cow<'t, str>, SyntaxError> {
        let text = self.text;
        let mut decoded: Option<String> = None;
        self.at += 1;
        // What is not taken over yet.
        let mut from = self.at;
        loop {
            let rest = text.get(from..self.at).unwrap_or_default();
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(match decoded {
                        None => Cow::Borrowed(rest),
                        Some(decoded) => Cow::Owned(decoded + rest),
                    });
                }
                Some(b'\\') => {
                    let escape = self.escape()?;
                    let decoded = decoded.get_or_insert_default();
                    decoded.push_str(rest);
                    decoded.push(escape);
                    from = self.at;
                }
                Some(_) => self.at += 1,
                None => return self.fault(SyntaxFault::UnterminatedString),
            }
        }
    }

    fn escape(&mut self) -> Result<char, SyntaxError> {
        let start = self.at;
        self.at += 1;
        let character = match self.byte() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => self.code_point(start)?,
            _ => return self.fault_to_here(SyntaxFault::InvalidEscape, start),
        };
        self.at += 1;
        Ok(character)
    }

    /// From the `u` to the last digit, of the second half too where it takes two.
    fn code_point(&mut self, start: usize) -> Result<char, SyntaxError> {
        let mut code = self.four_digits(start)?;
        if (0xd800..0xdc00).contains(&code) {
            for expected in *b"\\u" {
                self.at += 1;
                if self.byte() != Some(expected) {
                    return self.fault_to_here(SyntaxFault::InvalidEscape, start);
                }
            }
            let second = self.four_digits(start)?;
            // What is no second half makes it no character.
            code = match second {
                0xdc00..0xe000 => 0x10000 + ((code - 0xd800) << 10) + (second - 0xdc00),
                _ => code,
            };
        }
        match char::from_u32(code) {
            Some(character) => Ok(character),
            None => self.fault_to_here(SyntaxFault::InvalidEscape, start),
        }
    }

    fn four_digits(&mut self, start: usize) -> Result<u32, SyntaxError> {
        let mut code = 0;
        for _ in 0..4 {
            self.at += 1;
            let Some(digit) = self.byte().and_then(|byte| char::from(byte).to_digit(16)) else {
                return self.fault_to_here(SyntaxFault::InvalidEscape, start);
            };
            code = code << 4 | digit;
        }
        Ok(code)
    }

    fn number(&mut self) -> Result<&'t str, SyntaxError> {
        const FAULT: SyntaxFault = SyntaxFault::InvalidNumber;
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        match self.byte() {
            // Whether more digits follow it was looked at before.
            Some(b'0') => {
                self.at += 1;
                if let Some(b'x' | b'X') = self.byte() {
                    return self.fault(FAULT);
                }
            }
            Some(b'1'..=b'9') => self.digits(),
            Some(b'+') if self.at == self.start => return self.fault(FAULT),
            Some(b'.') if self.digit_at(self.at + 1) => return self.fault(FAULT),
            Some(b'.') if self.at == self.start => return self.fault(SyntaxFault::Unexpected),
            _ => return self.fault_to_here(FAULT, self.at),
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            if !self.digit_at(self.at) {
                return self.fault(FAULT);
            }
            self.digits();
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'-' | b'+') = self.byte() {
                self.at += 1;
            }
            if !self.digit_at(self.at) {
                return self.fault_to_here(FAULT, self.at);
            }
            self.digits();
        }
        Ok(self.text.get(self.start..self.at).unwrap_or_default())
    }

    fn digits(&mut self) {
        while self.digit_at(self.at) {
            self.at += 1;
        }
    }

    fn digit_at(&self, at: usize) -> bool {
        self.text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
    }

    fn comment<T>(&mut self) -> Result<T, SyntaxError> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = match rest.as_bytes().get(1) {
            Some(b'/') => rest.find(['\n', '\r']),
            Some(b'*') => rest[2..].find("*/").map(|at| at + 4),
            _ => return self.fault(SyntaxFault::Unexpected),
        };
        self.at += length.unwrap_or(rest.len());
        self.fault(SyntaxFault::Comment)
    }

    fn word(&mut self) -> Result<Token<'t>, SyntaxError> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let known =
            [("true", Value::Bool(true)), ("false", Value::Bool(false)), ("null", Value::Null)];
        for (word, value) in known {
            if let Some(behind) = rest.strip_prefix(word)
                && !behind.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '$')
            {
                self.at += word.len();
                return Ok(Token::Value(value));
            }
        }
        while let Some(byte) = self.byte() {
            match byte {
                b'-' | b'_' | b'$' => {}
                _ if byte.is_ascii_alphanumeric() => {}
                b':' => break,
                _ if is_json_space(char::from(byte)) => break,
                _ => return self.fault(SyntaxFault::Unexpected),
            }
            self.at += 1;
        }
        Ok(Token::Word)
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// A fault of the present token, as far as it was read; of its first character at least.
    fn fault<T>(&self, fault: SyntaxFault) -> Result<T, SyntaxError> {
        match self.at > self.start {
            true => self.fault_in(fault, self.start),
            false => self.fault_to_here(fault, self.start),
        }
    }

    /// A fault of what was read from there.
    fn fault_in<T>(&self, fault: SyntaxFault, start: usize) -> Result<T, SyntaxError> {
        Err(SyntaxError { fault, span: Span::new(start, self.at) })
    }

    /// A fault from there to the present character.
    fn fault_to_here<T>(&self, fault: SyntaxFault, start: usize) -> Result<T, SyntaxError> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end = self.at + rest.chars().next().map_or(0, char::len_utf8);
        Err(SyntaxError { fault, span: Span::new(start, end) })
    }
}

fn missing_comma<T>(at: usize) -> Result<T, SyntaxError> {
    Err(SyntaxError { fault: SyntaxFault::MissingComma, span: Span::new(at, at) })
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use SyntaxFault as F;

    /// What is wrong, and the text that is to blame.
    fn fault(text: &str) -> (SyntaxFault, &str) {
        let SyntaxError { fault, span } = parse(text).unwrap_err();
        (fault, &text[span.start..span.end])
    }

    #[test]
    fn a_fault_has_the_text_that_is_to_blame() {
        for (text, expected, blamed) in [
            ("[1,]", F::TrailingComma, ","),
            (r#"{"a": 1 , }"#, F::TrailingComma, ","),
            ("[1 2]", F::MissingComma, ""),
            (r#"{"a": 1 "b": 2}"#, F::MissingComma, ""),
            (r#"{"a" 1}"#, F::MissingColon, "1"),
            (r#"{"a"}"#, F::MissingColon, "}"),
            (r#"{"a":"#, F::MissingValue, ""),
            (r#"{"a": }"#, F::Unexpected, "}"),
            ("{a-b: 1}", F::UnquotedName, "a-b"),
            ("{1: 2}", F::UnquotedName, "1"),
            ("{[1]: 2}", F::Unexpected, "["),
            ("['a']", F::SingleQuotes, "'"),
            ("[tru]", F::Unexpected, "tru"),
            ("[nulls, 1]", F::Unexpected, "nulls"),
            ("{} {}", F::TrailingText, "{"),
            ("[1, {", F::UnterminatedObject, "{"),
            ("[1, [2", F::UnterminatedArray, "[2"),
            ("[1 // a\n]", F::Comment, "// a"),
            ("[/* a */]", F::Comment, "/* a */"),
            ("[/* a", F::Comment, "/* a"),
            ("[/]", F::Unexpected, "/"),
            ("[+1]", F::InvalidNumber, "+"),
            ("[.5]", F::InvalidNumber, "."),
            ("[1.]", F::InvalidNumber, "1."),
            ("[1e]", F::InvalidNumber, "]"),
            ("[-]", F::InvalidNumber, "]"),
            ("[0x1]", F::InvalidNumber, "0"),
            (r#"["a\qb"]"#, F::InvalidEscape, r"\q"),
            (r#"["a\u12"]"#, F::InvalidEscape, "\\u12\""),
            (r#"["\ud83dx"]"#, F::InvalidEscape, r"\ud83dx"),
            (r#"["\ud83d\u0041"]"#, F::InvalidEscape, r"\ud83d\u0041"),
            (r#"["\ude00"]"#, F::InvalidEscape, r"\ude00"),
        ] {
            assert_eq!(fault(text), (expected, blamed), "{text}");
        }
    }

    #[test]
    fn a_text_is_taken_as_it_is_meant() {
        for (text, expected) in [
            (r#""plain é""#, "plain é"),
            (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
            (r#""caf\u00E9 \ud83d\ude00.""#, "café 😀."),
        ] {
            assert_eq!(parse(text).unwrap().as_str(), Some(expected));
        }
    }

    #[test]
    fn a_value_ends_where_it_is_written_to_end() {
        for text in ["-0.5e+10", "1E5", "true", "null", "\"a\\\"b\"", "[ ]", "{ \"a\" : [1, {}] }"]
        {
            let padded = format!(" \n{text}\t");
            assert_eq!(parse(&padded).unwrap().span, Span::new(2, 2 + text.len()), "{text}");
        }
    }
}
