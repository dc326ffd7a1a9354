//! Which call gives a session: the three that assume a role, and `AssumeRoot` (section 3.1 of
//! roles-and-sessions.md). A step of the chain is one of the three; a request itself may be any.

use hatcheck_engine::Step;

/// A call of STS that names whose session it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AssumeCall {
    /// `AssumeRole`
    Role,
    /// `AssumeRoleWithSAML`
    Saml,
    /// `AssumeRoleWithWebIdentity`
    WebIdentity,
    /// `AssumeRoot`
    Root,
}

impl AssumeCall {
    /// Which of them a step is, if it is one. Actions are compared without case, so any spelling counts.
    pub(super) fn of(step: &Step) -> Option<Self> {
        match step.action.to_ascii_lowercase().as_str() {
            "sts:assumerole" => Some(Self::Role),
            "sts:assumerolewithsaml" => Some(Self::Saml),
            "sts:assumerolewithwebidentity" => Some(Self::WebIdentity),
            "sts:assumeroot" => Some(Self::Root),
            _ => None,
        }
    }

    /// As the API spells it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Role => "AssumeRole",
            Self::Saml => "AssumeRoleWithSAML",
            Self::WebIdentity => "AssumeRoleWithWebIdentity",
            Self::Root => "AssumeRoot",
        }
    }

    /// Whether an assertion or a token takes the place of credentials.
    pub(super) fn is_federated(self) -> bool {
        matches!(self, Self::Saml | Self::WebIdentity)
    }
}
