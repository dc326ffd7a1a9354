//! What is asked: who calls, through which roles, what, on what.

use std::sync::Arc;

use crate::instant::Instant;
use crate::world::{NamedPolicy, Tags};
use hatcheck_policy::Arn;

/// The value of a context key: one text, or a set of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A single-valued key.
    One(Arc<str>),
    /// A multivalued key; may be empty, which counts as absent.
    Many(Vec<Arc<str>>),
}

impl Value {
    /// The texts in it.
    pub fn texts(&self) -> &[Arc<str>] {
        match self {
            Self::One(text) => std::slice::from_ref(text),
            Self::Many(texts) => texts,
        }
    }
}

impl Value {
    /// A single value.
    pub fn one(text: impl Into<Arc<str>>) -> Self {
        Self::One(text.into())
    }

    /// A set of values.
    pub fn many<T: Into<Arc<str>>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::Many(texts.into_iter().map(Into::into).collect())
    }
}

/// The name of a condition key, as spelt by whoever set it. Nearly all are known before any request is.
#[derive(Clone, Debug)]
pub enum Key {
    /// One that the engine derives.
    Known(&'static str),
    /// One that was given.
    Given(Arc<str>),
}

impl std::ops::Deref for Key {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Known(name) => name,
            Self::Given(name) => name,
        }
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Key {}

impl From<&'static str> for Key {
    fn from(name: &'static str) -> Self {
        Self::Known(name)
    }
}

impl From<String> for Key {
    fn from(name: String) -> Self {
        Self::Given(name.into())
    }
}

/// Context given by hand: a value, or the statement that the key is absent for sure.
pub type GivenContext = Vec<(Key, Option<Value>)>;

/// A request, with the roles to be assumed before it is made.
#[derive(Clone, Debug)]
pub struct Request {
    /// Who starts.
    pub principal: Principal,
    /// What the principal's credentials are.
    pub credentials: Credentials,
    /// Facts of a session that was there before.
    pub session: SessionFacts,
    /// The roles to assume, in order.
    pub assume: Vec<Assume>,
    /// The request itself.
    pub call: Call,
}

/// One API call, as one check of one action on one resource (E-001, E-002).
#[derive(Clone, Debug)]
pub struct Call {
    /// `service:Name`
    pub action: String,
    /// An ARN, or `*` for an action without resource types.
    pub resource: String,
    /// The owner, where it does not follow (E-003).
    pub resource_account: Option<String>,
    /// Context given for this call.
    pub context: GivenContext,
    /// The VPC endpoint it travels through.
    pub through: Option<String>,
}

/// Who a request starts with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Principal {
    /// An IAM user.
    User(Arn),
    /// The root user of an account; its root ARN.
    Root(Arn),
    /// Some session of a role, its name not known (E-060).
    Role(Arn),
    /// A session of a role.
    AssumedRole(Arn),
    /// A federated user session, and the user who asked for it (E-057).
    FederatedUser {
        /// `…:federated-user/NAME`
        arn: Arn,
        /// The user's ARN, if it is known.
        by: Option<String>,
    },
    /// An AWS service acting for itself.
    Service(String),
    /// An identity outside AWS, before it has a session.
    External(External),
    /// An unsigned request.
    Anonymous,
}

/// An identity that an identity provider vouches for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct External {
    /// The provider's ARN, or the name of a built-in one.
    pub provider: String,
    /// SAML; else OpenID Connect.
    pub saml: bool,
    /// What the token or assertion says, by full condition key.
    pub claims: Vec<(Key, Value)>,
}

/// The credentials of a user or root user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Credentials {
    /// Long-term keys.
    #[default]
    LongTerm,
    /// From GetSessionToken.
    SessionToken,
    /// From AssumeRoot.
    AssumeRoot,
}

/// What a session carries that was there before the request.
#[derive(Clone, Debug, Default)]
pub struct SessionFacts {
    /// Session policies passed when it was made; for AssumeRoot the task policy.
    pub policies: Vec<NamedPolicy>,
    /// Session tags.
    pub tags: Tags,
    /// Keys of tags that go on to the next role.
    pub transitive_tag_keys: Vec<String>,
    /// The source identity.
    pub source_identity: Option<String>,
    /// When it was issued.
    pub issued_at: Option<Instant>,
}

/// One role to assume.
#[derive(Clone, Debug, Default)]
pub struct Assume {
    /// The role's ARN.
    pub role: String,
    /// The session name; a name is made up where none is given.
    pub session_name: Option<String>,
    /// The external id.
    pub external_id: Option<String>,
    /// The duration asked for, in seconds.
    pub duration_seconds: Option<i64>,
    /// Session tags to pass.
    pub tags: Tags,
    /// Keys of passed tags that go on.
    pub transitive_tag_keys: Vec<String>,
    /// The source identity to set.
    pub source_identity: Option<String>,
    /// Session policies to pass.
    pub session_policies: Vec<NamedPolicy>,
    /// Context given for this call.
    pub context: GivenContext,
}
