//! The schema from which the package's types are made is that of the Rust types.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use hatcheck_wasm::schema::json_schema;

#[test]
fn the_schema_of_the_package_is_that_of_the_types() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/package.schema.json");
    let schema = json_schema();
    if std::env::var_os("HATCHECK_UPDATE").is_some_and(|value| value == "1") {
        std::fs::write(&file, &schema).unwrap();
    }
    let published = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        published == schema,
        "schema/package.schema.json is not that of the types. Write it anew with\n    \
         HATCHECK_UPDATE=1 cargo test -p hatcheck-wasm --test schema"
    );
}
