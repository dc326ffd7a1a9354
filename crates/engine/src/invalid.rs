//! Calls that are no valid calls: parameter and state errors, which are not authorization results.

use crate::rule::Rule;

/// Why a call is not valid, and the error the service would return.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invalid {
    /// A parameter does not have the form it must have.
    Malformed {
        /// Its name in the API.
        parameter: Parameter,
        /// What was given.
        value: String,
    },
    /// The duration is not within 900 to 43,200 seconds.
    DurationOutOfRange {
        /// Seconds asked for.
        seconds: i64,
    },
    /// More than 50 session tags.
    TooManyTags {
        /// How many were passed.
        count: usize,
    },
    /// Two session tags whose keys differ at most in case.
    DuplicateTagKey {
        /// The key.
        key: String,
    },
    /// A transitive key that is not among the passed tags.
    TransitiveKeyNotPassed {
        /// The key.
        key: String,
    },
    /// More session policies than one document and ten managed ones.
    TooManyPolicies {
        /// How many were passed.
        count: usize,
    },
    /// The token lists roles, and not this one.
    RoleNotInToken {
        /// The role that was asked for.
        role: String,
    },
    /// The duration is above the role's maximum.
    AboveRoleMaximum {
        /// Seconds asked for.
        seconds: i64,
        /// The role's maximum in seconds.
        maximum: u32,
    },
    /// A chained session lasts an hour at most.
    AboveChainingMaximum {
        /// Seconds asked for.
        seconds: i64,
    },
    /// Another source identity is set already.
    SourceIdentityAlreadySet {
        /// The one that is set.
        set: String,
    },
    /// A passed tag has the key of an inherited one.
    TransitiveTagConflict {
        /// The key.
        key: String,
    },
    /// A session policy that is not a policy.
    MalformedSessionPolicy {
        /// Its name.
        name: String,
    },
    /// The role's account has no such provider.
    NoSuchProvider {
        /// The provider that was named.
        provider: String,
    },
    /// The provider does not list the token's audience.
    WrongAudience {
        /// What the token says.
        audience: String,
    },
    /// Only its service can change a service-linked role.
    Unmodifiable,
}

/// A parameter of an STS call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Parameter {
    /// 2 to 64 of the characters of names.
    RoleSessionName,
    /// 2 to 1,224 characters.
    ExternalId,
    /// 2 to 64 of the characters of names.
    SourceIdentity,
    /// 1 to 128 characters.
    TagKey,
    /// At most 256 characters.
    TagValue,
}

impl Parameter {
    /// Its name in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::RoleSessionName => "roleSessionName",
            Self::ExternalId => "externalId",
            Self::SourceIdentity => "sourceIdentity",
            Self::TagKey => "tags.key",
            Self::TagValue => "tags.value",
        }
    }
}

impl Invalid {
    /// The error code that the service returns.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Malformed { .. }
            | Self::DurationOutOfRange { .. }
            | Self::TooManyTags { .. }
            | Self::TooManyPolicies { .. }
            | Self::AboveRoleMaximum { .. }
            | Self::AboveChainingMaximum { .. }
            | Self::SourceIdentityAlreadySet { .. } => "ValidationError",
            Self::DuplicateTagKey { .. }
            | Self::TransitiveKeyNotPassed { .. }
            | Self::TransitiveTagConflict { .. } => "InvalidParameterValue",
            Self::MalformedSessionPolicy { .. } => "MalformedPolicyDocument",
            Self::NoSuchProvider { .. }
            | Self::WrongAudience { .. }
            | Self::RoleNotInToken { .. } => "InvalidIdentityToken",
            Self::Unmodifiable => "UnmodifiableEntity",
        }
    }

    /// The rule of the specification.
    pub fn rule(&self) -> Rule {
        match self {
            Self::Malformed { .. }
            | Self::DurationOutOfRange { .. }
            | Self::TooManyTags { .. }
            | Self::TooManyPolicies { .. }
            | Self::DuplicateTagKey { .. }
            | Self::TransitiveKeyNotPassed { .. } => Rule::R_040,
            Self::AboveRoleMaximum { .. } => Rule::R_051,
            Self::AboveChainingMaximum { .. } => Rule::R_191,
            Self::SourceIdentityAlreadySet { .. } => Rule::R_052,
            Self::TransitiveTagConflict { .. } => Rule::R_053,
            Self::MalformedSessionPolicy { .. } => Rule::R_054,
            Self::NoSuchProvider { .. } | Self::WrongAudience { .. } => Rule::R_116,
            Self::RoleNotInToken { .. } => Rule::R_123,
            Self::Unmodifiable => Rule::R_132,
        }
    }
}
