//! The world a request is made in: accounts, identities, resources, and the policies on them.
//!
//! Plain facts, compiled once; a world answers any number of requests. Where a fact is not there it is
//! absent, never guessed (L-303).

mod sorted;

use std::cmp::Ordering;
use std::sync::Arc;

use hatcheck_policy::glob::Glob;
use hatcheck_policy::{Arn, Policy};

use crate::instant::Instant;
use sorted::Sorted;

/// Tags, in the order given. Keys are compared without case (L-245).
pub type Tags = Vec<(String, String)>;

/// All facts of a small world.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The instant of the requests.
    pub now: Option<Instant>,
    /// Accounts.
    pub accounts: Vec<Account>,
    /// IAM users.
    pub users: Vec<User>,
    /// User groups.
    pub groups: Vec<Group>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Resources other than roles.
    pub resources: Vec<Resource>,
    /// Identity providers; `None` where nothing is said about them, so that nothing is checked.
    pub identity_providers: Option<Vec<IdentityProvider>>,
    /// VPC endpoints.
    pub vpc_endpoints: Vec<VpcEndpoint>,
}

/// A policy, under the name and at the place people know it by.
#[derive(Clone, Debug)]
pub struct NamedPolicy {
    /// Its name.
    pub name: Arc<str>,
    /// The ARN or id of what it hangs on.
    pub attached_to: Arc<str>,
    /// Where the document stands in what was read; opaque to the engine.
    pub path: Arc<str>,
    /// The document.
    pub policy: Arc<Policy>,
}

/// An AWS account.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// Twelve digits.
    pub id: String,
    /// The organization it belongs to.
    pub organization: Option<Organization>,
    /// Service control policies, from the root down; none means no such layer (E-111, E-112).
    pub service_control_policies: Vec<Level>,
    /// Resource control policies, from the root down.
    pub resource_control_policies: Vec<Level>,
}

/// Membership in an organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// `o-…`
    pub id: String,
    /// `o-…/r-…/ou-…/`, with a final slash (L-307).
    pub path: Option<String>,
    /// Whether this is the management account, which no guardrail touches (E-084, E-106).
    pub management_account: bool,
}

/// One level of the organization: the root, a unit, or the account itself (E-102).
#[derive(Clone, Debug)]
pub struct Level {
    /// What the policies are attached to.
    pub target: String,
    /// The policies.
    pub policies: Vec<NamedPolicy>,
}

/// An IAM user.
#[derive(Clone, Debug)]
pub struct User {
    /// With path.
    pub arn: Arn,
    /// `AIDA…`
    pub id: String,
    /// ARNs of its groups.
    pub groups: Vec<String>,
    /// Inline and managed policies.
    pub policies: Vec<NamedPolicy>,
    /// The permissions boundary.
    pub boundary: Option<NamedPolicy>,
    /// Its tags.
    pub tags: Tags,
}

/// A user group.
#[derive(Clone, Debug)]
pub struct Group {
    /// With path.
    pub arn: Arn,
    /// Inline and managed policies.
    pub policies: Vec<NamedPolicy>,
}

/// A role.
#[derive(Clone, Debug)]
pub struct Role {
    /// With path.
    pub arn: Arn,
    /// `AROA…`
    pub id: String,
    /// Without one the role trusts nobody.
    pub trust: Option<NamedPolicy>,
    /// Inline and managed policies.
    pub policies: Vec<NamedPolicy>,
    /// The permissions boundary.
    pub boundary: Option<NamedPolicy>,
    /// In seconds, 3,600 to 43,200.
    pub max_session_duration: u32,
    /// Its tags.
    pub tags: Tags,
}

impl Role {
    /// Whether it is linked to a service, by its path (E-225).
    pub fn is_service_linked(&self) -> bool {
        is_service_linked(&self.arn)
    }
}

/// Whether a role's ARN is one of a service-linked role (E-225).
pub fn is_service_linked(arn: &Arn) -> bool {
    arn.rest().starts_with("role/aws-service-role/")
}

/// A resource other than a role.
#[derive(Clone, Debug, Default)]
pub struct Resource {
    /// Its ARN.
    pub arn: String,
    /// The owner, where the ARN does not say it.
    pub account: Option<String>,
    /// Its resource-based policy.
    pub policy: Option<NamedPolicy>,
    /// Patterns of further ARNs that its policy governs.
    pub covers: Vec<Glob>,
    /// Its tags.
    pub tags: Tags,
    /// The owner's organization, where the owner is not listed.
    pub organization: Option<Organization>,
    /// S3: the effective RestrictPublicBuckets setting (E-325).
    pub block_public_access: bool,
    /// S3: whether tags take part in decisions (E-327).
    pub bucket_abac: bool,
    /// Whether it grants nothing unless its own policy does (E-172).
    pub explicit_trust: bool,
}

/// A SAML or OpenID Connect provider.
#[derive(Clone, Debug)]
pub struct IdentityProvider {
    /// Its ARN.
    pub arn: String,
    /// The client ids it accepts; none means not checked.
    pub audiences: Vec<String>,
}

/// A VPC endpoint.
#[derive(Clone, Debug)]
pub struct VpcEndpoint {
    /// `vpce-…`
    pub id: String,
    /// Whether it is a gateway endpoint, as for S3 and DynamoDB (E-125); else an interface.
    pub gateway: bool,
    /// Without one everything passes (E-122).
    pub policy: Option<NamedPolicy>,
}

/// The facts, indexed for look-up.
#[derive(Clone, Debug, Default)]
pub struct World {
    facts: Facts,
    accounts: Sorted,
    users: Sorted,
    groups: Sorted,
    roles: Sorted,
    /// By account and name, since session ARNs carry no path (E-056).
    role_names: Sorted,
    now: Option<Now>,
}

/// The instant of the requests as the context spells it.
#[derive(Clone, Debug)]
pub(crate) struct Now {
    /// In ISO 8601.
    pub text: Arc<str>,
    /// In seconds since 1970.
    pub epoch: Arc<str>,
}

impl World {
    /// Indexes the facts. Of two entries with one ARN the first is found.
    pub fn new(facts: Facts) -> Self {
        let Facts { accounts, users, groups, roles, .. } = &facts;
        let name = |at: usize| role_name(&roles[at]);
        Self {
            accounts: Sorted::of(accounts.len(), &|a, b| accounts[a].id.cmp(&accounts[b].id)),
            users: Sorted::of(users.len(), &|a, b| by_arn(&users[a].arn, users[b].arn.as_str())),
            groups: Sorted::of(groups.len(), &|a, b| {
                by_arn(&groups[a].arn, groups[b].arn.as_str())
            }),
            roles: Sorted::of(roles.len(), &|a, b| by_arn(&roles[a].arn, roles[b].arn.as_str())),
            role_names: Sorted::of(roles.len(), &|a, b| name(a).cmp(&name(b))),
            now: facts.now.map(|now| Now {
                text: now.to_string().into(),
                epoch: now.unix_seconds().to_string().into(),
            }),
            facts,
        }
    }

    /// The facts themselves.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The instant of the requests.
    pub(crate) fn now(&self) -> Option<&Now> {
        self.now.as_ref()
    }

    /// An account by id.
    pub fn account(&self, id: &str) -> Option<&Account> {
        let accounts = &self.facts.accounts;
        self.accounts.find(&|at| accounts[at].id.as_str().cmp(id)).map(|at| &accounts[at])
    }

    /// A user by ARN.
    pub fn user(&self, arn: &str) -> Option<&User> {
        let users = &self.facts.users;
        self.users.find(&|at| by_arn(&users[at].arn, arn)).map(|at| &users[at])
    }

    /// A group by ARN.
    pub fn group(&self, arn: &str) -> Option<&Group> {
        let groups = &self.facts.groups;
        self.groups.find(&|at| by_arn(&groups[at].arn, arn)).map(|at| &groups[at])
    }

    /// A role by ARN, path included and with case.
    pub fn role(&self, arn: &str) -> Option<&Role> {
        let roles = &self.facts.roles;
        self.roles.find(&|at| by_arn(&roles[at].arn, arn)).map(|at| &roles[at])
    }

    /// A role by account and name, as session ARNs name it.
    pub fn role_named(&self, account: &str, name: &str) -> Option<&Role> {
        let roles = &self.facts.roles;
        let wanted = (account, name);
        self.role_names.find(&|at| role_name(&roles[at]).cmp(&wanted)).map(|at| &roles[at])
    }

    /// An endpoint by id.
    pub fn vpc_endpoint(&self, id: &str) -> Option<&VpcEndpoint> {
        self.facts.vpc_endpoints.iter().find(|endpoint| endpoint.id == id)
    }

    /// What is listed under this very ARN.
    pub fn resource(&self, arn: &str) -> Option<&Resource> {
        self.facts.resources.iter().find(|resource| resource.arn == arn)
    }

    /// What is known of an ARN, the closest first: itself, then the bucket of an object and what else covers it (E-130), by
    /// how much of that is no wildcard. What one of them does not say, the next one may.
    pub fn resources_of(&self, arn: &str) -> Vec<&Resource> {
        let close = |resource: &Resource| match resource.arn == arn {
            true => Some(usize::MAX),
            false => resource.covers(arn),
        };
        let mut found: Vec<&Resource> = Vec::new();
        let mut closeness: Vec<usize> = Vec::new();
        for resource in &self.facts.resources {
            if let Some(close) = close(resource) {
                // There are few of them.
                let at = closeness.iter().take_while(|own| **own >= close).count();
                closeness.insert(at, close);
                found.insert(at, resource);
            }
        }
        found
    }

    /// The resource whose policy governs an ARN.
    pub fn governing(&self, arn: &str) -> Option<&Resource> {
        let all = self.resources_of(arn);
        all.iter().find(|own| own.policy.is_some()).or(all.first()).copied()
    }

    /// Whether a resource grants nothing but by its own policy.
    pub(crate) fn has_explicit_trust(&self, arn: &str) -> bool {
        self.resources_of(arn).iter().any(|own| own.explicit_trust)
    }
}

fn by_arn(arn: &Arn, other: &str) -> Ordering {
    arn.as_str().cmp(other)
}

fn role_name(role: &Role) -> (&str, &str) {
    (role.arn.account(), role.arn.name())
}

impl Resource {
    /// How closely it covers an ARN, if it does: in characters that are no wildcard.
    fn covers(&self, arn: &str) -> Option<usize> {
        let object_of_bucket =
            arn.strip_prefix(&self.arn).is_some_and(|rest| rest.starts_with('/'))
                && self.is_bucket();
        let by_pattern = self
            .covers
            .iter()
            .filter(|pattern| pattern.matches(arn))
            .map(|pattern| pattern.letters().chars().count())
            .max();
        by_pattern.max(object_of_bucket.then_some(self.arn.len()))
    }

    /// Whether it is an S3 bucket.
    pub fn is_bucket(&self) -> bool {
        Arn::parse(&self.arn).is_some_and(|arn| arn.service() == "s3" && !arn.rest().contains('/'))
    }
}
