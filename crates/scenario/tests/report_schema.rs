//! The published JSON Schema of the report is that of the types, and every report here is valid by it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};

use hatcheck_scenario::schema::report_json_schema;
use hatcheck_scenario::{ParseCache, evaluate, read, report};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The schema, with no key allowed that it does not name: so strict it is for this version of the program alone.
fn closed_schema() -> Value {
    fn close(value: &mut Value) {
        match value {
            Value::Object(members) => {
                if members.get("properties").is_some_and(Value::is_object) {
                    members.insert("additionalProperties".to_owned(), false.into());
                }
                members.values_mut().for_each(close);
            }
            Value::Array(entries) => entries.iter_mut().for_each(close),
            _ => {}
        }
    }
    let mut schema = serde_json::from_str(&report_json_schema()).unwrap();
    close(&mut schema);
    schema
}

#[test]
fn the_published_schema_of_the_report_is_that_of_the_types() {
    let file = root().join("schema/report.schema.json");
    let schema = report_json_schema();
    if std::env::var_os("HATCHECK_UPDATE").is_some_and(|value| value == "1") {
        std::fs::write(&file, &schema).unwrap();
    }
    let published = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        published == schema,
        "schema/report.schema.json is not that of the types. Write it anew with\n    \
         HATCHECK_UPDATE=1 cargo test -p hatcheck-scenario --test report_schema"
    );
}

#[test]
fn every_report_here_is_valid_by_the_schema_and_has_no_key_that_it_does_not_name() {
    let validator = jsonschema::validator_for(&closed_schema()).unwrap();
    let cases = "crates/scenario/tests/cases";
    let mut invalid = Vec::new();
    for folder in [
        "examples",
        &format!("{cases}/evaluation"),
        &format!("{cases}/elements"),
        &format!("{cases}/sessions"),
    ] {
        for entry in std::fs::read_dir(root().join(folder)).unwrap() {
            let file = entry.unwrap().path();
            if file.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            let loaded = read(&std::fs::read_to_string(&file).unwrap()).unwrap();
            let evaluation = evaluate(&loaded.scenario, None, &mut ParseCache::default());
            let written = serde_json::to_value(report(&loaded, &evaluation)).unwrap();
            for error in validator.iter_errors(&written) {
                let name = file.file_name().unwrap().to_string_lossy();
                invalid.push(format!("{folder}/{name}{}: {error}", error.instance_path()));
            }
        }
    }
    assert!(invalid.is_empty(), "{}", invalid.join("\n"));
}
