//! A value of the wrong type: what serde says in the words of Rust, said in those of JSON.

/// One sentence for a value that cannot stand where it stands.
pub(super) fn wrong_value(what: &str) -> String {
    let types = what
        .strip_prefix("invalid type: ")
        .or_else(|| what.strip_prefix("invalid value: "))
        // From the right: what was found may be text with these very words in it.
        .and_then(|rest| rest.rsplit_once(", expected "));
    match types {
        Some((found, wanted)) => format!("Expected {}, found {}.", expected(wanted), named(found)),
        None if what == "expected value" => {
            "Expected text in double quotes: one of the words that can stand here.".to_owned()
        }
        None => {
            let mut text = what.to_owned();
            if let Some(first) = text.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            text + "."
        }
    }
}

fn expected(wanted: &str) -> &str {
    match wanted {
        "a string" => "text in double quotes",
        "a sequence" => "a list",
        "a boolean" => "true or false",
        "u32" => "a whole number from 0 to 4294967295",
        "usize" => "a whole number from 0 on",
        "i64" => "a whole number",
        _ if wanted.starts_with("struct ") => "an object, in braces",
        _ => wanted,
    }
}

fn named(found: &str) -> String {
    let bare = found.trim_end_matches('`');
    let after = |prefix: &str| bare.strip_prefix(prefix);
    match found {
        "map" => "an object".to_owned(),
        "sequence" | "list" => "a list".to_owned(),
        "number" => "a number".to_owned(),
        "boolean" => "true or false".to_owned(),
        _ => match (after("integer `").or_else(|| after("floating point `")), after("boolean `")) {
            (Some(number), _) => format!("the number {number}"),
            (_, Some(boolean)) => boolean.to_owned(),
            _ => found.strip_prefix("string ").map_or_else(|| found.to_owned(), text),
        },
    }
}

/// The text, quoted as it was; a long one is not needed to find it.
fn text(quoted: &str) -> String {
    if quoted.chars().count() <= 60 { format!("the text {quoted}") } else { "text".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::wrong_value;

    #[test]
    fn types_are_called_what_json_calls_them() {
        let says = |what, sentence| assert_eq!(wrong_value(what), sentence);
        says("invalid type: map, expected a sequence", "Expected a list, found an object.");
        says(
            "invalid type: null, expected struct User",
            "Expected an object, in braces, found null.",
        );
        says(
            "invalid type: string \"1, expected u32\", expected a boolean",
            "Expected true or false, found the text \"1, expected u32\".",
        );
        says(
            "invalid value: integer `-1`, expected i64",
            "Expected a whole number, found the number -1.",
        );
        says(
            "invalid type: boolean `true`, expected a string",
            "Expected text in double quotes, found true.",
        );
        says("a list in a list has no meaning here", "A list in a list has no meaning here.");
    }
}
