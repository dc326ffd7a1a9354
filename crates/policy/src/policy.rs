//! The typed policy: what a document says once it has been read, each element with its span.
//!
//! Texts are shared, so that a decision can name them without copying them.

use std::sync::Arc;

use crate::arn::Arn;
use crate::glob::Glob;
use crate::operator::Operator;
use crate::pattern::Pattern;
use crate::problem::Diagnostic;
use crate::span::{Span, Spanned};

/// A policy document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The language version, which switches policy variables on (L-004, L-005).
    pub version: Version,
    /// Statements that could be read.
    pub statements: Vec<Statement>,
    /// Statements with an error that keeps them from being evaluated (L-020).
    pub broken: Vec<BrokenStatement>,
    /// Whether the text was JSON with a document in it; if not there are no statements (L-021).
    pub readable: bool,
    /// What was found on the way, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// The version of the policy language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Version {
    /// `2008-10-17`, also where none is given: no policy variables.
    #[default]
    V2008,
    /// `2012-10-17`
    V2012,
}

/// What a statement does when it applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// It grants, or lets pass.
    Allow,
    /// It refuses, whatever else is said.
    Deny,
}

impl Effect {
    /// The word as a policy writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Allow => "Allow",
            Self::Deny => "Deny",
        }
    }
}

/// A statement that can be evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its place in `Statement`, from 0.
    pub index: usize,
    /// Its name, if it has one.
    pub sid: Option<Spanned<Arc<str>>>,
    /// What it does.
    pub effect: Effect,
    /// `Principal` or `NotPrincipal`; `None` where neither stands.
    pub principal: Option<Element<PrincipalEntry>>,
    /// `Action` or `NotAction`.
    pub action: Element<ActionEntry>,
    /// `Resource` or `NotResource`; `None` where neither stands, which matches (E-030, L-042).
    pub resource: Option<Element<ResourceEntry>>,
    /// One for each key of each operator, in the order of the text.
    pub conditions: Vec<Arc<Condition>>,
    /// The whole statement.
    pub span: Span,
}

/// A statement that AWS would refuse and that never applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenStatement {
    /// Its place in `Statement`, from 0.
    pub index: usize,
    /// Its name, if that could be read.
    pub sid: Option<Arc<str>>,
    /// Its effect, if that could be read.
    pub effect: Option<Effect>,
    /// The whole statement.
    pub span: Span,
}

/// One of a pair such as `Action` and `NotAction`, with its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element<T> {
    /// Whether it is the one with `Not` in its name.
    pub negated: bool,
    /// The entries, alternatives of each other.
    pub entries: Vec<T>,
    /// The value, brackets included.
    pub span: Span,
}

/// One entry of `Action` or `NotAction`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionEntry {
    /// As written.
    pub text: Arc<str>,
    /// In lower case, since case does not matter (L-121); `None` if it names no action (L-125).
    pub glob: Option<Glob>,
    /// Where it stands.
    pub span: Span,
}

/// One entry of `Resource` or `NotResource`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceEntry {
    /// As written.
    pub text: Arc<str>,
    /// What it covers.
    pub pattern: ResourcePattern,
    /// Where it stands.
    pub span: Span,
}

/// What an entry of `Resource` covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResourcePattern {
    /// The lone `*`: everything, also the resource `*` (L-150).
    Any,
    /// A pattern for ARNs.
    Arn(Pattern),
    /// Neither; matches nothing (L-161).
    Invalid,
}

/// One principal of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipalEntry {
    /// As written.
    pub text: Arc<str>,
    /// Whom it names.
    pub name: PrincipalName,
    /// Where it stands.
    pub span: Span,
}

/// Whom a principal entry names (section 5 of elements.md).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrincipalName {
    /// `"*"` (L-090, L-091)
    Everyone,
    /// An account, by id or by its root ARN; with the partition where the ARN says it (L-092, L-093).
    Account {
        /// The twelve digits.
        id: String,
        /// `None` for the bare id.
        partition: Option<String>,
    },
    /// A user (L-094).
    User(Arn),
    /// A role (L-095).
    Role(Arn),
    /// One session of a role (L-096).
    AssumedRole(Arn),
    /// One federated user session (L-097).
    FederatedUser(Arn),
    /// A stored `AIDA…` or `AROA…` (L-098).
    UniqueId(String),
    /// A service (L-099).
    Service(String),
    /// An identity provider, by ARN or as a built-in name (L-100, L-101).
    Federated(String),
    /// An S3 canonical user id (L-102).
    CanonicalUser(String),
    /// Nobody: a group, a wildcard inside an ARN, or no principal at all.
    Nobody,
}

/// One condition: an operator, a key, and the values that satisfy it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The operator's name as written.
    pub name: String,
    /// The operator, `None` if there is no such operator: never satisfied (L-249).
    pub operator: Option<Operator>,
    /// The condition key as written; case does not matter (L-245).
    pub key: Spanned<String>,
    /// The values.
    pub values: Vec<ConditionValue>,
    /// From the key to the end of its values.
    pub span: Span,
}

/// One value of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionValue {
    /// As text; numbers and booleans as their shortest text (L-016, L-251).
    pub text: String,
    /// The value as the operator reads it.
    pub pattern: Pattern,
    /// Where it stands.
    pub span: Span,
}
