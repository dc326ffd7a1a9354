//! The JSON Schema of the format, generated from its types.

use schemars::generate::SchemaSettings;

use crate::exercise::Exercise;

/// The schema as text, ready to be written to a file.
pub fn json_schema() -> String {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<Exercise>();
    schema.insert("title".to_owned(), "Hatcheck exercise".into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
