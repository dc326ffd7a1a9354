//! The JSON Schema of what the package itself takes and gives, besides scenario and report. The package's TypeScript
//! types are made from the three.

use hatcheck_scenario::report::Diagnostic;
use hatcheck_scenario::schema::{text, written};
use schemars::generate::SchemaSettings;

use crate::evaluate::EvaluateOptions;
use crate::fault::Fault;
use crate::grade::Marks;
use crate::kind::KindName;
use crate::link::LinkContent;

/// The schema as text, ready to be written to a file: definitions alone, for no document is described by it.
pub fn json_schema() -> String {
    let mut read = SchemaSettings::draft2020_12().into_generator();
    read.subschema_for::<EvaluateOptions>();
    read.subschema_for::<KindName>();
    let mut written = written();
    written.subschema_for::<Diagnostic>();
    written.subschema_for::<LinkContent>();
    written.subschema_for::<Marks>();
    written.subschema_for::<Fault>();
    let mut definitions = read.take_definitions(true);
    definitions.extend(written.take_definitions(true));
    text(&schemars::json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Hatcheck JavaScript package",
        "$defs": definitions
    }))
}
