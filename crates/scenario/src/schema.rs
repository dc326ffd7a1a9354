//! The JSON Schemas of the format and, where there are reports, of the report, generated from their types.

use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::{JsonSchema, Schema};

use crate::format::Scenario;

/// The schema of a scenario as text, ready to be written to a file.
pub fn json_schema() -> String {
    let generator = SchemaSettings::draft2020_12().into_generator();
    text_of::<Scenario>(generator, "Hatcheck scenario")
}

/// The schema of a decision report as text, ready to be written to a file. Later versions of the program may write
/// further keys, so it refuses none.
#[cfg(feature = "reports")]
pub fn report_json_schema() -> String {
    text_of::<crate::Report>(written(), "Hatcheck decision report")
}

/// A generator for what is written and not read: a value that may be left out is then never `null`, and one that may be
/// `null` is never left out.
#[cfg(feature = "reports")]
pub fn written() -> SchemaGenerator {
    SchemaSettings::draft2020_12().for_serialize().with_transform(left_out).into_generator()
}

/// A type's schema under this title, as text.
pub fn text_of<T: JsonSchema>(generator: SchemaGenerator, title: &str) -> String {
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    text(&schema)
}

/// A schema as text, ready to be written to a file.
pub fn text(schema: &Schema) -> String {
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Takes `null` from the properties that need not be there.
#[cfg(feature = "reports")]
fn left_out(schema: &mut Schema) {
    use serde_json::Value;

    schemars::transform::transform_subschemas(&mut left_out, schema);
    let required = schema.get("required").cloned().unwrap_or_default();
    let is_required =
        |key: &str| required.as_array().is_some_and(|keys| keys.iter().any(|other| other == key));
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
    for (key, property) in properties.iter_mut() {
        if is_required(key) {
            continue;
        }
        if let Some(Value::Array(types)) = property.get_mut("type") {
            types.retain(|kind| kind != "null");
            if let [kind] = types.as_slice() {
                property["type"] = kind.clone();
            }
        }
        if let Some(Value::Array(choices)) = property.get_mut("anyOf") {
            choices.retain(|choice| choice.get("type").is_none_or(|kind| kind != "null"));
        }
    }
}
