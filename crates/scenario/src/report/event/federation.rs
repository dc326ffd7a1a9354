//! What an assertion or a token says of its bearer, as the answer to the call repeats it.

use hatcheck_engine::Step;
use hatcheck_engine::caller::issuer_of;
use hatcheck_engine::record::IdentityKind;

use super::text;

/// The elements of a SAML answer and the keys they come from.
const SAML: [(&str, &str); 5] = [
    ("subject", "saml:sub"),
    ("subjectType", "saml:sub_type"),
    ("issuer", "saml:iss"),
    ("audience", "saml:aud"), // the recipient of the assertion
    ("nameQualifier", "saml:namequalifier"),
];

/// Those of a web identity answer and the claims they come from, the first that is there: Facebook
/// and Amazon have names of their own (L-426).
const WEB: [(&str, &[&str]); 2] =
    [("subjectFromWebIdentityToken", &["sub", "user_id", "id"]), ("audience", &["aud", "app_id"])];

/// What an answer holds besides, where the claims say it; nothing for callers with credentials.
pub(super) fn extras(step: &Step) -> Vec<(&'static str, &str)> {
    match step.identity.kind {
        IdentityKind::SamlUser => {
            SAML.iter().filter_map(|(name, key)| Some((*name, text(step, key)?))).collect()
        }
        IdentityKind::WebIdentityUser => web_identity(step),
        _ => Vec::new(),
    }
}

fn web_identity(step: &Step) -> Vec<(&'static str, &str)> {
    let issuer = issuer_of(&step.principal);
    let mut found = vec![("provider", issuer)];
    for (name, claims) in WEB {
        let value = claims.iter().find_map(|claim| text(step, &format!("{issuer}:{claim}")));
        found.extend(value.map(|value| (name, value)));
    }
    found
}

/// The provider that made the assertion, where the caller comes with one.
pub(super) fn saml_provider(step: &Step) -> Option<&str> {
    (step.identity.kind == IdentityKind::SamlUser).then_some(step.principal.as_str())
}
