//! Who a request starts with, in each of the forms of the format.

use hatcheck_policy::Arn;
use hatcheck_policy::json::Value;
use serde::ser::{Serialize, Serializer};

use super::ContextMap;
use super::reading::{At, Blank, FromJson, Reading};
use crate::error::{Expected, FormatFault};

/// A principal as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrincipalField {
    /// An ARN, a service, or `anonymous`.
    Text(String),
    /// An identity that a provider vouches for.
    Federated(FederatedPrincipal),
}

/// A web or SAML identity.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FederatedPrincipal {
    /// The provider's ARN, or the name of a built-in one.
    pub federated: String,
    /// What the token or assertion says.
    #[serde(default, skip_serializing_if = "ContextMap::is_empty")]
    pub claims: ContextMap,
}

/// The identity providers that every account has.
pub(crate) const BUILT_IN_PROVIDERS: [&str; 4] = [
    "accounts.google.com",
    "cognito-identity.amazonaws.com",
    "graph.facebook.com",
    "www.amazon.com",
];

/// What a text names, if it names a principal at all.
pub(crate) enum PrincipalText {
    User(Arn),
    Root(Arn),
    Role(Arn),
    AssumedRole(Arn),
    FederatedUser(Arn),
    Service(String),
    Anonymous,
}

/// Reads the text form of a principal.
pub(crate) fn read(text: &str) -> Option<PrincipalText> {
    if text == "anonymous" {
        return Some(PrincipalText::Anonymous);
    }
    let Some(arn) = Arn::parse(text) else {
        let service = text.contains(".amazonaws.com")
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-');
        return service.then(|| PrincipalText::Service(text.to_owned()));
    };
    if !hatcheck_policy::arn::is_account_id(arn.account()) || arn.name().is_empty() {
        return None;
    }
    let entity = arn.typed().map(|(entity, _)| entity);
    match (arn.service(), entity) {
        ("iam", None) if arn.rest() == "root" => Some(PrincipalText::Root(arn)),
        ("iam", Some("user")) => Some(PrincipalText::User(arn)),
        ("iam", Some("role")) => Some(PrincipalText::Role(arn)),
        ("sts", Some("assumed-role")) if arn.rest().split('/').count() == 3 => {
            Some(PrincipalText::AssumedRole(arn))
        }
        ("sts", Some("federated-user")) => Some(PrincipalText::FederatedUser(arn)),
        _ => None,
    }
}

impl PrincipalField {
    /// What a text names; `None` where the format would not take it.
    pub fn of_text(text: &str) -> Option<Self> {
        read(text).map(|_| Self::Text(text.to_owned()))
    }
}

/// Whether a text names an identity provider.
fn is_provider(text: &str) -> bool {
    BUILT_IN_PROVIDERS.contains(&text)
        || Arn::parse(text)
            .is_some_and(|arn| arn.is_iam("oidc-provider") || arn.is_iam("saml-provider"))
}

impl FromJson for PrincipalField {
    fn from_json(at: At<'_>) -> Reading<Self> {
        match &at.node.value {
            Value::String(text) => match Self::of_text(text) {
                Some(principal) => Ok(principal),
                None => at.fault(FormatFault::NotAPrincipal { text: text.to_string() }),
            },
            Value::Object(_) => {
                let federated = FederatedPrincipal::from_json(at)?;
                if is_provider(&federated.federated) {
                    return Ok(Self::Federated(federated));
                }
                at.fault(FormatFault::NotAProvider { text: federated.federated })
            }
            _ => at.expected(Expected::Principal),
        }
    }
}

impl Blank for PrincipalField {
    fn blank() -> Self {
        Self::Text(String::new())
    }
}

impl Serialize for PrincipalField {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Federated(federated) => federated.serialize(serializer),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for PrincipalField {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Principal".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let federated = generator.subschema_for::<FederatedPrincipal>();
        schemars::json_schema!({
            "description": "An ARN, a service such as ec2.amazonaws.com, \"anonymous\", or a federated identity.",
            "anyOf": [{ "type": "string" }, federated]
        })
    }
}
