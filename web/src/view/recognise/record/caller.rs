//! Who called, by the type of the record's `userIdentity` (section 5.1 of roles-and-sessions.md).

use hatcheck_policy::json::{self, Node};
use hatcheck_policy::{Arn, arn};
use hatcheck_scenario::format::PrincipalField;

use super::super::{Entity, object, refusal, string, text_at};

/// Who called.
pub(super) struct Caller {
    /// As JSON.
    pub principal: String,
    /// Whoever has the caller's policies.
    pub owner: Option<Entity>,
    /// What a request says of the caller and the session, as JSON.
    pub more: Vec<(&'static str, String)>,
}

impl Caller {
    /// By the type of its identity (table 5.1).
    pub(super) fn of(record: &Node<'_>, message: Option<&refusal::Refusal>) -> Option<Self> {
        let identity = record.get("userIdentity")?;
        let own = string(identity, "arn").map(str::to_owned);
        let account =
            string(identity, "accountId").or_else(|| string(record, "recipientAccountId"));
        let id = string(identity, "principalId").unwrap_or_default();
        let iam = |rest: &str| Some(format!("arn:aws:iam::{}:{rest}", account?));
        let user = || string(identity, "userName").and_then(|name| iam(&format!("user/{name}")));
        let text = match string(identity, "type").unwrap_or_default() {
            "WebIdentityUser" => return Self::with_token(record, identity),
            "SAMLUser" => return Self::with_assertion(record, identity),
            "AWSService" => string(identity, "invokedBy").map(str::to_owned),
            "AWSAccount" if account.is_none_or(|id| !arn::is_account_id(id)) => {
                Some("anonymous".to_owned())
            }
            // The copy that the other account gets names no ARN.
            "AWSAccount" if own.is_none() => return Self::by_id(account?, id),
            "Root" => own.or_else(|| iam("root")),
            _ => own.or_else(|| message.map(|message| message.principal.clone())).or_else(user),
        }?;
        PrincipalField::of_text(&text)?;
        let mut owner = Entity::of_caller(&text);
        let mut more = Vec::new();
        let issuer = identity.at("/sessionContext/sessionIssuer");
        let issuer_arn = issuer.and_then(|issuer| string(issuer, "arn"));
        match issuer_arn.and_then(Entity::of_caller) {
            // The session's own ARN lacks the role's path.
            Some(role) if role.list == "roles" => owner = Some(role),
            Some(user) => {
                more.push(("federatedBy", json::quote(&user.arn)));
                owner = Some(user);
            }
            None => {}
        }
        if let (Some(owner), Some(id)) =
            (&mut owner, issuer.map_or(Some(id), |issuer| string(issuer, "principalId")))
        {
            // A policy that was stored before may name it so.
            if ["AIDA", "AROA"].iter().any(|kind| id.starts_with(kind)) && !id.contains(':') {
                owner.facts.push(("id", json::quote(id)));
            }
        }
        more.extend(session(identity));
        Some(Self { principal: json::quote(&text), owner, more })
    }

    fn by_id(account: &str, id: &str) -> Option<Self> {
        let (text, mut owner) = match id.split_once(':') {
            Some((_, session)) => {
                let text = format!("arn:aws:sts::{account}:assumed-role/unknown/{session}");
                (text.clone(), Entity::of_caller(&text)?)
            }
            None => {
                let text = format!("arn:aws:iam::{account}:user/unknown");
                (text.clone(), Entity::of_caller(&text)?)
            }
        };
        if let Some(id) = id.split(':').next().filter(|id| !id.is_empty()) {
            owner.facts.push(("id", json::quote(id)));
        }
        Some(Self { principal: json::quote(&text), owner: Some(owner), more: Vec::new() })
    }

    /// `issuer:audience:subject`
    fn with_token(record: &Node<'_>, identity: &Node<'_>) -> Option<Self> {
        let issuer = string(identity, "identityProvider")?;
        let id = string(identity, "principalId").unwrap_or_default();
        let host = issuer.split_once("oidc-provider/").map_or(issuer, |(_, host)| host);
        let behind = id.strip_prefix(host).or_else(|| id.strip_prefix(issuer)).unwrap_or_default();
        let (audience, subject) =
            behind.trim_start_matches(':').split_once(':').unwrap_or_default();
        let subject = string(identity, "userName").unwrap_or(subject);
        let built_in = !issuer.starts_with("arn:")
            && [
                "accounts.google.com",
                "cognito-identity.amazonaws.com",
                "graph.facebook.com",
                "www.amazon.com",
            ]
            .contains(&issuer);
        let provider = match Arn::parse(issuer).is_some() || built_in {
            true => issuer.to_owned(),
            false => format!(
                "arn:aws:iam::{}:oidc-provider/{issuer}",
                string(record, "recipientAccountId")
                    .or_else(|| string(identity, "accountId"))
                    .unwrap_or("111122223333")
            ),
        };
        Some(Self::federated(&provider, &[("aud", audience), ("sub", subject)]))
    }

    fn with_assertion(record: &Node<'_>, identity: &Node<'_>) -> Option<Self> {
        let provider = text_at(record, "/requestParameters/principalArn")?;
        let subject = string(identity, "userName").unwrap_or_default();
        Some(Self::federated(provider, &[("saml:sub", subject)]))
    }

    fn federated(provider: &str, claims: &[(&str, &str)]) -> Self {
        let mut said = Vec::new();
        for (key, value) in claims.iter().filter(|(_, value)| !value.is_empty()) {
            said.push((*key, json::quote(value)));
        }
        let members = [("federated", json::quote(provider)), ("claims", object(&said))];
        Self { principal: object(&members), owner: None, more: Vec::new() }
    }
}

/// What is known of the session that was there before.
fn session(identity: &Node<'_>) -> Option<(&'static str, String)> {
    let mut facts = Vec::new();
    if let Some(issued) = text_at(identity, "/sessionContext/attributes/creationDate") {
        facts.push(("issuedAt", json::quote(issued)));
    }
    if let Some(source) = text_at(identity, "/sessionContext/sourceIdentity") {
        facts.push(("sourceIdentity", json::quote(source)));
    }
    (!facts.is_empty()).then(|| ("session", object(&facts)))
}
