//! The decision report: what was decided and why, as JSON that others read.
//!
//! Deterministic: the same input gives the same bytes. Positions leave as lines and columns from 1, and
//! offsets and spans in UTF-16 units from 0.

mod build;
mod event;
mod positions;
mod reasons;
#[cfg(feature = "schema")]
mod vocabulary;

use std::collections::BTreeMap;

use hatcheck_policy::Position;
use serde::Serialize;

use crate::format::{ContextValue, Expect};

pub use build::{Options, document_diagnostics, report, report_one, report_with, text_diagnostics};
pub use positions::Positions;

/// The report about one scenario.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The version of this form: 1.
    pub version: u32,
    /// Counts. A request without expectation counts as passed.
    pub summary: Summary,
    /// What is wrong or remarkable in the documents and requests.
    pub diagnostics: Vec<Diagnostic>,
    /// One entry a request, in the order of the file.
    pub requests: Vec<RequestReport>,
}

/// How many requests came out as expected.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// All of them.
    pub requests: usize,
    /// Those that came out as expected.
    pub passed: usize,
    /// Those that did not.
    pub failed: usize,
}

/// One finding.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Diagnostic {
    /// `error`, `securityWarning`, `warning` or `suggestion`.
    #[cfg_attr(feature = "schema", schemars(with = "vocabulary::Severity"))]
    pub severity: &'static str,
    /// Stable name.
    pub code: &'static str,
    /// For people.
    pub message: String,
    /// JSON pointer in the scenario.
    pub path: String,
    /// Where it begins.
    pub start: Place,
    /// Where it ends.
    pub end: Place,
    /// What AWS answers when it refuses to store the document for this, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_says: Option<String>,
}

/// A place in a text.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// From 1, in UTF-16 units.
    pub column: usize,
    /// From 0, in UTF-16 units.
    pub offset: usize,
}

impl From<Position> for Place {
    fn from(Position { line, column, offset }: Position) -> Self {
        Self { line, column, offset }
    }
}

/// A range of UTF-16 units.
#[derive(Clone, Copy, Debug, Default, Serialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Range {
    /// First unit.
    pub start: usize,
    /// Behind the last unit.
    pub end: usize,
}

/// One request.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RequestReport {
    /// Its name, or action and resource where it has none.
    pub name: String,
    /// `allowed`, `implicitDeny`, `explicitDeny`, `conditional` or `invalid`.
    #[cfg_attr(feature = "schema", schemars(with = "vocabulary::RequestDecision"))]
    pub decision: &'static str,
    /// On a conditional decision: the keys it hangs on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hangs_on: Option<Vec<HangingKeyReport>>,
    /// What the author expects.
    pub expect: Option<Expect>,
    /// Whether it came out so; true where nothing is expected.
    pub pass: bool,
    /// One entry a call, in order.
    pub steps: Vec<StepReport>,
    /// On a denial: changes that would turn it, each tried, best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<SuggestionReport>,
}

/// A change that would turn a denial.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SuggestionReport {
    /// What it does, for people.
    pub title: String,
    /// The edits that do it, all in the positions of the text as it is.
    pub edits: Vec<EditReport>,
}

/// One replacement of text; an insertion where start and end are the same.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct EditReport {
    /// JSON pointer of what is changed: a policy document, or a part of the scenario.
    pub path: String,
    /// Where the text to be replaced begins.
    pub start: Place,
    /// Where it ends.
    pub end: Place,
    /// What comes there.
    pub text: String,
}

/// Why a layer that decided did so.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReasonReport {
    /// The permission it is about.
    pub action: String,
    /// Its label.
    #[cfg_attr(feature = "schema", schemars(with = "crate::format::LayerName"))]
    pub layer: &'static str,
    /// What it contributed, for people.
    pub message: String,
    /// JSON pointer of the policy that granted, denied or came nearest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The statement in it, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<usize>,
    /// The first element in which the nearest statement failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed: Option<FailureReport>,
}

/// An element of a statement that did not match.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FailureReport {
    /// `Principal`, `Action`, `Resource`, one of these with `Not`, or a condition's operator.
    pub element: String,
    /// For a condition: its key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What the policy says, as far as one entry came near.
    pub policy_values: Vec<String>,
    /// What the request has; `null` where a key is absent.
    pub request_values: Option<Vec<String>>,
    /// For ARNs: the part that differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segment: Option<SegmentReport>,
}

/// A part of an ARN in which policy and request differ.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SegmentReport {
    /// `partition`, `service`, `Region`, `account` or `resource`.
    #[cfg_attr(feature = "schema", schemars(with = "vocabulary::ArnPart"))]
    pub name: &'static str,
    /// What the policy has there.
    pub policy: String,
    /// What the request has there.
    pub request: String,
}

/// A key that is not known and that the decision hangs on.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct HangingKeyReport {
    /// The key.
    pub key: String,
    /// The call that asks for it, from 0.
    pub step: usize,
    /// Values with which the request is allowed whatever the others are; `null` is no value.
    pub allowed: Vec<Option<ContextValue>>,
    /// Values with which it is not.
    pub denied: Vec<Option<ContextValue>>,
}

/// One call.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct StepReport {
    /// Who made it.
    pub principal: String,
    /// What was called.
    pub action: String,
    /// On what.
    pub resource: String,
    /// As for the request.
    #[cfg_attr(feature = "schema", schemars(with = "vocabulary::StepDecision"))]
    pub decision: &'static str,
    /// On a denial every layer that alone would have denied; on an allow every layer that granted.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::format::LayerName>"))]
    pub decided_by: Vec<&'static str>,
    /// The rules that settled it.
    pub rules: Vec<&'static str>,
    /// Why each layer that decided did so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<ReasonReport>,
    /// For an invalid call: the error code that the service returns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<&'static str>,
    /// The text that AWS would show the caller; `null` when allowed.
    pub message: Option<String>,
    /// The CloudTrail record that the call would leave in the caller's account; `null` where it leaves none.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<serde_json::Map<String, serde_json::Value>>")
    )]
    pub event: Option<serde_json::Value>,
    /// The copy that the owner of a role in another account gets; on a granted assumption alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<serde_json::Map<String, serde_json::Value>>")
    )]
    pub owner_event: Option<serde_json::Value>,
    /// Context keys, sorted.
    pub context: BTreeMap<String, ContextReport>,
    /// What each layer says.
    pub layers: Vec<LayerReport>,
    /// Further permissions that the call needs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also_needs: Vec<AlsoNeededReport>,
    /// On a granted assumption: the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<SessionReport>,
}

/// One context key.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ContextReport {
    /// Its value; `null` where it was said to be absent.
    pub value: Option<ContextValue>,
    /// `derived`, `given` or `claim`.
    #[cfg_attr(feature = "schema", schemars(with = "vocabulary::ContextSource"))]
    pub source: &'static str,
}

/// A permission that a call needs besides its own.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AlsoNeededReport {
    /// `sts:TagSession` or `sts:SetSourceIdentity`.
    pub action: String,
    /// As for the request.
    #[cfg_attr(feature = "schema", schemars(with = "vocabulary::Outcome"))]
    pub decision: &'static str,
    /// As for the step.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::format::LayerName>"))]
    pub decided_by: Vec<&'static str>,
    /// As for the step.
    pub layers: Vec<LayerReport>,
}

/// One layer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LayerReport {
    /// Its label.
    #[cfg_attr(feature = "schema", schemars(with = "crate::format::LayerName"))]
    pub layer: &'static str,
    /// `allow`, `implicitDeny`, `explicitDeny` or `notApplicable`.
    #[cfg_attr(feature = "schema", schemars(with = "vocabulary::LayerOutcome"))]
    pub outcome: &'static str,
    /// Why, where no statement says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Its policies.
    pub policies: Vec<PolicyReport>,
}

/// One policy.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PolicyReport {
    /// Its name.
    pub name: String,
    /// What it hangs on.
    pub attached_to: String,
    /// JSON pointer of its document.
    pub path: String,
    /// Its statements.
    pub statements: Vec<StatementReport>,
}

/// One statement.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct StatementReport {
    /// From 0.
    pub index: usize,
    /// Its name.
    pub sid: Option<String>,
    /// `Allow` or `Deny`; `null` where it could not be read.
    #[cfg_attr(feature = "schema", schemars(with = "Option<vocabulary::Effect>"))]
    pub effect: Option<&'static str>,
    /// Whether it applies.
    pub applies: bool,
    /// `false` on a statement with an error that keeps it from being evaluated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evaluated: Option<bool>,
    /// The whole statement.
    pub span: Range,
    /// Where the element exists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub principal: Option<ElementReport>,
    /// Where the element exists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<ElementReport>,
    /// Where the element exists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<ElementReport>,
    /// Its conditions.
    pub conditions: Vec<ConditionReport>,
}

/// How an element matched.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ElementReport {
    /// Whether it lets the statement apply.
    pub matched: bool,
    /// The entry that matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The entry that came nearest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
    /// The entry, or the element.
    pub span: Range,
}

/// How a condition matched.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ConditionReport {
    /// As written.
    pub operator: String,
    /// As written.
    pub key: String,
    /// As written.
    pub policy_values: Vec<String>,
    /// What the request has; `null` where the key is absent.
    pub request_values: Option<Vec<String>>,
    /// Whether it holds.
    pub matched: bool,
    /// From the key to the end of its values.
    pub span: Range,
}

/// The session that a granted assumption gives.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SessionReport {
    /// Its ARN.
    pub arn: String,
    /// Seconds.
    pub expires_in: u32,
    /// Session tags in force, passed and inherited.
    pub tags: BTreeMap<String, String>,
    /// What `aws:PrincipalTag/…` reads from now on.
    pub principal_tags: BTreeMap<String, String>,
    /// The source identity.
    pub source_identity: Option<String>,
}
