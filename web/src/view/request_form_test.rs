//! What the form shows is what the text says; what it writes can be taken back; what it cannot show it leaves alone.

use std::collections::BTreeSet;

use hatcheck_policy::json::{lay_out, parse};

use super::edit::{Edit, edited};
use super::keys::Kind;
use super::table::Row;
use super::*;
use crate::labels::form as labels;

/// The requests of every example, as written and laid out, and of the cases one of each shape.
pub(super) fn requests() -> Vec<String> {
    let cases = "../crates/scenario/tests/cases";
    let folders = ["elements", "evaluation", "sessions"].map(|folder| format!("{cases}/{folder}"));
    let (mut requests, mut shapes) = (Vec::new(), BTreeSet::new());
    for folder in folders.into_iter().chain(["../examples".to_owned()]) {
        let example = folder == "../examples";
        for entry in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            let root = parse(&text).unwrap();
            let Some(Value::Array(items)) = root.get("requests").map(|node| &node.value) else {
                continue;
            };
            for item in items {
                if !shapes.insert(shape(item)) && !example {
                    continue;
                }
                requests.push(text[item.span.start..item.span.end].to_owned());
                if example {
                    requests.push(lay_out(item));
                }
            }
        }
    }
    assert!(requests.len() > 200, "{}", requests.len());
    requests
}

/// What a value looks like whatever its texts say.
fn shape(node: &Node<'_>) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) => "bool".to_owned(),
        Value::Number(_) => "number".to_owned(),
        Value::String(text) => if text.is_empty() { "empty" } else { "text" }.to_owned(),
        Value::Array(items) => items.iter().map(shape).collect::<Vec<_>>().join(","),
        Value::Object(members) => {
            let member =
                |own: &json::Member<'_>| format!("{}:{}", own.name.value, shape(&own.value));
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(","))
        }
    }
}

pub(super) fn fields(form: &Form) -> Vec<Field> {
    let steps = form.steps.iter().flatten();
    let parts: Vec<&Part> = [&form.who, &form.call].into_iter().chain(steps).collect();
    let fields = parts.iter().flat_map(|part| part.fields.iter().chain(&part.more));
    fields.chain(&form.about).cloned().collect()
}

pub(super) fn tables(form: &Form) -> Vec<Table> {
    let steps = form.steps.iter().flatten();
    let parts = [&form.who, &form.call].into_iter().chain(steps);
    let tables = parts.flat_map(|part| &part.tables);
    tables.chain(&form.claims).chain([&form.context]).cloned().collect()
}

/// The text after a change that can be made.
pub(super) fn after(text: &str, change: &Edit) -> String {
    edited(text, change).unwrap_or_else(|| panic!("{change:?} of {text}"))
}

pub(super) fn is_editable(field: &Field) -> bool {
    matches!(field.shown, Shown::Text(_))
}

#[test]
fn every_request_is_shown_whole() {
    for text in requests() {
        let form = read(&text).unwrap();
        for field in fields(&form) {
            let detail = field.input == Input::Expect;
            assert!(detail || is_editable(&field), "{field:?} of {text}");
        }
        for row in tables(&form).iter().flat_map(|table| table.rows.as_ref().unwrap()) {
            assert!(row.kind.is_some(), "{row:?} of {text}");
        }
        let steps = form.steps.iter().flatten();
        let stray = [&form.who, &form.call].into_iter().chain(steps).flat_map(|part| &part.in_json);
        assert!(stray.into_iter().next().is_none(), "{text}");
    }
}

#[test]
fn half_a_mistake_waits_until_the_field_is_left() {
    assert!(!Input::Principal.takes_half("arn:aws:iam::1111"));
    assert!(Input::Principal.takes_half("arn:aws:iam::111122223333:user/a"));
    assert!(!Input::Provider.takes_half("accounts.google.co"));
    assert!(Input::Provider.takes_half("accounts.google.com"));
    // Another key may begin with the same letters.
    assert!(!Input::Key(Values::Context).takes_half("aws:SourceI"));
    assert!(!Input::Number.takes_half("3600") && !Input::Instant.takes_half("2026"));
    assert!(Input::Action.takes_half("s3:Get") && Input::Value(Kind::Text).takes_half(""));
}

#[test]
fn what_cannot_be_shown_is_left_alone_byte_for_byte() {
    let odd = [
        "null",
        "true",
        "5",
        "1e999",
        "\"x\"",
        "\"a\\nb\"",
        "\"\\u0000\"",
        "[]",
        "[1]",
        "[[1]]",
        "[null]",
        "[\"\", \"a\"]",
        "{}",
        "{\"a\": {}}",
        "{\"a\": 1, \"a\": 2}",
        "{\"\": \"\"}",
        "{\"a\\nb\": \"c\"}",
        "[{}, 5, null, \"x\"]",
    ];
    let base = r#"{"name": "n", "principal": {"federated": "accounts.google.com", "claims": {"aud": "x"}}, "federatedBy": "f",
        "assume": [{"role": "r", "tags": {"k": "v"}, "transitiveTagKeys": ["k"], "context": {"q": 1}, "durationSeconds": 900}],
        "action": "a:B", "resource": "*", "resourceAccount": "1", "context": {"k": "v"}, "credentials": "longTerm",
        "through": "v", "session": {"tags": {"k": "v"}, "issuedAt": "i"}, "sessionPolicy": {}, "expect": "allowed"}"#;
    let places = [
        "/name",
        "/principal",
        "/principal/federated",
        "/principal/claims",
        "/principal/claims/aud",
        "/federatedBy",
        "/assume",
        "/assume/0",
        "/assume/0/role",
        "/assume/0/tags",
        "/assume/0/tags/k",
        "/assume/0/transitiveTagKeys",
        "/assume/0/context",
        "/assume/0/context/q",
        "/assume/0/durationSeconds",
        "/action",
        "/resource",
        "/resourceAccount",
        "/context",
        "/context/k",
        "/credentials",
        "/through",
        "/session",
        "/session/tags",
        "/session/tags/k",
        "/session/issuedAt",
        "/sessionPolicy",
        "/expect",
        "/stray",
    ];
    let mut turn = 0;
    for place in places {
        for odd in odd {
            let text = json::edit::set(base, place, odd).unwrap();
            let form = read(&text).unwrap();
            let (fields, tables) = (fields(&form), tables(&form));
            let notes = fields
                .iter()
                .filter(|field| !is_editable(field))
                .map(|field| field.pointer.clone());
            let rows = tables.iter().flat_map(|table| table.rows.iter().flatten());
            // Of keys that stand twice a pointer leads to the last one, which is no odd row.
            let twice = |row: &&Row| {
                rows.clone().filter(|own| own.key.pointer == row.key.pointer).count() > 1
            };
            let odd_rows = rows.clone().filter(|row| row.kind.is_none() && !twice(row));
            let odd_rows = odd_rows.map(|row| row.key.pointer.clone());
            let odd_tables = tables
                .iter()
                .filter(|table| table.rows.is_none())
                .map(|table| table.pointer.clone());
            let kept: Vec<String> = notes.chain(odd_rows).chain(odd_tables).collect();
            let mut edits: Vec<Edit> = Vec::new();
            let writable = fields.iter().filter(|field| is_editable(field));
            edits.extend(writable.flat_map(|field| [field.edit(""), field.edit("900")]));
            for row in rows.filter(|row| row.kind.is_some()) {
                edits.extend([
                    row.key.edit("new"),
                    row.value.edit("1"),
                    Edit::Remove(row.key.pointer.clone()),
                ]);
                edits.push(Edit::Retype(row.key.pointer.clone(), Kind::List));
            }
            edits.extend(
                tables
                    .iter()
                    .filter(|table| table.rows.is_some())
                    .map(|table| table.new_row().edit("new")),
            );
            // A third each time: the places have most of them in common.
            turn += 1;
            for edit in edits.into_iter().skip(turn % 3).step_by(3) {
                let Some(changed) = edited(&text, &edit) else { continue };
                let (before, now) = (parse(&text).unwrap(), parse(&changed).unwrap());
                for pointer in &kept {
                    let written = |root: &Node<'_>, text: &str| {
                        root.at(pointer).map(|node| text[node.span.start..node.span.end].to_owned())
                    };
                    assert_eq!(
                        written(&before, &text),
                        written(&now, &changed),
                        "{edit:?} of {text}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_text_that_is_no_object_names_its_line() {
    assert_eq!(read("{\n  \"principal\": \n}"), Err(3));
    assert_eq!(read("[]"), Err(1));
    assert_eq!(read(""), Err(1));
    assert!(read("{}").is_ok());
}

#[test]
fn too_much_for_a_form_is_left_to_the_text() {
    let many: Vec<String> = (0..301).map(|at| format!("\"k{at}\": 1")).collect();
    let text = format!(
        "{{\"context\": {{{}}}, \"assume\": [{}]}}",
        many.join(", "),
        ["{}"; 51].join(", ")
    );
    let form = read(&text).unwrap();
    assert_eq!((form.context.rows, form.steps), (None, None));
}

#[test]
fn an_expectation_with_its_layers_is_said_in_words() {
    let text =
        r#"{"expect": {"decision": "implicitDeny", "deniedBy": ["trust", "scp"], "step": 0}}"#;
    let form = read(text).unwrap();
    assert_eq!(form.about[1].shown, Shown::Note("implicit deny by trust, scp, step 1".into()));
}

#[test]
fn each_field_and_table_has_a_name() {
    let text = r#"{"principal": {"federated": "x"}, "federatedBy": "x", "credentials": "sessionToken", "assume": [{}]}"#;
    let form = read(text).unwrap();
    let pointers = fields(&form).into_iter().map(|field| field.pointer);
    let names = tables(&form).into_iter().map(|table| table.pointer);
    for pointer in pointers.chain(names) {
        let own = pointer.rsplit('/').next().unwrap();
        assert_ne!(labels::member(&pointer), own);
    }
}
