//! What the author of a request expects of it.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// An expectation: a word, or a word with the layers and the step that it must come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expect {
    /// Only the decision matters.
    Word(ExpectedDecision),
    /// Where it comes from matters too.
    Detail(ExpectedDetail),
}

/// The decisions that can be expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ExpectedDecision {
    /// Granted.
    Allowed,
    /// Refused because nothing granted it or a guardrail did not let it pass.
    ImplicitDeny,
    /// Refused by a Deny.
    ExplicitDeny,
    /// Refused, either way.
    Denied,
    /// Hangs on context that is not known.
    Conditional,
    /// Not a valid call.
    Invalid,
}

/// A decision together with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExpectedDetail {
    /// The decision.
    pub decision: ExpectedDecision,
    /// Exactly the layers that alone would have denied, in any order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denied_by: Option<Vec<LayerName>>,
    /// The step that decided, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<usize>,
}

/// The layers, as reports name them.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, serde::Serialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the engine documents its layers")]
pub enum LayerName {
    Scp,
    Rcp,
    VpcEndpoint,
    Boundary,
    Session,
    Identity,
    Resource,
    Trust,
    Service,
}

impl Expect {
    /// The decision that is expected.
    pub fn decision(&self) -> ExpectedDecision {
        match self {
            Self::Word(decision) => *decision,
            Self::Detail(detail) => detail.decision,
        }
    }
}

impl<'de> Deserialize<'de> for Expect {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WordOrDetail;
        impl<'de> Visitor<'de> for WordOrDetail {
            type Value = Expect;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a decision such as \"allowed\", or an object with \"decision\"")
            }

            fn visit_str<E: de::Error>(self, word: &str) -> Result<Expect, E> {
                ExpectedDecision::deserialize(StrDeserializer::new(word)).map(Expect::Word)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Expect, A::Error> {
                ExpectedDetail::deserialize(MapAccessDeserializer::new(map)).map(Expect::Detail)
            }
        }
        deserializer.deserialize_any(WordOrDetail)
    }
}

impl Serialize for Expect {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Word(decision) => decision.serialize(serializer),
            Self::Detail(detail) => detail.serialize(serializer),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Expect {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Expect".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let word = generator.subschema_for::<ExpectedDecision>();
        let detail = generator.subschema_for::<ExpectedDetail>();
        schemars::json_schema!({ "anyOf": [word, detail] })
    }
}
