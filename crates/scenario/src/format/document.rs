//! A policy document inside a scenario: a JSON object, or a string that holds the text.

use std::sync::Arc;

use hatcheck_policy::Span;
use hatcheck_policy::json::Value;
use serde::ser::{Serialize, SerializeSeq, Serializer};
use serde_json::value::RawValue;

use super::reading::{At, Blank, FromJson, Reading};
use crate::error::Expected;

/// A policy document as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The text of the policy: what stands in the string, or the object as it stands in the file.
    pub text: Arc<str>,
    /// How it was given.
    pub form: Form,
}

/// The two ways to give a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As a string; positions refer to its text.
    Text,
    /// As an object; positions refer to the file, in which it begins at this byte offset.
    Object {
        /// Byte offset in the file.
        offset: usize,
    },
}

impl Document {
    /// A document given by its text.
    pub fn from_text(text: impl Into<Arc<str>>) -> Self {
        Self { text: text.into(), form: Form::Text }
    }
}

impl FromJson for Document {
    fn from_json(at: At<'_>) -> Reading<Self> {
        match &at.node.value {
            Value::String(text) => Ok(Self::from_text(&**text)),
            Value::Object(_) => {
                let Span { start, end } = at.node.span;
                let text = at.text.get(start..end).unwrap_or_default().into();
                Ok(Self { text, form: Form::Object { offset: start } })
            }
            _ => at.expected(Expected::Document),
        }
    }
}

impl Blank for Document {
    fn blank() -> Self {
        Self::from_text("")
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.form {
            Form::Text => serializer.serialize_str(&self.text),
            Form::Object { .. } => RawValue::from_string(self.text.to_string())
                .map_err(serde::ser::Error::custom)?
                .serialize(serializer),
        }
    }
}

/// One document or a list of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Documents {
    /// The documents.
    pub list: Vec<Document>,
    /// Whether they were given as a list, which their pointers then show.
    pub is_list: bool,
}

impl Documents {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty() && !self.is_list
    }

    /// The pointer of each document, below that of the whole.
    pub fn pointer(&self, whole: &str, index: usize) -> String {
        if self.is_list { format!("{whole}/{index}") } else { whole.to_owned() }
    }
}

impl FromJson for Documents {
    fn from_json(at: At<'_>) -> Reading<Self> {
        match at.node.value {
            Value::Null => Ok(Self::default()),
            Value::Array(_) => Ok(Self { list: Vec::from_json(at)?, is_list: true }),
            _ => Ok(Self { list: vec![Document::from_json(at)?], is_list: false }),
        }
    }
}

impl Serialize for Documents {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.list.as_slice() {
            [single] if !self.is_list => single.serialize(serializer),
            list => {
                let mut seq = serializer.serialize_seq(Some(list.len()))?;
                for document in list {
                    seq.serialize_element(document)?;
                }
                seq.end()
            }
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Document {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Document".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A policy document: a JSON object, or a string that holds its text.",
            "type": ["object", "string"]
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Documents {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Documents".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let document = generator.subschema_for::<Document>();
        schemars::json_schema!({
            "description": "One policy document or a list of them.",
            "anyOf": [document, { "type": "array", "items": document }, { "type": "null" }]
        })
    }
}
