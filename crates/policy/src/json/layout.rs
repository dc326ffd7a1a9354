//! Laying out JSON: two spaces a level, everything kept that means something, repeated members and the way
//! numbers are written included.

use super::text::write_text;
use super::{Node, Value};

/// The text of a value, laid out.
pub fn lay_out(node: &Node<'_>) -> String {
    let mut out = String::new();
    write(node, 0, &mut out);
    out
}

fn write(node: &Node<'_>, depth: usize, out: &mut String) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(text) => out.push_str(text),
        Value::String(text) => write_text(text, out),
        Value::Array(items) if items.is_empty() => out.push_str("[]"),
        Value::Object(members) if members.is_empty() => out.push_str("{}"),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                new_line(at > 0, depth + 1, out);
                write(item, depth + 1, out);
            }
            new_line(false, depth, out);
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (at, member) in members.iter().enumerate() {
                new_line(at > 0, depth + 1, out);
                write_text(&member.name.value, out);
                out.push_str(": ");
                write(&member.value, depth + 1, out);
            }
            new_line(false, depth, out);
            out.push('}');
        }
    }
}

fn new_line(comma: bool, depth: usize, out: &mut String) {
    if comma {
        out.push(',');
    }
    out.push('\n');
    for _ in 0..depth {
        out.push_str("  ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;
    use proptest::prelude::*;

    #[test]
    fn repeated_members_and_numbers_stay_as_they_are() {
        let text = r#"{"a":1.50,"a":[],"b":{"c":[true,null]},"d":{}}"#;
        let expected = "{\n  \"a\": 1.50,\n  \"a\": [],\n  \"b\": {\n    \"c\": [\n      true,\n      null\n    ]\n  },\n  \"d\": {}\n}";
        assert_eq!(lay_out(&parse(text).unwrap()), expected);
    }

    proptest! {
        // serde_json is the reference for texts of every kind.
        #[test]
        fn any_text_is_written_as_the_reference_writes_it(text in ".{0,12}|[\\x00-\\x20\"\\\\]{0,6}") {
            let json = serde_json::to_string(&text).unwrap();
            let node = parse(&json).unwrap();
            prop_assert_eq!(node.as_str(), Some(text.as_str()));
            let laid_out = lay_out(&node);
            let again = parse(&laid_out).unwrap();
            prop_assert_eq!(again.as_str(), Some(text.as_str()));
        }
    }
}
