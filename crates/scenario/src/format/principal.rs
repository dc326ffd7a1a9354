//! Who a request starts with, in each of the forms of the format.

use std::fmt;

use hatcheck_policy::Arn;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::ContextMap;

/// A principal as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrincipalField {
    /// An ARN, a service, or `anonymous`.
    Text(String),
    /// An identity that a provider vouches for.
    Federated(FederatedPrincipal),
}

/// A web or SAML identity.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
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

/// Whether a text names an identity provider.
fn is_provider(text: &str) -> bool {
    BUILT_IN_PROVIDERS.contains(&text)
        || Arn::parse(text)
            .is_some_and(|arn| arn.is_iam("oidc-provider") || arn.is_iam("saml-provider"))
}

impl<'de> Deserialize<'de> for PrincipalField {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrFederated;
        impl<'de> Visitor<'de> for TextOrFederated {
            type Value = PrincipalField;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a principal: an ARN, a service, \"anonymous\", or an object with \"federated\"")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<PrincipalField, E> {
                if read(text).is_none() {
                    return Err(E::custom(format!(
                        "{text:?} names no principal: expected the ARN of a user, role, role session, \
                         federated user or root user, a service such as \"ec2.amazonaws.com\", or \
                         \"anonymous\""
                    )));
                }
                Ok(PrincipalField::Text(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<PrincipalField, A::Error> {
                let federated = FederatedPrincipal::deserialize(MapAccessDeserializer::new(map))?;
                if !is_provider(&federated.federated) {
                    return Err(de::Error::custom(format!(
                        "{:?} names no identity provider: expected the ARN of an oidc-provider or \
                         saml-provider, or one of {}",
                        federated.federated,
                        BUILT_IN_PROVIDERS.join(", ")
                    )));
                }
                Ok(PrincipalField::Federated(federated))
            }
        }
        deserializer.deserialize_any(TextOrFederated)
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
