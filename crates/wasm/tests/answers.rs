//! What the module answers, asked natively: what is thrown, where it is, and that nothing takes for ever.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use hatcheck_policy::json::{self, Node};
use hatcheck_wasm::fault::Fault;
use hatcheck_wasm::link::{ContentKind, decode, encode};
use hatcheck_wasm::{evaluate::evaluate, validate::validate};

const NOW: f64 = 1_768_467_600_000.0;

fn refused(scenario: &str) -> Box<Fault> {
    evaluate(scenario, "{}", NOW).unwrap_err()
}

#[test]
fn a_misspelt_key_is_named_with_its_place_in_utf16_units_and_what_was_meant() {
    let fault = refused("{ \"title\": \"😀\", \"usres\": [] }");
    assert_eq!((fault.code, fault.path.as_deref()), ("unknown-key", Some("/usres")));
    assert_eq!(fault.nearest.as_deref(), Some("users"));
    let start = fault.start.unwrap();
    assert_eq!((start.line, start.column, start.offset), (1, 18, 17));
}

#[test]
fn options_that_there_are_not_are_refused() {
    let fault = evaluate("{}", r#"{ "sugestions": false }"#, NOW).unwrap_err();
    assert_eq!(fault.code, "invalid-options");
    assert!(fault.message.contains("`sugestions`"), "{}", fault.message);
}

#[test]
fn what_is_too_large_or_too_deep_or_too_much_is_refused() {
    assert_eq!(refused(&" ".repeat(6 << 20)).code, "file-too-large");
    assert_eq!(refused(&"[".repeat(100_000)).code, "json-syntax-error");
    // A pattern that is met at each of very many places, but never whole.
    let (pattern, resource) = (format!("*{}b", "a".repeat(1 << 20)), "a".repeat(2 << 20));
    let user = "arn:aws:iam::111122223333:user/alice";
    let scenario = format!(
        r#"{{ "users": [{{ "arn": "{user}", "policies": [{{ "name": "P", "document": {{ "Version": "2012-10-17",
            "Statement": {{ "Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::{pattern}" }} }} }}] }}],
            "requests": [{{ "principal": "{user}", "action": "s3:GetObject", "resource": "arn:aws:s3:::{resource}" }}] }}"#
    );
    assert_eq!(refused(&scenario).code, "too-much-to-decide");
}

#[test]
fn a_document_is_checked_as_what_it_is() {
    let trust = r#"{ "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" } }"#;
    assert_eq!(validate(trust, "trust").unwrap().len(), 0);
    let found = validate(trust, "identity").unwrap();
    assert!(found.iter().any(|own| own.path == "/Statement/Principal"), "{found:?}");
    assert_eq!(validate("{", "trust").unwrap()[0].code, "json-syntax-error");
    assert_eq!(validate(trust, "trsut").unwrap_err().nearest.as_deref(), Some("trust"));
    assert_eq!(validate(&" ".repeat(2 << 20), "trust").unwrap_err().code, "file-too-large");
}

#[test]
fn links_are_those_of_the_page_and_of_the_command_line() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/tests/links.golden");
    let golden = std::fs::read_to_string(file).unwrap();
    for line in golden.lines().filter(|line| !line.starts_with('#')) {
        let line = json::parse(line).unwrap();
        let member = |name: &str| line.get(name).and_then(Node::as_str);
        let link = member("link").unwrap();
        match (line.get("holds"), decode(link)) {
            (Some(holds), Ok(content)) => {
                let minified = json::minify(&json::parse(&content.text).unwrap());
                assert_eq!(minified, json::minify(holds), "{link}");
                if content.kind == ContentKind::Scenario {
                    match encode(&content.text) {
                        Ok(own) => assert_eq!(decode(&own).unwrap(), content, "{link}"),
                        // Longer ones are read than written.
                        Err(fault) => assert_eq!(fault.code, "link-too-long", "{link}"),
                    }
                }
            }
            (None, Err(fault)) => assert_eq!(Some(fault.message.as_str()), member("error")),
            (_, other) => panic!("{link} gave {other:?}"),
        }
    }
}
