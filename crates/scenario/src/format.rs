//! The scenario file as its types: what a person edits, what a link carries, what the command line
//! reads. The JSON Schema is generated from these types.
//!
//! Keys are camelCase, and a key that is not here is an error. Everything but requests and what
//! identifies an entry may be left out.

mod context;
mod document;
mod entries;
mod expect;
mod objects;
mod principal;
pub mod reading;
mod request;
mod tags;
mod visit;

use serde::Serialize;

pub use context::{ContextMap, ContextValue};
pub use document::{Document, Documents, Form};
pub use expect::{Expect, ExpectedDecision, ExpectedDetail, LayerName};
pub(crate) use principal::{BUILT_IN_PROVIDERS, PrincipalText, read as read_principal};
pub use principal::{FederatedPrincipal, PrincipalField};
pub use request::{AssumeStep, Credentials, Request, SessionFacts};
pub use tags::TagMap;

/// A small world and the requests made in it.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Scenario {
    /// Where the JSON Schema of this format is; for editors, without meaning here.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of the format: 1.
    #[serde(default = "first_version")]
    pub version: u32,
    /// The instant of the requests, in ISO 8601; the host's clock where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
    /// A short title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Markdown, shown above the editors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Accounts, with their organization and guardrails.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accounts: Vec<Account>,
    /// IAM users.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub users: Vec<User>,
    /// User groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// Roles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    /// Resources other than roles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<Resource>,
    /// Identity providers. Where the key is absent nothing is said about them, and nothing checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity_providers: Option<Vec<IdentityProvider>>,
    /// VPC endpoints.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vpc_endpoints: Vec<VpcEndpoint>,
    /// What a context key counts as that is neither given nor derived.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unknown_context: UnknownContext,
    /// The requests.
    #[serde(default)]
    pub requests: Vec<Request>,
}

fn first_version() -> u32 {
    1
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// What a context key counts as that is neither given nor derived.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum UnknownContext {
    /// Absent, as AWS would treat it at run time.
    #[default]
    Absent,
    /// Unknown: a decision that hangs on it is reported as conditional.
    Unknown,
}

/// An AWS account.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Account {
    /// Twelve digits.
    pub id: String,
    /// Shown instead of the digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The organization it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<Organization>,
    /// One entry a level, from the root down to the account. None: no such layer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_control_policies: Option<Vec<Level>>,
    /// The same for resource control policies. The full-access policy need not be listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource_control_policies: Option<Vec<Level>>,
}

/// Membership in an organization.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Organization {
    /// `o-…`
    pub id: String,
    /// `o-…/r-…/ou-…/`, with a final slash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Whether this is the management account.
    #[serde(default, skip_serializing_if = "is_default")]
    pub management_account: bool,
}

/// The policies attached at one level of an organization.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Level {
    /// The root, unit or account.
    #[serde(default)]
    pub target: String,
    /// What is attached there.
    #[serde(default)]
    pub policies: Vec<AttachedPolicy>,
}

/// A policy document under its name.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AttachedPolicy {
    /// Its name.
    pub name: String,
    /// Inline or managed; counts for sizes only.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: AttachmentKind,
    /// The document.
    pub document: Document,
}

/// How a policy is attached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum AttachmentKind {
    /// Part of one identity.
    #[default]
    Inline,
    /// A policy with an ARN of its own.
    Managed,
}

/// An IAM user.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct User {
    /// `arn:aws:iam::ID:user/path/name`
    pub arn: String,
    /// `AIDA…`; derived from the ARN where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// ARNs of its groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// Inline and managed policies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policies: Vec<AttachedPolicy>,
    /// The permissions boundary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permissions_boundary: Option<AttachedPolicy>,
    /// Its tags.
    #[serde(default, skip_serializing_if = "TagMap::is_empty")]
    pub tags: TagMap,
}

/// A user group.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Group {
    /// `arn:aws:iam::ID:group/path/name`
    pub arn: String,
    /// Inline and managed policies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policies: Vec<AttachedPolicy>,
}

/// A role.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Role {
    /// `arn:aws:iam::ID:role/path/name`
    pub arn: String,
    /// `AROA…`; derived from the ARN where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Who may assume it. Without one: nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust_policy: Option<Document>,
    /// Inline and managed policies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policies: Vec<AttachedPolicy>,
    /// The permissions boundary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permissions_boundary: Option<AttachedPolicy>,
    /// Seconds, 3600 to 43200.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_session_duration: Option<u32>,
    /// Its tags.
    #[serde(default, skip_serializing_if = "TagMap::is_empty")]
    pub tags: TagMap,
}

/// A resource other than a role.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Resource {
    /// Its ARN.
    pub arn: String,
    /// The owner, where the ARN does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Its resource-based policy, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<Document>,
    /// Further ARNs that its policy governs; implied for a bucket and its objects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub covers: Vec<String>,
    /// Its tags.
    #[serde(default, skip_serializing_if = "TagMap::is_empty")]
    pub tags: TagMap,
    /// The owner's organization, where the owning account is not listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<Organization>,
    /// S3: the effective RestrictPublicBuckets setting.
    #[serde(default, skip_serializing_if = "is_default")]
    pub block_public_access: bool,
    /// S3: whether tags take part in decisions.
    #[serde(default, skip_serializing_if = "is_default")]
    pub bucket_abac: bool,
    /// Whether this kind of resource grants nothing unless its own policy does.
    #[serde(default, skip_serializing_if = "is_default")]
    pub explicit_trust: bool,
}

/// A SAML or OpenID Connect provider.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IdentityProvider {
    /// Its ARN.
    pub arn: String,
    /// The client ids it accepts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audiences: Vec<String>,
}

/// A VPC endpoint.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VpcEndpoint {
    /// `vpce-…`
    pub id: String,
    /// Interface, or gateway as for S3 and DynamoDB.
    #[serde(default)]
    pub kind: EndpointKind,
    /// Without one everything passes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<Document>,
}

/// The two kinds of VPC endpoint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum EndpointKind {
    /// An interface endpoint.
    #[default]
    Interface,
    /// A gateway endpoint.
    Gateway,
}
