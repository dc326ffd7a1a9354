//! Tags: an object of texts, in the order written. A key that stands twice is kept twice, since passing
//! a tag twice is a mistake the service reports.

use serde::ser::{Serialize, Serializer};

use super::entries;
use super::reading::{At, FromJson, Reading};
use crate::error::Expected;

/// Tag keys with their values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagMap(pub Vec<(String, String)>);

impl TagMap {
    /// Whether there is no tag.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromJson for TagMap {
    fn from_json(at: At<'_>) -> Reading<Self> {
        at.members(Expected::Tags).map(Self)
    }
}

impl Serialize for TagMap {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        entries::write(&self.0, serializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for TagMap {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Tags".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "object",
            "description": "Tag keys with their values.",
            "additionalProperties": { "type": "string" }
        })
    }
}
