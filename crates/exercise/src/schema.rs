//! The JSON Schema of the format, generated from its types.

use hatcheck_scenario::schema::text_of;
use schemars::generate::SchemaSettings;

use crate::exercise::Exercise;

/// The schema as text, ready to be written to a file.
pub fn json_schema() -> String {
    text_of::<Exercise>(SchemaSettings::draft2020_12().into_generator(), "Hatcheck exercise")
}
