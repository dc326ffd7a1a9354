//! What the engine found out on the way: per layer, policy, statement and element.
//!
//! Codes, texts of the policies and spans; no prose. Spans are byte offsets into the document's own
//! text.

use std::sync::Arc;

use hatcheck_policy::policy::{Condition, Effect, Policy};
use hatcheck_policy::span::Span;

use crate::layer::{Layer, LayerOutcome};
use crate::request::Value;
use crate::service::ServiceRule;

/// One layer of one call.
#[derive(Clone, Debug)]
pub struct LayerTrace {
    /// Which layer.
    pub layer: Layer,
    /// What it says.
    pub outcome: LayerOutcome,
    /// Its policies, in the order in which the world has them.
    pub policies: Vec<PolicyTrace>,
    /// Why the layer says what its policies do not show.
    pub because: Option<Because>,
}

/// Reasons for the outcome of a layer that do not stand in a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// Nothing of the kind is attached.
    NothingAttached,
    /// This kind of caller has no such layer (section 1.1).
    NotForThisCaller,
    /// The management account is not limited (E-084, E-106).
    ManagementAccount,
    /// Service-linked roles are exempt (E-085, E-107).
    ServiceLinkedRole,
    /// The service is not on the list of those with RCP support (E-087).
    ServiceWithoutRcpSupport,
    /// The call does not travel through an endpoint (E-120).
    NotThroughEndpoint,
    /// The endpoint has no policy of its own and lets everything pass (E-122).
    EndpointWithoutPolicy,
    /// The root user has full access in its account (E-200).
    RootUser,
    /// Federated users are allowed nothing where no session policy was passed (E-241).
    FederatedWithoutSessionPolicy,
    /// The full-access policy is attached at each level (E-083).
    RcpFullAccess,
    /// A level has no policy that allows (E-103); what it hangs on.
    LevelWithoutAllow(String),
    /// A level has no policy at all (E-112); what it hangs on.
    EmptyLevel(String),
    /// The resource is not in the world.
    ResourceNotListed,
    /// The role is not in the world and cannot be assumed.
    RoleNotListed,
    /// A rule of the service.
    Service(ServiceRule),
}

/// One policy.
#[derive(Clone, Debug)]
pub struct PolicyTrace {
    /// Its name.
    pub name: Arc<str>,
    /// What it hangs on.
    pub attached_to: Arc<str>,
    /// Where its document stands.
    pub path: Arc<str>,
    /// The document.
    pub policy: Arc<Policy>,
    /// Its statements, in the order of the document.
    pub statements: Vec<StatementTrace>,
}

/// One statement.
#[derive(Clone, Debug)]
pub struct StatementTrace {
    /// Its place in the document, from 0.
    pub index: usize,
    /// Its name.
    pub sid: Option<Arc<str>>,
    /// Its effect; `None` where that could not be read.
    pub effect: Option<Effect>,
    /// Whether every part of it matched.
    pub applies: bool,
    /// The whole statement.
    pub span: Span,
    /// Whether it has an error that keeps it from being evaluated.
    pub broken: bool,
    /// `Principal` or `NotPrincipal`, where the statement has it.
    pub principal: Option<PrincipalTrace>,
    /// `Action` or `NotAction`; absent only where the statement is broken.
    pub action: Option<ElementTrace>,
    /// `Resource` or `NotResource`, where the statement has it.
    pub resource: Option<ElementTrace>,
    /// The conditions.
    pub conditions: Vec<ConditionTrace>,
}

/// How `Action` or `Resource` matched.
#[derive(Clone, Debug)]
pub struct ElementTrace {
    /// Whether the element lets the statement apply.
    pub matched: bool,
    /// Whether it is the one with `Not` in its name.
    pub negated: bool,
    /// The entry that matched.
    pub by: Option<Arc<str>>,
    /// The entry that came nearest, where none matched.
    pub nearest: Option<Arc<str>>,
    /// The entry, or the whole element where there is none to name.
    pub span: Span,
}

/// How `Principal` matched.
#[derive(Clone, Debug)]
pub struct PrincipalTrace {
    /// Whether the element lets the statement apply.
    pub matched: bool,
    /// Whether it is `NotPrincipal`.
    pub negated: bool,
    /// The entry that named the caller most closely.
    pub by: Option<Arc<str>>,
    /// In which way the caller was named.
    pub class: Option<Class>,
    /// The entry, or the whole element.
    pub span: Span,
}

/// The way in which a caller was named, strongest last (E-040 to E-048).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// By its account, which only delegates.
    Account,
    /// By the user who asked for the federated session.
    ViaUser,
    /// By its role.
    ViaRole,
    /// Itself, or everyone.
    Direct,
}

/// One condition.
#[derive(Clone, Debug)]
pub struct ConditionTrace {
    /// What the policy says.
    pub condition: Arc<Condition>,
    /// What the request has; `None` where the key is absent.
    pub request_value: Option<Value>,
    /// Whether it holds.
    pub matched: bool,
}

impl ConditionTrace {
    /// The operator, as written.
    pub fn operator(&self) -> &str {
        &self.condition.name
    }

    /// The key, as written.
    pub fn key(&self) -> &str {
        &self.condition.key.value
    }

    /// The values in the policy, as written.
    pub fn policy_values(&self) -> Vec<&str> {
        self.condition.values.iter().map(|value| value.text.as_ref()).collect()
    }

    /// Whether the operator is one that IAM has.
    pub fn is_known(&self) -> bool {
        self.condition.operator.is_some()
    }

    /// From the key to the end of its values.
    pub fn span(&self) -> Span {
        self.condition.span
    }
}

impl StatementTrace {
    /// Whether it could be evaluated: it has no error, and IAM has each of its operators.
    pub fn is_evaluated(&self) -> bool {
        !self.broken && self.conditions.iter().all(ConditionTrace::is_known)
    }

    /// Whether it applies and allows.
    pub fn allows(&self) -> bool {
        self.applies && self.effect == Some(Effect::Allow)
    }

    /// Whether it applies and denies.
    pub fn denies(&self) -> bool {
        self.applies && self.effect == Some(Effect::Deny)
    }
}
