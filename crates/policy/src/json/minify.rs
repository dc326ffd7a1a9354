//! JSON without a character of white space, for where length counts. As in laying out, everything is kept that
//! means something: repeated members, their order, and the way numbers are written.

use super::text::write_text;
use super::{Node, Value};

/// The text of a value on one line, as short as it gets.
pub fn minify(node: &Node<'_>) -> String {
    let mut out = String::new();
    write(node, &mut out);
    out
}

fn write(node: &Node<'_>, out: &mut String) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(text) => out.push_str(text),
        Value::String(text) => write_text(text, out),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                separate(at, out);
                write(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (at, member) in members.iter().enumerate() {
                separate(at, out);
                write_text(&member.name.value, out);
                out.push(':');
                write(&member.value, out);
            }
            out.push('}');
        }
    }
}

fn separate(at: usize, out: &mut String) {
    if at > 0 {
        out.push(',');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{lay_out, parse};
    use proptest::prelude::*;

    #[test]
    fn white_space_goes_and_everything_else_stays() {
        let text = "{ \"a\": 1.50,\n \"a\": [ ], \"b\": {\"c\": [true , null]}, \"d d\": {} }";
        let expected = r#"{"a":1.50,"a":[],"b":{"c":[true,null]},"d d":{}}"#;
        assert_eq!(minify(&parse(text).unwrap()), expected);
    }

    #[test]
    fn a_character_is_not_written_as_an_escape_without_need() {
        assert_eq!(minify(&parse(r#""\u00e9\/\u0007""#).unwrap()), "\"é/\\u0007\"");
    }

    proptest! {
        #[test]
        fn what_is_minified_is_laid_out_as_before(text in "[\\[{\"a:1,}\\]é\\\\n ]{0,24}") {
            if let Ok(node) = parse(&text) {
                let short = minify(&node);
                prop_assert_eq!(lay_out(&parse(&short).unwrap()), lay_out(&node));
                prop_assert!(short.len() <= text.len());
            }
        }
    }
}
