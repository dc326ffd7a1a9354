//! The layers of a decision: all policies of one kind that apply to one call (E-006).

/// A layer, named as reports name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layer {
    /// Resource control policies of the resource owner's account.
    Rcp,
    /// Service control policies of the caller's account.
    Scp,
    /// The policy of the VPC endpoint that the call travels through.
    VpcEndpoint,
    /// The resource-based policy.
    Resource,
    /// The trust policy, which is the resource-based policy of a role.
    Trust,
    /// Identity policies of the user and its groups, or of the role.
    Identity,
    /// The permissions boundary.
    Boundary,
    /// Session policies.
    Session,
    /// A rule that lives in a service and in no policy.
    Service,
}

impl Layer {
    /// The label of reports and scenarios.
    pub fn label(self) -> &'static str {
        match self {
            Self::Rcp => "rcp",
            Self::Scp => "scp",
            Self::VpcEndpoint => "vpcEndpoint",
            Self::Resource => "resource",
            Self::Trust => "trust",
            Self::Identity => "identity",
            Self::Boundary => "boundary",
            Self::Session => "session",
            Self::Service => "service",
        }
    }

    /// The layers in the order of [`Self::ALL`], each once.
    pub(crate) fn in_order(layers: &[Self]) -> Vec<Self> {
        Self::ALL.into_iter().filter(|layer| layers.contains(layer)).collect()
    }

    /// Every layer, in the order in which explanations go through them (E-061).
    pub const ALL: [Self; 9] = [
        Self::Rcp,
        Self::Scp,
        Self::VpcEndpoint,
        Self::Resource,
        Self::Trust,
        Self::Identity,
        Self::Boundary,
        Self::Session,
        Self::Service,
    ];
}

/// What one layer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LayerOutcome {
    /// An Allow applies and no Deny.
    Allow,
    /// Neither applies.
    ImplicitDeny,
    /// A Deny applies.
    ExplicitDeny,
    /// The layer does not exist for this call (E-007).
    NotApplicable,
}
