//! Who starts a request: from the forms of the file to what the engine takes.

use hatcheck_engine::request as engine;
use hatcheck_policy::Arn;

use super::value;
use crate::format::{self, PrincipalField, PrincipalText};

/// The principal of a request, as the engine takes it.
pub(super) fn of(request: &format::Request) -> engine::Principal {
    use engine::Principal;
    let text = match &request.principal {
        PrincipalField::Text(text) => text,
        PrincipalField::Federated(federated) => {
            return Principal::External(external(federated));
        }
    };
    match format::read_principal(text) {
        Some(PrincipalText::User(arn)) => Principal::User(arn),
        Some(PrincipalText::Root(arn)) => Principal::Root(arn),
        Some(PrincipalText::Role(arn)) => Principal::Role(arn),
        Some(PrincipalText::AssumedRole(arn)) => Principal::AssumedRole(arn),
        Some(PrincipalText::FederatedUser(arn)) => {
            Principal::FederatedUser { arn, by: request.federated_by.clone() }
        }
        Some(PrincipalText::Service(name)) => Principal::Service(name),
        // The reader of the format refuses anything else.
        Some(PrincipalText::Anonymous) | None => Principal::Anonymous,
    }
}

/// Claims of a token become `HOST:claim` keys (L-425); a claim that already names its key keeps it.
fn external(federated: &format::FederatedPrincipal) -> engine::External {
    let provider = &federated.federated;
    let arn = Arn::parse(provider);
    let saml = arn.as_ref().is_some_and(|arn| arn.is_iam("saml-provider"));
    let host = match &arn {
        Some(arn) => arn.typed().map_or("", |(_, host)| host),
        None => provider,
    };
    let own = format!("{host}:");
    let key = |claim: &str| {
        if saml {
            let name = claim.strip_prefix("saml:").unwrap_or(claim);
            format!("saml:{name}")
        } else if claim.starts_with(&own) || claim.starts_with("sts:") || claim.starts_with("aws:")
        {
            claim.to_owned()
        } else {
            format!("{own}{claim}")
        }
    };
    let mut claims: Vec<(engine::Key, engine::Value)> = federated
        .claims
        .0
        .iter()
        .filter_map(|(claim, given)| Some((key(claim).into(), value(given.as_ref()?))))
        .collect();
    google_audience(&mut claims);
    engine::External { provider: provider.clone(), saml, claims }
}

/// Google names the client in `azp`, if there is one, and then that is what `aud` reads; what the token
/// calls `aud` is always there as `oaud` (L-426, R-118).
fn google_audience(claims: &mut Vec<(engine::Key, engine::Value)>) {
    let of = |claims: &[(engine::Key, engine::Value)], name: &str| {
        claims.iter().find(|(key, _)| **key == *name).map(|(_, value)| value.clone())
    };
    let audience = of(claims, "accounts.google.com:aud");
    let party = of(claims, "accounts.google.com:azp");
    claims.retain(|(key, _)| {
        !matches!(&**key, "accounts.google.com:aud" | "accounts.google.com:azp")
    });
    if let Some(value) = party.or_else(|| audience.clone()) {
        claims.push(("accounts.google.com:aud".into(), value));
    }
    if let Some(value) = audience {
        claims.push(("accounts.google.com:oaud".into(), value));
    }
}
