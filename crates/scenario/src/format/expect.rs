//! What the author of a request expects of it.

use hatcheck_policy::json::Value;
use serde::ser::{Serialize, Serializer};

use super::reading::{At, Blank, FromJson, Reading};
use crate::error::Expected;

/// An expectation: a word, or a word with the layers and the step that it must come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expect {
    /// Only the decision matters.
    Word(ExpectedDecision),
    /// Where it comes from matters too.
    Detail(ExpectedDetail),
}

/// The decisions that can be expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
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

impl Blank for ExpectedDecision {
    fn blank() -> Self {
        Self::Allowed
    }
}

impl FromJson for Expect {
    fn from_json(at: At<'_>) -> Reading<Self> {
        match at.node.value {
            Value::String(_) => ExpectedDecision::from_json(at).map(Self::Word),
            Value::Object(_) => ExpectedDetail::from_json(at).map(Self::Detail),
            _ => at.expected(Expected::Decision),
        }
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
