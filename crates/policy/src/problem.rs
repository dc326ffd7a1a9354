//! What can be wrong with a policy document: a stable code and typed arguments, no prose.
//!
//! The sentences that people read are made from these in one place, far above this crate.

use crate::json::SyntaxFault;
use crate::kind::{Element, PolicyKind};
use crate::span::Span;

/// How much a finding matters, in AWS's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// AWS would refuse to store it, or it cannot do what it says.
    Error,
    /// It lets in more than most authors mean.
    SecurityWarning,
    /// It probably does not mean what it says.
    Warning,
    /// It could be written better.
    Suggestion,
}

/// One finding about one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What was found.
    pub problem: Problem,
    /// The offending text.
    pub span: Span,
    /// JSON pointer of the element within the document.
    pub pointer: String,
}

/// The JSON types, to say what was found where another was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JsonType {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
}

/// What stands in a place instead of what it should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expected {
    /// A policy document.
    Document,
    /// A statement or a list of statements.
    Statements,
    /// One statement.
    Statement,
    /// Text.
    Text,
    /// Text or a list of texts.
    TextOrList,
    /// `"*"` or an object of principals.
    Principal,
    /// An object of condition operators.
    Condition,
    /// An object of condition keys.
    ConditionKeys,
    /// A condition value: text, number, boolean, or a list of these.
    ConditionValue,
}

/// Every fault of a policy document that this crate can find (elements.md, sections 1 to 10).
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields repeat the words of the variant")]
pub enum Problem {
    /// Not JSON (L-001, L-021).
    JsonSyntax { fault: SyntaxFault },
    /// The same member twice in one object (L-013).
    DuplicateMember { name: String },
    /// Two condition keys that differ only in case (L-014).
    CaseVariantKey { key: String },
    /// A JSON type that cannot stand here (L-019).
    WrongType { expected: Expected, found: JsonType },
    /// A member that no policy has, perhaps a misspelt one (L-003, L-012).
    UnknownElement { name: String, nearest: Option<&'static str> },
    /// An element that this kind of policy may not have (section 2).
    ForbiddenElement { element: Element, kind: PolicyKind },
    /// An element that this kind of policy must have.
    MissingElement { element: Element, kind: PolicyKind },
    /// Both of a pair in one statement (L-011).
    BothOfPair { element: Element, other: Element },
    /// `Version` is neither of the two (L-004).
    InvalidVersion { found: String },
    /// `Effect` is neither `Allow` nor `Deny` (L-080, L-081).
    InvalidEffect { found: String },
    /// `NotPrincipal` in a statement that allows (E-385).
    AllowWithNotPrincipal,
    /// A customer's resource control policy that allows (L-033, E-088).
    RcpAllow,
    /// A resource control policy whose principal is not `"*"` (L-034).
    RcpPrincipal,
    /// The bare action `*` in a resource control policy (L-036).
    RcpBareAction,
    /// The bare string `"*"` as principal of a trust policy (L-090, R-142).
    TrustBareStar,
    /// A word in `Principal` other than the four (L-012).
    InvalidPrincipalKey { key: String, nearest: Option<&'static str> },
    /// A text that names no principal; `word` is what it stands under, `AWS` for instance.
    InvalidPrincipal { text: String, word: Option<&'static str> },
    /// A wildcard inside a principal (L-106, E-054); `word` as above.
    WildcardInPrincipal { text: String, word: &'static str },
    /// A group, which cannot be a principal (E-035).
    GroupPrincipal { text: String },
    /// `Federated` outside a trust policy (E-278).
    FederatedOutsideTrust,
    /// An action in a trust policy that is none of STS (L-036, R-146).
    TrustAction { text: String },
    /// A list without entries: the statement has no effect (L-018).
    EmptyList { element: Element },
    /// A `Sid` with other characters than IAM takes (L-082).
    InvalidSid { sid: String },
    /// A text that names no action (L-125, L-126).
    InvalidAction { text: String },
    /// A wildcard in the service prefix of an action (L-123).
    WildcardInServicePrefix { text: String },
    /// A resource that is neither `*` nor an ARN (L-161).
    InvalidResource { text: String },
    /// A resource ARN with fewer than six parts (L-160).
    MissingArnField { text: String },
    /// An operator that IAM does not have (L-249).
    InvalidOperator { text: String, nearest: Option<String> },
    /// An operator in the wrong case, read as meant (L-248).
    OperatorCase { text: String, meant: String },
    /// `NullIfExists` (L-287).
    NullIfExists,
    /// `${` that does not make a variable (L-216).
    MalformedVariable { text: String },
    /// A character that IAM does not store (L-002).
    UnsupportedCharacter { character: char },
}

impl Problem {
    /// The stable name of the finding, the same as in the catalogue of checks.
    pub fn code(&self) -> &'static str {
        match self {
            Self::JsonSyntax { .. } => "json-syntax-error",
            Self::DuplicateMember { .. } => "duplicate-json-member",
            Self::CaseVariantKey { .. } => "duplicate-keys-with-different-case",
            Self::WrongType { .. } => "data-type-mismatch",
            Self::UnknownElement { .. } => "invalid-policy-element",
            Self::ForbiddenElement { element, kind } => forbidden_code(*element, *kind),
            Self::MissingElement { element, kind } => missing_code(*element, *kind),
            Self::BothOfPair { .. } => "unsupported-element-combination",
            Self::InvalidVersion { .. } => "invalid-version",
            Self::InvalidEffect { .. } => "invalid-effect",
            Self::AllowWithNotPrincipal => "allow-with-not-principal",
            Self::RcpAllow => "rcp-syntax-error-allow",
            Self::RcpPrincipal => "rcp-syntax-error-principal",
            Self::RcpBareAction => "rcp-syntax-error-action",
            Self::TrustBareStar => "role-trust-policy-unsupported-wildcard-in-principal",
            Self::InvalidPrincipalKey { .. } => "invalid-principal-key",
            Self::InvalidPrincipal { .. } => "invalid-principal-format",
            Self::WildcardInPrincipal { .. } => "unsupported-wildcard-in-principal",
            Self::GroupPrincipal { .. } => "unsupported-group-principal",
            Self::FederatedOutsideTrust => "federated-principal-not-supported",
            Self::TrustAction { .. } => "trust-non-sts-action",
            Self::EmptyList { .. } => "empty-list",
            Self::InvalidSid { .. } => "invalid-sid",
            Self::InvalidAction { .. } => "invalid-action-format",
            Self::WildcardInServicePrefix { .. } => "wildcard-in-service-prefix",
            Self::InvalidResource { .. } => "invalid-resource-format",
            Self::MissingArnField { .. } => "missing-arn-field",
            Self::InvalidOperator { .. } => "invalid-condition-operator",
            Self::OperatorCase { .. } => "condition-operator-case",
            Self::NullIfExists => "null-with-if-exists",
            Self::MalformedVariable { .. } => "malformed-variable",
            Self::UnsupportedCharacter { .. } => "unsupported-character",
        }
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        match self {
            Self::WildcardInServicePrefix { .. }
            | Self::OperatorCase { .. }
            | Self::TrustBareStar
            | Self::TrustAction { .. }
            | Self::EmptyList { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

fn forbidden_code(element: Element, kind: PolicyKind) -> &'static str {
    match (element, kind) {
        (Element::Principal | Element::NotPrincipal, PolicyKind::Scp) => {
            "scp-syntax-error-principal"
        }
        (Element::NotPrincipal, PolicyKind::Rcp) => "rcp-syntax-error-principal",
        (Element::NotPrincipal, PolicyKind::Trust) => "role-trust-policy-syntax-error-notprincipal",
        (Element::Principal | Element::NotPrincipal, _) => "unsupported-principal",
        (Element::Resource | Element::NotResource, _) => "role-trust-policy-syntax-error-resource",
        (Element::NotAction, _) => "rcp-syntax-error-notaction",
        _ => "unsupported-element",
    }
}

fn missing_code(element: Element, kind: PolicyKind) -> &'static str {
    match (element, kind) {
        (Element::Version, PolicyKind::Rcp) => "rcp-version-required",
        (Element::Version, _) => "scp-version-required",
        (Element::Statement, _) => "missing-statement",
        (Element::Effect, _) => "missing-effect",
        (Element::Principal, _) => "missing-principal",
        (Element::Action, _) => "missing-action",
        (Element::Resource, _) => "missing-resource",
        _ => "missing-element",
    }
}
