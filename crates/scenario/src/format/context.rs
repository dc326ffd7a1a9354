//! Context keys with their values: a text, a list of texts, or `null` for "absent for sure".

use hatcheck_policy::json::{self, Value};
use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::entries;
use super::reading::{At, FromJson, Reading};
use crate::error::{Expected, FormatFault};

/// Context keys in the order written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContextMap(pub Vec<(String, Option<ContextValue>)>);

/// The value of a context key. Numbers and booleans are kept as their text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContextValue {
    /// A single-valued key.
    One(String),
    /// A multivalued key.
    Many(Vec<String>),
}

impl ContextMap {
    /// Whether no key is given.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromJson for ContextValue {
    fn from_json(at: At<'_>) -> Reading<Self> {
        match &at.node.value {
            Value::Array(_) => {
                let mut texts = Vec::new();
                at.entries(&mut |entry| match Self::from_json(entry)? {
                    Self::One(text) => {
                        texts.push(text);
                        Ok(())
                    }
                    Self::Many(_) => entry.fault(FormatFault::ListInList),
                })?;
                Ok(Self::Many(texts))
            }
            Value::String(text) => Ok(Self::One(text.to_string())),
            Value::Bool(value) => Ok(Self::One(value.to_string())),
            Value::Number(text) => Ok(Self::One(json::shortest_number(text))), // L-251
            Value::Null | Value::Object(_) => at.expected(Expected::ContextValue),
        }
    }
}

impl FromJson for ContextMap {
    fn from_json(at: At<'_>) -> Reading<Self> {
        at.members(Expected::Context).map(Self)
    }
}

impl Serialize for ContextValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(text) => serializer.serialize_str(text),
            Self::Many(texts) => {
                let mut seq = serializer.serialize_seq(Some(texts.len()))?;
                for text in texts {
                    seq.serialize_element(text)?;
                }
                seq.end()
            }
        }
    }
}

impl Serialize for ContextMap {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        entries::write(&self.0, serializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ContextMap {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Context".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "object",
            "description": "Context keys with their values; null says that a key is absent for sure.",
            "additionalProperties": {
                "type": ["string", "number", "boolean", "array", "null"],
                "items": { "type": ["string", "number", "boolean"] }
            }
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ContextValue {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ContextValue".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "The value of a context key: a text, or the texts of a multivalued key.",
            "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }]
        })
    }
}
