//! The published JSON Schema is that of the types, and agrees with the reader about every scenario here.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};

use hatcheck_scenario::schema::json_schema;
use jsonschema::Validator;
use serde_json::{Value, json};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn validator() -> Validator {
    jsonschema::validator_for(&serde_json::from_str(&json_schema()).unwrap()).unwrap()
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    let file = root().join("schema/scenario.schema.json");
    let schema = json_schema();
    if std::env::var_os("HATCHECK_UPDATE").is_some_and(|value| value == "1") {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &schema).unwrap();
    }
    let published = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        published == schema,
        "schema/scenario.schema.json is not that of the types. Write it anew with\n    \
         HATCHECK_UPDATE=1 cargo test -p hatcheck-scenario --test schema"
    );
}

#[test]
fn every_scenario_here_is_valid_by_the_schema() {
    let validator = validator();
    let cases = "crates/scenario/tests/cases";
    let mut invalid = Vec::new();
    for folder in [
        "examples",
        &format!("{cases}/evaluation"),
        &format!("{cases}/elements"),
        &format!("{cases}/sessions"),
    ] {
        let files: Vec<PathBuf> = std::fs::read_dir(root().join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
            .collect();
        assert!(!files.is_empty(), "no scenarios in {folder}");
        for file in files {
            let scenario: Value =
                serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
            for error in validator.iter_errors(&scenario) {
                let name = file.file_name().unwrap().to_string_lossy();
                invalid.push(format!("{folder}/{name}{}: {error}", error.instance_path()));
            }
        }
    }
    assert!(invalid.is_empty(), "{}", invalid.join("\n"));
}

#[test]
fn a_key_the_format_does_not_have_is_refused_at_every_depth() {
    let alice = "arn:aws:iam::111122223333:user/alice";
    let validator = validator();
    let refuses = |scenario: Value| {
        assert!(!validator.is_valid(&scenario), "{scenario}");
        assert!(hatcheck_scenario::read(&scenario.to_string()).is_err(), "{scenario}");
    };
    assert!(validator.is_valid(&json!({ "users": [{ "arn": alice }] })));
    refuses(json!({ "usres": [] }));
    refuses(json!({ "users": [{ "arn": alice, "polices": [] }] }));
    refuses(
        json!({ "accounts": [{ "id": "111122223333", "organization": { "id": "o-a", "unit": "" } }] }),
    );
    refuses(
        json!({ "requests": [{ "principal": alice, "action": "s3:GetObject", "expects": "allowed" }] }),
    );
    refuses(json!({ "requests": [{ "principal": alice, "action": "s3:GetObject",
        "expect": { "decision": "allowed", "by": [] } }] }));
    refuses(
        json!({ "requests": [{ "principal": { "federated": "accounts.google.com", "claim": {} },
        "action": "s3:GetObject" }] }),
    );
    refuses(json!({ "requests": [{ "principal": alice, "action": "s3:GetObject",
        "assume": [{ "role": "arn:aws:iam::111122223333:role/r", "name": "s" }] }] }));
}

#[test]
fn what_the_reader_refuses_by_its_type_the_schema_refuses_too() {
    let validator = validator();
    let request = |key: &str, value: Value| {
        let mut request = json!({ "principal": "anonymous", "action": "s3:GetObject" });
        request[key] = value;
        json!({ "requests": [request] })
    };
    for wrong in [
        json!([]),
        json!({ "users": {} }),
        json!({ "users": [{}] }),
        json!({ "version": "1" }),
        json!({ "unknownContext": "maybe" }),
        request("action", json!(["s3:GetObject"])),
        request("expect", json!("alowed")),
        request("context", json!([])),
        request("context", json!({ "aws:TagKeys": [["a"]] })),
        request("sessionPolicy", json!(7)),
    ] {
        assert!(hatcheck_scenario::read(&wrong.to_string()).is_err(), "{wrong}");
        assert!(!validator.is_valid(&wrong), "{wrong}");
    }
}
