//! Who makes a call, looked up in the world (section 1.1 of evaluation.md).

use hatcheck_policy::Arn;

use crate::request::{Credentials, External, Principal, Request};
use crate::session::{Session, overlay};
use crate::world::{Role, Tags, User, World, is_service_linked};

/// The maker of one call.
#[derive(Clone, Debug)]
pub struct Caller<'w> {
    /// What it is.
    pub kind: CallerKind<'w>,
    /// The session whose credentials it uses; `None` for long-term credentials and callers without.
    pub session: Option<Session>,
}

/// The kinds of caller (E-010 to E-019).
#[derive(Clone, Debug)]
pub enum CallerKind<'w> {
    /// An IAM user, also with GetSessionToken credentials.
    User {
        /// Its ARN.
        arn: Arn,
        /// The user, if the world has it.
        user: Option<&'w User>,
    },
    /// A GetFederationToken session.
    FederatedUser {
        /// The session's ARN.
        arn: Arn,
        /// The user who asked for it, where known (E-057).
        user_arn: Option<String>,
        /// That user, if the world has it.
        user: Option<&'w User>,
    },
    /// A session of a role.
    Role(RoleCaller<'w>),
    /// The root user; its root ARN.
    Root(Arn),
    /// An AssumeRoot session on a member account; that account's root ARN.
    AssumedRoot(Arn),
    /// An AWS service for itself.
    Service(String),
    /// An identity that has no session yet.
    External(External),
    /// Nobody.
    Anonymous,
}

/// A session of a role.
#[derive(Clone, Debug)]
pub struct RoleCaller<'w> {
    /// The role's ARN; made from account and name where the world does not have the role.
    pub arn: Arn,
    /// The role, if the world has it.
    pub role: Option<&'w Role>,
    /// The session's name; `None` for "some session" (E-060).
    pub session_name: Option<String>,
}

impl RoleCaller<'_> {
    /// The role's unique id.
    pub fn id(&self) -> String {
        self.role.map_or_else(|| unique_id("AROA", self.arn.as_str()), |role| role.id.clone())
    }

    /// Whether the role is linked to a service.
    pub fn is_service_linked(&self) -> bool {
        is_service_linked(&self.arn)
    }

    /// The ARN of the session, which has no path (E-056).
    pub fn session_arn(&self) -> Option<String> {
        let session = self.session_name.as_ref()?;
        let arn = &self.arn;
        let (partition, account, name) = (arn.partition(), arn.account(), arn.name());
        Some(format!("arn:{partition}:sts::{account}:assumed-role/{name}/{session}"))
    }
}

impl<'w> Caller<'w> {
    /// Looks up who starts a request.
    pub fn of_request(world: &'w World, request: &Request) -> Self {
        let session = || Some(Session::from(request.session.clone()));
        let temporary = request.credentials == Credentials::SessionToken;
        match &request.principal {
            Principal::User(arn) => {
                let kind = CallerKind::User { arn: arn.clone(), user: world.user(arn.as_str()) };
                Self { kind, session: temporary.then(session).flatten() }
            }
            Principal::Root(arn) if request.credentials == Credentials::AssumeRoot => {
                Self { kind: CallerKind::AssumedRoot(arn.clone()), session: session() }
            }
            Principal::Root(arn) => Self {
                kind: CallerKind::Root(arn.clone()),
                session: temporary.then(session).flatten(),
            },
            Principal::Role(arn) => {
                let role = world.role(arn.as_str());
                Self::role(RoleCaller { arn: arn.clone(), role, session_name: None }, session())
            }
            Principal::AssumedRole(arn) => Self::role(role_of_session(world, arn), session()),
            Principal::FederatedUser { arn, by } => {
                let user = by.as_deref().and_then(|by| world.user(by));
                let (arn, user_arn) = (arn.clone(), by.clone());
                Self { kind: CallerKind::FederatedUser { arn, user_arn, user }, session: session() }
            }
            Principal::Service(name) => {
                Self { kind: CallerKind::Service(name.clone()), session: None }
            }
            Principal::External(external) => {
                Self { kind: CallerKind::External(external.clone()), session: None }
            }
            Principal::Anonymous => Self { kind: CallerKind::Anonymous, session: None },
        }
    }

    fn role(role: RoleCaller<'w>, session: Option<Session>) -> Self {
        Self { kind: CallerKind::Role(role), session }
    }

    /// The session of a role that was just assumed.
    pub fn assumed(role: &'w Role, session_name: &str, session: Session) -> Self {
        let session_name = Some(session_name.to_owned());
        Self::role(
            RoleCaller { arn: role.arn.clone(), role: Some(role), session_name },
            Some(session),
        )
    }

    /// The IAM or STS ARN behind the caller: of the user, the role, the root user or the federated
    /// session.
    pub fn entity_arn(&self) -> Option<&Arn> {
        match &self.kind {
            CallerKind::User { arn, .. }
            | CallerKind::FederatedUser { arn, .. }
            | CallerKind::Root(arn)
            | CallerKind::AssumedRoot(arn) => Some(arn),
            CallerKind::Role(role) => Some(&role.arn),
            CallerKind::Service(_) | CallerKind::External(_) | CallerKind::Anonymous => None,
        }
    }

    /// The account; services, external identities and anonymous callers have none (E-004).
    pub fn account(&self) -> Option<&str> {
        self.entity_arn().map(Arn::account)
    }

    /// The name that error messages and reports give the caller.
    pub fn name(&self) -> String {
        match &self.kind {
            CallerKind::Role(role) => {
                role.session_arn().unwrap_or_else(|| role.arn.as_str().to_owned())
            }
            CallerKind::Service(name) => name.clone(),
            CallerKind::External(external) => external.provider.clone(),
            CallerKind::Anonymous => "anonymous".to_owned(),
            _ => self.entity_arn().map(|arn| arn.as_str().to_owned()).unwrap_or_default(),
        }
    }

    /// The user or role with policies of its own, if the world has it.
    pub fn user(&self) -> Option<&'w User> {
        match self.kind {
            CallerKind::User { user, .. } | CallerKind::FederatedUser { user, .. } => user,
            _ => None,
        }
    }

    /// The role, if the caller is a session of one that the world has.
    pub fn as_role(&self) -> Option<&'w Role> {
        match &self.kind {
            CallerKind::Role(role) => role.role,
            _ => None,
        }
    }

    /// What `aws:PrincipalTag/…` reads: tags of the user or role, under the session's.
    pub fn principal_tags(&self) -> Tags {
        let own = match (self.user(), self.as_role()) {
            (Some(user), _) => user.tags.clone(),
            (None, Some(role)) => role.tags.clone(),
            (None, None) => Tags::new(),
        };
        match &self.session {
            Some(session) => overlay(&own, &session.tags),
            None => own,
        }
    }

    /// Whether the caller is signed in to AWS at all.
    pub fn is_signed(&self) -> bool {
        !matches!(self.kind, CallerKind::Anonymous | CallerKind::External(_))
    }

    /// Whether this is a role session of a service-linked role.
    pub fn is_service_linked(&self) -> bool {
        matches!(&self.kind, CallerKind::Role(role) if role.is_service_linked())
    }
}

/// The role of a session ARN, by account and name (E-056).
fn role_of_session<'w>(world: &'w World, session: &Arn) -> RoleCaller<'w> {
    let mut steps = session.rest().splitn(3, '/').skip(1);
    let name = steps.next().unwrap_or_default();
    let session_name = steps.next().map(str::to_owned);
    let role = world
        .role_named(session.account(), name)
        .filter(|role| role.arn.partition() == session.partition());
    let arn = role.map_or_else(
        || {
            let (partition, account) = (session.partition(), session.account());
            Arn::parse(&format!("arn:{partition}:iam::{account}:role/{name}"))
        },
        |role| Some(role.arn.clone()),
    );
    RoleCaller { arn: arn.unwrap_or_else(|| session.clone()), role, session_name }
}

/// The issuer of a web identity provider's tokens: the host in the provider's ARN with what follows it, or
/// the name of a built-in provider.
pub fn issuer_of(provider: &str) -> &str {
    provider.split_once(":oidc-provider/").map_or(provider, |(_, host)| host)
}

/// A stable unique id for an entity that has none: the prefix, an obviously made-up body, and letters
/// that follow from the ARN.
pub fn unique_id(prefix: &str, arn: &str) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    // FNV-1a: stable across platforms and versions, which a library's default hasher is not.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in arn.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let mut id = format!("{prefix}EXAMPLE");
    for at in 0..10 {
        id.push(char::from(LETTERS[(hash >> (at * 5)) as usize & 31]));
    }
    id
}
