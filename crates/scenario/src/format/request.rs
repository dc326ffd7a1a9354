//! A request, and the roles to assume before it is made.

use serde::Serialize;

use super::{ContextMap, Documents, Expect, PrincipalField, TagMap, is_default};

/// A request, with the roles to assume before it is made.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Request {
    /// What it is called in lists and reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Who starts.
    pub principal: PrincipalField,
    /// For a federated user session: the user who asked for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub federated_by: Option<String>,
    /// Roles to assume, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assume: Vec<AssumeStep>,
    /// `service:Name`
    pub action: String,
    /// An ARN, or `*` for an action without resource types.
    #[serde(default = "any_resource")]
    pub resource: String,
    /// The owner of the resource, where it does not follow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource_account: Option<String>,
    /// Context of this call.
    #[serde(default, skip_serializing_if = "ContextMap::is_empty")]
    pub context: ContextMap,
    /// One document or a list, for a principal that is itself a session.
    #[serde(default, skip_serializing_if = "Documents::is_empty")]
    pub session_policy: Documents,
    /// What the credentials of a user or root user are.
    #[serde(default, skip_serializing_if = "is_default")]
    pub credentials: Credentials,
    /// The VPC endpoint the call travels through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<String>,
    /// Facts of a session that was there before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<SessionFacts>,
    /// What the author expects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expect: Option<Expect>,
}

impl Request {
    /// A request of this caller, for nothing yet.
    pub fn by(principal: PrincipalField) -> Self {
        Self {
            name: None,
            principal,
            federated_by: None,
            assume: Vec::new(),
            action: String::new(),
            resource: any_resource(),
            resource_account: None,
            context: ContextMap::default(),
            session_policy: Documents::default(),
            credentials: Credentials::default(),
            through: None,
            session: None,
            expect: None,
        }
    }
}

pub(super) fn any_resource() -> String {
    "*".to_owned()
}

/// The credentials of a user or root user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Credentials {
    /// Long-term keys.
    #[default]
    LongTerm,
    /// From GetSessionToken.
    SessionToken,
    /// From AssumeRoot; the session policy is the task policy.
    AssumeRoot,
}

/// A session that was there before the request.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SessionFacts {
    /// Session tags.
    #[serde(default, skip_serializing_if = "TagMap::is_empty")]
    pub tags: TagMap,
    /// Keys of tags that go on to the next role.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transitive_tag_keys: Vec<String>,
    /// The source identity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_identity: Option<String>,
    /// When it was issued, in ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_at: Option<String>,
}

/// One role to assume.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AssumeStep {
    /// The role's ARN.
    pub role: String,
    /// The name of the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_name: Option<String>,
    /// The external id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// Seconds asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_seconds: Option<i64>,
    /// Session tags to pass.
    #[serde(default, skip_serializing_if = "TagMap::is_empty")]
    pub tags: TagMap,
    /// Keys of passed tags that go on to the next role.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transitive_tag_keys: Vec<String>,
    /// The source identity to set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_identity: Option<String>,
    /// One document or a list of them.
    #[serde(default, skip_serializing_if = "Documents::is_empty")]
    pub session_policy: Documents,
    /// Context of this call.
    #[serde(default, skip_serializing_if = "ContextMap::is_empty")]
    pub context: ContextMap,
}
