//! A policy document inside a scenario: a JSON object, or a string that holds the text.

use std::sync::Arc;

use serde::de::{self, Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeSeq, Serializer};
use serde_json::value::RawValue;

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

    /// Tells an object that was just read from `file` where in it it begins.
    pub(crate) fn place_in(&mut self, file: &str) {
        if let Form::Object { offset } = &mut self.form {
            *offset = offset.wrapping_sub(file.as_ptr().addr());
        }
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_raw(<&RawValue>::deserialize(deserializer)?)
    }
}

/// What is said to be expected where something else stands.
pub(crate) const DOCUMENT_EXPECTED: &str =
    "a policy document: an object, or a string that holds one";

fn from_raw<E: de::Error>(raw: &RawValue) -> Result<Document, E> {
    let text = raw.get();
    match text.as_bytes().first() {
        // Borrowed from the file, so that its address tells where it stands: see `place_in`.
        Some(b'{') => {
            Ok(Document { text: text.into(), form: Form::Object { offset: text.as_ptr().addr() } })
        }
        Some(b'"') => {
            let text: String = serde_json::from_str(text).map_err(E::custom)?;
            Ok(Document::from_text(text))
        }
        _ => {
            Err(E::custom(format!("invalid type: {}, expected {DOCUMENT_EXPECTED}", kind_of(text))))
        }
    }
}

fn kind_of(raw: &str) -> &'static str {
    match raw.as_bytes().first() {
        Some(b'[') => "list",
        Some(b'n') => "null",
        Some(b't' | b'f') => "boolean",
        _ => "number",
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

impl<'de> Deserialize<'de> for Documents {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?;
        match raw.get().as_bytes().first() {
            Some(b'n') => Ok(Self::default()),
            Some(b'[') => {
                let items: Vec<&RawValue> =
                    serde_json::from_str(raw.get()).map_err(de::Error::custom)?;
                let list = items.into_iter().map(from_raw).collect::<Result<_, _>>()?;
                Ok(Self { list, is_list: true })
            }
            _ => Ok(Self { list: vec![from_raw(raw)?], is_list: false }),
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
