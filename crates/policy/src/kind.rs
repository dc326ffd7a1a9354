//! The kinds of policy, and which element each may hold (L-030 to L-040).

/// Where a policy hangs, which settles what may stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PolicyKind {
    /// Attached to a user, a group or a role, inline or managed.
    Identity,
    /// A permissions boundary.
    Boundary,
    /// Passed when a session is made.
    Session,
    /// Attached to a resource other than a role.
    Resource,
    /// The trust policy of a role.
    Trust,
    /// A service control policy.
    Scp,
    /// A resource control policy.
    Rcp,
    /// The policy of a VPC endpoint.
    VpcEndpoint,
}

/// An element of a document or statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Element {
    /// `Version`
    Version,
    /// `Id`
    Id,
    /// `Statement`
    Statement,
    /// `Sid`
    Sid,
    /// `Effect`
    Effect,
    /// `Principal`
    Principal,
    /// `NotPrincipal`
    NotPrincipal,
    /// `Action`
    Action,
    /// `NotAction`
    NotAction,
    /// `Resource`
    Resource,
    /// `NotResource`
    NotResource,
    /// `Condition`
    Condition,
}

/// Whether a kind of policy has an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Must stand there; for a pair such as `Action` and `NotAction`, one of the two.
    Required,
    /// May stand there.
    Optional,
    /// AWS refuses to store a document with it.
    Forbidden,
}

impl Element {
    /// The elements of a document, as it writes them.
    pub const OF_DOCUMENT: [Self; 3] = [Self::Version, Self::Id, Self::Statement];

    /// The elements of a statement, in the order of the specification (L-010).
    pub const OF_STATEMENT: [Self; 9] = [
        Self::Sid,
        Self::Effect,
        Self::Principal,
        Self::NotPrincipal,
        Self::Action,
        Self::NotAction,
        Self::Resource,
        Self::NotResource,
        Self::Condition,
    ];

    /// The element's name, exactly as a policy writes it (L-012).
    pub fn name(self) -> &'static str {
        match self {
            Self::Version => "Version",
            Self::Id => "Id",
            Self::Statement => "Statement",
            Self::Sid => "Sid",
            Self::Effect => "Effect",
            Self::Principal => "Principal",
            Self::NotPrincipal => "NotPrincipal",
            Self::Action => "Action",
            Self::NotAction => "NotAction",
            Self::Resource => "Resource",
            Self::NotResource => "NotResource",
            Self::Condition => "Condition",
        }
    }
}

impl PolicyKind {
    /// Every kind, in the order of the specification.
    pub const ALL: [Self; 8] = [
        Self::Identity,
        Self::Boundary,
        Self::Session,
        Self::Resource,
        Self::Trust,
        Self::Scp,
        Self::Rcp,
        Self::VpcEndpoint,
    ];

    /// The table of L-030 to L-040. Of a pair (`Principal` and `NotPrincipal`, and so on) both read
    /// `Required` where one of them must stand.
    pub fn presence(self, element: Element) -> Presence {
        use Element as E;
        use Presence::{Forbidden, Optional, Required};
        let has_principal =
            matches!(self, Self::Resource | Self::Trust | Self::Rcp | Self::VpcEndpoint);
        match element {
            E::Statement | E::Effect => Required,
            E::Version if matches!(self, Self::Scp | Self::Rcp) => Required, // L-030
            E::Version | E::Sid | E::Condition => Optional,                  // L-032, L-040
            E::Id if matches!(self, Self::Resource | Self::Trust | Self::VpcEndpoint) => Optional,
            E::Id => Forbidden,                        // L-031
            E::Principal if has_principal => Required, // L-034
            E::Principal => Forbidden,
            E::NotPrincipal if matches!(self, Self::Resource | Self::VpcEndpoint) => Required, // L-035
            E::NotPrincipal => Forbidden,
            E::Action => Required,                          // L-036
            E::NotAction if self == Self::Rcp => Forbidden, // L-037
            E::NotAction => Required,
            E::Resource | E::NotResource if self == Self::Trust => Forbidden, // L-038, L-039
            E::Resource | E::NotResource if self == Self::Resource => Optional, // L-042
            E::Resource | E::NotResource => Required,
        }
    }

    /// Whether a missing `Principal` leaves a statement that never matches (E-033).
    pub fn has_principal(self) -> bool {
        self.presence(Element::Principal) == Presence::Required
    }
}
