//! Context keys with their values: a text, a list of texts, or `null` for "absent for sure".

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::entries;

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

const EXPECTED: &str = "a text, a number, true or false, a list of these, or null";

impl<'de> Deserialize<'de> for ContextValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Value;
        impl<'de> Visitor<'de> for Value {
            type Value = ContextValue;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(EXPECTED)
            }

            fn visit_bool<E: de::Error>(self, value: bool) -> Result<ContextValue, E> {
                Ok(ContextValue::One(value.to_string()))
            }

            fn visit_i64<E: de::Error>(self, value: i64) -> Result<ContextValue, E> {
                Ok(ContextValue::One(value.to_string()))
            }

            fn visit_u64<E: de::Error>(self, value: u64) -> Result<ContextValue, E> {
                Ok(ContextValue::One(value.to_string()))
            }

            fn visit_f64<E: de::Error>(self, value: f64) -> Result<ContextValue, E> {
                Ok(ContextValue::One(value.to_string()))
            }

            fn visit_str<E: de::Error>(self, value: &str) -> Result<ContextValue, E> {
                Ok(ContextValue::One(value.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<ContextValue, A::Error> {
                let mut texts = Vec::new();
                while let Some(value) = seq.next_element::<ContextValue>()? {
                    match value {
                        ContextValue::One(text) => texts.push(text),
                        ContextValue::Many(_) => {
                            return Err(de::Error::custom("a list in a list has no meaning here"));
                        }
                    }
                }
                Ok(ContextValue::Many(texts))
            }
        }
        deserializer.deserialize_any(Value)
    }
}

impl<'de> Deserialize<'de> for ContextMap {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        entries::read(deserializer, "an object of context keys").map(Self)
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
