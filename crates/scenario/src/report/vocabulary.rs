//! The words that can stand in a report where its types hold a text: for the JSON Schema alone.
//!
//! The texts come out of the engine's and the product's own words. That no report holds another one is a test's to
//! say, over every scenario here (`tests/report_schema.rs`).

#![allow(dead_code, reason = "only their schemas are asked for")]

use schemars::JsonSchema;

/// How much a finding matters, in AWS's words.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum Severity {
    Error,
    SecurityWarning,
    Warning,
    Suggestion,
}

/// What a whole request comes to.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum RequestDecision {
    Allowed,
    ImplicitDeny,
    ExplicitDeny,
    Conditional,
    Invalid,
}

/// What one call comes to.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum StepDecision {
    Allowed,
    ImplicitDeny,
    ExplicitDeny,
    Invalid,
}

/// An authorization result.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum Outcome {
    Allowed,
    ImplicitDeny,
    ExplicitDeny,
}

/// What one layer says.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum LayerOutcome {
    Allow,
    ImplicitDeny,
    ExplicitDeny,
    NotApplicable,
}

/// Where the value of a context key comes from.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum ContextSource {
    Derived,
    Given,
    Claim,
}

/// The effect of a statement.
#[derive(JsonSchema)]
pub(super) enum Effect {
    Allow,
    Deny,
}

/// A part of an ARN.
#[derive(JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum ArnPart {
    Partition,
    Service,
    #[serde(rename = "Region")]
    Region,
    Account,
    Resource,
}
