//! Who CloudTrail says made a call (section 5.1 of roles-and-sessions.md): facts, not the record's text.

use crate::caller::{Caller, CallerKind, issuer_of, unique_id};
use crate::context::Context;
use crate::request::{Assume, External, Key, Value};

/// What the `userIdentity` of a record says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Which kind it is.
    pub kind: IdentityKind,
    /// `principalId`
    pub principal_id: Option<String>,
    /// `arn`
    pub arn: Option<String>,
    /// `accountId`
    pub account: Option<String>,
    /// `userName`
    pub user_name: Option<String>,
    /// `identityProvider`
    pub identity_provider: Option<String>,
    /// `invokedBy`
    pub invoked_by: Option<String>,
    /// `sessionContext`, for temporary credentials.
    pub session: Option<SessionContext>,
}

impl Identity {
    /// What the owner of a role in another account learns of the caller: id and account, no ARN and no
    /// name.
    pub fn as_account(&self) -> Self {
        Self {
            kind: IdentityKind::AwsAccount,
            principal_id: self.principal_id.clone(),
            arn: None,
            account: self.account.clone(),
            user_name: None,
            identity_provider: None,
            invoked_by: None,
            session: None,
        }
    }
}

/// The `type` of a `userIdentity`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "named as CloudTrail names them")]
pub enum IdentityKind {
    Root,
    IamUser,
    AssumedRole,
    FederatedUser,
    SamlUser,
    WebIdentityUser,
    AwsService,
    AwsAccount,
    Unknown,
}

impl IdentityKind {
    /// As CloudTrail writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Root => "Root",
            Self::IamUser => "IAMUser",
            Self::AssumedRole => "AssumedRole",
            Self::FederatedUser => "FederatedUser",
            Self::SamlUser => "SAMLUser",
            Self::WebIdentityUser => "WebIdentityUser",
            Self::AwsService => "AWSService",
            Self::AwsAccount => "AWSAccount",
            Self::Unknown => "Unknown",
        }
    }
}

/// What temporary credentials add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionContext {
    /// The role, user or root user behind the session; none for GetSessionToken and AssumeRoot.
    pub issuer: Option<Issuer>,
    /// The web identity provider it began with; none for SAML.
    pub federated_provider: Option<String>,
    /// The application and the user as that provider names them, by full key (L-428).
    pub federated_attributes: Vec<(String, String)>,
    /// When it was issued, in ISO 8601.
    pub created: Option<String>,
    /// Whether MFA was used.
    pub mfa: bool,
    /// The source identity.
    pub source_identity: Option<String>,
}

/// The `sessionIssuer`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// `Role`, `IAMUser` or `Root`.
    pub kind: &'static str,
    /// Its unique id.
    pub principal_id: String,
    /// Its ARN, path included.
    pub arn: String,
    /// Its account.
    pub account: String,
    /// Its name, without path.
    pub user_name: String,
}

/// The parameters of an assume call as a record shows them, inherited tags included (section 5.2).
#[derive(Clone, Debug)]
pub struct AssumeParameters {
    /// As given with the request.
    pub step: Assume,
    /// The session's name, also where none was given.
    pub session_name: String,
    /// Transitive tags that came with the calling session.
    pub incoming_tags: Vec<(String, String)>,
    /// The role's unique id, where the world has the role.
    pub role_id: Option<String>,
}

/// Who makes a call, as its record says.
pub(crate) fn identity(caller: &Caller<'_>, context: &Context) -> Identity {
    let arn = caller.entity_arn();
    let mut identity = Identity {
        kind: IdentityKind::Unknown,
        principal_id: context.text("aws:userid").map(str::to_owned),
        arn: arn.map(|arn| arn.as_str().to_owned()),
        account: caller.account().map(str::to_owned),
        user_name: None,
        identity_provider: None,
        invoked_by: None,
        session: session(caller, context),
    };
    match &caller.kind {
        CallerKind::Root(_) | CallerKind::AssumedRoot(_) => identity.kind = IdentityKind::Root,
        CallerKind::User { arn, .. } => {
            identity.kind = IdentityKind::IamUser;
            identity.user_name = Some(arn.name().to_owned());
        }
        CallerKind::FederatedUser { .. } => identity.kind = IdentityKind::FederatedUser,
        CallerKind::Role(role) => {
            identity.kind = IdentityKind::AssumedRole;
            identity.arn = role.session_arn().or(identity.arn);
        }
        CallerKind::Service(name) => {
            identity.kind = IdentityKind::AwsService;
            identity.invoked_by = Some(name.clone());
        }
        CallerKind::External(external) => outside(external, &mut identity),
        CallerKind::Anonymous => {
            identity.kind = IdentityKind::AwsAccount;
            identity.principal_id = None;
            identity.account = Some("anonymous".to_owned());
        }
    }
    identity
}

/// A caller that has an assertion or a token and no session yet.
fn outside(external: &External, identity: &mut Identity) {
    // The first of these names that a claim has.
    let claim = |names: &[&str]| -> Option<String> {
        names.iter().find_map(|name| {
            let (_, value) = external.claims.iter().find(|(key, _)| key.ends_with(*name))?;
            value.texts().first().map(ToString::to_string)
        })
    };
    if external.saml {
        let subject = claim(&["saml:sub"]);
        let qualifier = claim(&["saml:namequalifier"]);
        identity.kind = IdentityKind::SamlUser;
        identity.principal_id = Some(joined(&[qualifier.as_deref(), subject.as_deref()]));
        identity.identity_provider = qualifier;
        identity.user_name = subject;
    } else {
        // Facebook and Amazon name application and user in their own way (L-426).
        let subject = claim(&[":sub", ":user_id", ":id"]);
        let audience = claim(&[":aud", ":app_id"]);
        let issuer = Some(issuer_of(&external.provider));
        identity.kind = IdentityKind::WebIdentityUser;
        identity.principal_id = Some(joined(&[issuer, audience.as_deref(), subject.as_deref()]));
        identity.identity_provider = Some(external.provider.clone());
        identity.user_name = subject;
    }
}

fn joined(parts: &[Option<&str>]) -> String {
    parts.iter().map(|part| part.unwrap_or_default()).collect::<Vec<_>>().join(":")
}

fn session(caller: &Caller<'_>, context: &Context) -> Option<SessionContext> {
    let session = caller.session.as_ref()?;
    let web = |provider: &&String| !provider.contains(":saml-provider/");
    let federated_provider = session.federated_provider.as_ref().filter(web).cloned();
    let federated_attributes = match &federated_provider {
        Some(_) => attributes(&session.claims),
        None => Vec::new(),
    };
    Some(SessionContext {
        issuer: issuer(caller),
        federated_provider,
        federated_attributes,
        created: session.issued_at.map(|instant| instant.to_string()),
        mfa: context.is_true("aws:MultiFactorAuthPresent"),
        source_identity: session.source_identity.clone(),
    })
}

/// The claims that name the application and the user; how the user signed in is not among them.
fn attributes(claims: &[(Key, Value)]) -> Vec<(String, String)> {
    claims
        .iter()
        .filter(|(key, _)| !key.ends_with(":amr"))
        .filter_map(|(key, value)| Some((key.to_string(), value.texts().first()?.to_string())))
        .collect()
}

fn issuer(caller: &Caller<'_>) -> Option<Issuer> {
    match &caller.kind {
        CallerKind::Role(role) => Some(Issuer {
            kind: "Role",
            principal_id: role.id(),
            arn: role.arn.as_str().to_owned(),
            account: role.arn.account().to_owned(),
            user_name: role.arn.name().to_owned(),
        }),
        CallerKind::FederatedUser { arn, user_arn: Some(by), user } => {
            let root = by.ends_with(":root");
            Some(Issuer {
                kind: if root { "Root" } else { "IAMUser" },
                principal_id: match user {
                    Some(user) => user.id.clone(),
                    None if root => arn.account().to_owned(),
                    None => unique_id("AIDA", by),
                },
                arn: by.clone(),
                account: arn.account().to_owned(),
                user_name: by.rsplit(['/', ':']).next().unwrap_or_default().to_owned(),
            })
        }
        _ => None,
    }
}
