//! The published JSON Schema is that of the types, and agrees with the reader about the lessons.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use hatcheck_exercise::schema::json_schema;
use serde_json::Value;

#[test]
fn the_published_schema_is_that_of_the_types() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/exercise.schema.json");
    let schema = json_schema();
    if std::env::var_os("HATCHECK_UPDATE").is_some_and(|value| value == "1") {
        std::fs::write(&file, &schema).unwrap();
    }
    let published = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        published == schema,
        "schema/exercise.schema.json is not that of the types. Write it anew with\n    \
         HATCHECK_UPDATE=1 cargo test -p hatcheck-exercise --test schema"
    );
}

#[test]
fn every_lesson_is_valid_by_the_schema_and_a_misspelt_one_is_not() {
    let schema: Value = serde_json::from_str(&json_schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../exercises");
    let mut invalid = Vec::new();
    let mut read = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let exercise: Value = serde_json::from_str(&text).unwrap();
        for error in validator.iter_errors(&exercise) {
            invalid.push(format!("{}{}: {error}", path.display(), error.instance_path()));
        }
        for (right, wrong) in [("\"brief\"", "\"breif\""), ("\"expect\"", "\"expct\"")] {
            let misspelt: Value = serde_json::from_str(&text.replace(right, wrong)).unwrap();
            assert!(!text.contains(right) || !validator.is_valid(&misspelt), "{wrong}");
        }
        read += 1;
    }
    assert!(read > 0 && invalid.is_empty(), "{}", invalid.join("\n"));
}
