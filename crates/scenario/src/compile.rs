//! From the scenario to what the engine takes: a world, and requests.
//!
//! Each document is parsed once for each text; a [`ParseCache`] that is kept makes the next compilation
//! parse only what changed.

mod principal;

use std::cmp::Ordering;
use std::sync::Arc;

use hatcheck_engine::caller::unique_id;
use hatcheck_engine::instant::Instant;
use hatcheck_engine::request::{self as engine, Value};
use hatcheck_engine::world::{self, Facts, NamedPolicy, World};
use hatcheck_policy::glob::{Dialect, Glob};
use hatcheck_policy::{Arn, Policy, PolicyKind};

use crate::format::{
    self, AttachedPolicy, ContextMap, ContextValue, Document, Documents, Form, PrincipalField,
    Scenario,
};

/// Documents that were parsed before, by kind and text.
#[derive(Clone, Debug, Default)]
pub struct ParseCache {
    /// Sorted.
    parsed: Vec<Parsed>,
}

#[derive(Clone, Debug)]
struct Parsed {
    kind: PolicyKind,
    text: Arc<str>,
    policy: Arc<Policy>,
}

impl Parsed {
    /// Of texts that are not of one length nothing needs to be looked at.
    fn compare(&self, kind: PolicyKind, text: &str) -> Ordering {
        let own = (self.kind as u8, self.text.len(), &*self.text);
        own.cmp(&(kind as u8, text.len(), text))
    }
}

impl ParseCache {
    /// The policy in a text, parsed now or before.
    pub fn parse(&mut self, text: &Arc<str>, kind: PolicyKind) -> Arc<Policy> {
        let at = self.parsed.partition_point(|own| own.compare(kind, text).is_lt());
        if let Some(own) = self.parsed.get(at).filter(|own| own.compare(kind, text).is_eq()) {
            return Arc::clone(&own.policy);
        }
        let policy = Arc::new(hatcheck_policy::parse(text, kind));
        let (text, parsed) = (Arc::clone(text), Arc::clone(&policy));
        self.parsed.insert(at, Parsed { kind, text, policy: parsed });
        policy
    }

    /// Forgets every document that is not among those of this scenario.
    pub fn keep(&mut self, compiled: &Compiled) {
        self.parsed.retain(|own| {
            compiled.documents.iter().any(|document| Arc::ptr_eq(&document.policy, &own.policy))
        });
    }
}

/// A scenario ready to be decided.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The world.
    pub world: World,
    /// The requests, in the order of the file.
    pub requests: Vec<engine::Request>,
    /// Every policy document, in the order in which the world was built.
    pub documents: Vec<CompiledDocument>,
}

/// A policy document in its place.
#[derive(Clone, Debug)]
pub struct CompiledDocument {
    /// JSON pointer in the scenario.
    pub pointer: String,
    /// What kind of policy it is.
    pub kind: PolicyKind,
    /// Its name; the kind's where it has none of its own.
    pub name: String,
    /// The ARN or id of what it hangs on.
    pub attached_to: String,
    /// Its text.
    pub text: Arc<str>,
    /// How it was given, which says what positions refer to.
    pub form: Form,
    /// What was read of it.
    pub policy: Arc<Policy>,
}

/// Builds world and requests. `clock` stands in where the scenario does not say what time it is.
pub fn compile(scenario: &Scenario, clock: Option<Instant>, cache: &mut ParseCache) -> Compiled {
    let requests = scenario.requests.iter().enumerate();
    compile_edited(scenario, requests, &mut |_| None, clock, cache)
}

/// The same for a scenario that is being edited: with these requests instead of its own, each with the place at which it
/// stands in the list, and for a document, by its pointer, with the text that somebody has typed. They are asked for in
/// the order of [`Scenario::visit_documents`].
pub fn compile_edited<'r>(
    scenario: &Scenario,
    requests: impl IntoIterator<Item = (usize, &'r format::Request)>,
    typed: &mut dyn FnMut(&str) -> Option<Arc<str>>,
    clock: Option<Instant>,
    cache: &mut ParseCache,
) -> Compiled {
    let mut compiler = Compiler { cache, typed, documents: Vec::new() };
    let now = scenario.now.as_deref().and_then(instant).or(clock);
    let world = World::new(compiler.facts(scenario, now));
    let mut compiled = Vec::new();
    for (at, request) in requests {
        compiled.push(compiler.request(request, &format!("/requests/{at}")));
    }
    Compiled { world, requests: compiled, documents: compiler.documents }
}

fn instant(text: &str) -> Option<Instant> {
    Instant::parse(text)
}

struct Compiler<'c> {
    cache: &'c mut ParseCache,
    typed: &'c mut dyn FnMut(&str) -> Option<Arc<str>>,
    documents: Vec<CompiledDocument>,
}

impl Compiler<'_> {
    fn facts(&mut self, scenario: &Scenario, now: Option<Instant>) -> Facts {
        let providers = scenario.identity_providers.as_ref().map(|providers| {
            let provider = |provider: &format::IdentityProvider| world::IdentityProvider {
                arn: provider.arn.clone(),
                audiences: provider.audiences.clone(),
            };
            providers.iter().map(provider).collect()
        });
        Facts {
            now,
            accounts: enumerate(&scenario.accounts, |at, account| self.account(account, at)),
            users: enumerate(&scenario.users, |at, user| self.user(user, at)),
            groups: enumerate(&scenario.groups, |at, group| self.group(group, at)),
            roles: enumerate(&scenario.roles, |at, role| self.role(role, at)),
            resources: enumerate(&scenario.resources, |at, resource| self.resource(resource, at)),
            identity_providers: providers,
            vpc_endpoints: enumerate(&scenario.vpc_endpoints, |at, endpoint| {
                self.endpoint(endpoint, at)
            }),
        }
    }

    fn account(&mut self, account: &format::Account, at: usize) -> Option<world::Account> {
        let mut levels = |levels: &Option<Vec<format::Level>>, kind, key: &str| {
            let levels = levels.as_deref().unwrap_or_default();
            enumerate(levels, |level_at, level: &format::Level| {
                let place = format!("/accounts/{at}/{key}/{level_at}");
                let policies = self.attached(&level.policies, kind, &level.target, &place);
                Some(world::Level { target: level.target.clone(), policies })
            })
        };
        let scps =
            levels(&account.service_control_policies, PolicyKind::Scp, "serviceControlPolicies");
        let rcps =
            levels(&account.resource_control_policies, PolicyKind::Rcp, "resourceControlPolicies");
        Some(world::Account {
            id: account.id.clone(),
            organization: account.organization.as_ref().map(organization),
            service_control_policies: scps,
            resource_control_policies: rcps,
        })
    }

    fn user(&mut self, user: &format::User, at: usize) -> Option<world::User> {
        let place = format!("/users/{at}");
        Some(world::User {
            arn: Arn::parse(&user.arn)?,
            id: user.id.clone().unwrap_or_else(|| unique_id("AIDA", &user.arn)),
            groups: user.groups.clone(),
            policies: self.attached(&user.policies, PolicyKind::Identity, &user.arn, &place),
            boundary: self.boundary(user.permissions_boundary.as_ref(), &user.arn, &place),
            tags: user.tags.0.clone(),
        })
    }

    fn group(&mut self, group: &format::Group, at: usize) -> Option<world::Group> {
        let place = format!("/groups/{at}");
        let policies = self.attached(&group.policies, PolicyKind::Identity, &group.arn, &place);
        Some(world::Group { arn: Arn::parse(&group.arn)?, policies })
    }

    fn role(&mut self, role: &format::Role, at: usize) -> Option<world::Role> {
        let place = format!("/roles/{at}");
        let trust = role.trust_policy.as_ref().map(|trust| {
            let pointer = format!("{place}/trustPolicy");
            self.policy(trust, PolicyKind::Trust, "trust policy", &role.arn, pointer)
        });
        Some(world::Role {
            arn: Arn::parse(&role.arn)?,
            id: role.id.clone().unwrap_or_else(|| unique_id("AROA", &role.arn)),
            trust,
            policies: self.attached(&role.policies, PolicyKind::Identity, &role.arn, &place),
            boundary: self.boundary(role.permissions_boundary.as_ref(), &role.arn, &place),
            max_session_duration: role.max_session_duration.unwrap_or(3_600),
            tags: role.tags.0.clone(),
        })
    }

    fn resource(&mut self, resource: &format::Resource, at: usize) -> Option<world::Resource> {
        let policy = resource.policy.as_ref().map(|policy| {
            let pointer = format!("/resources/{at}/policy");
            self.policy(policy, PolicyKind::Resource, "resource policy", &resource.arn, pointer)
        });
        Some(world::Resource {
            arn: resource.arn.clone(),
            account: resource.account.clone(),
            policy,
            covers: resource
                .covers
                .iter()
                .map(|pattern| Glob::new(pattern, Dialect::Resource))
                .collect(),
            tags: resource.tags.0.clone(),
            organization: resource.organization.as_ref().map(organization),
            block_public_access: resource.block_public_access,
            bucket_abac: resource.bucket_abac,
            explicit_trust: resource.explicit_trust,
        })
    }

    fn endpoint(
        &mut self,
        endpoint: &format::VpcEndpoint,
        at: usize,
    ) -> Option<world::VpcEndpoint> {
        let policy = endpoint.policy.as_ref().map(|policy| {
            let pointer = format!("/vpcEndpoints/{at}/policy");
            self.policy(policy, PolicyKind::VpcEndpoint, "endpoint policy", &endpoint.id, pointer)
        });
        let gateway = endpoint.kind == format::EndpointKind::Gateway;
        Some(world::VpcEndpoint { id: endpoint.id.clone(), gateway, policy })
    }

    fn attached(
        &mut self,
        policies: &[AttachedPolicy],
        kind: PolicyKind,
        attached_to: &str,
        place: &str,
    ) -> Vec<NamedPolicy> {
        enumerate(policies, |at, policy| {
            let pointer = format!("{place}/policies/{at}/document");
            Some(self.policy(&policy.document, kind, &policy.name, attached_to, pointer))
        })
    }

    fn boundary(
        &mut self,
        boundary: Option<&AttachedPolicy>,
        attached_to: &str,
        place: &str,
    ) -> Option<NamedPolicy> {
        let boundary = boundary?;
        let pointer = format!("{place}/permissionsBoundary/document");
        let (document, name) = (&boundary.document, &boundary.name);
        Some(self.policy(document, PolicyKind::Boundary, name, attached_to, pointer))
    }

    fn session(&mut self, documents: &Documents, owner: &str, place: &str) -> Vec<NamedPolicy> {
        let whole = format!("{place}/sessionPolicy");
        enumerate(&documents.list, |at, document| {
            let pointer = documents.pointer(&whole, at);
            let name = if documents.list.len() > 1 {
                format!("session policy {}", at + 1)
            } else {
                "session policy".to_owned()
            };
            Some(self.policy(document, PolicyKind::Session, &name, owner, pointer))
        })
    }

    fn policy(
        &mut self,
        document: &Document,
        kind: PolicyKind,
        name: &str,
        attached_to: &str,
        pointer: String,
    ) -> NamedPolicy {
        let (text, form) = match (self.typed)(&pointer) {
            Some(text) => (text, Form::Text),
            None => (Arc::clone(&document.text), document.form),
        };
        let policy = self.cache.parse(&text, kind);
        let named = NamedPolicy {
            name: name.into(),
            attached_to: attached_to.into(),
            path: pointer.as_str().into(),
            policy: Arc::clone(&policy),
        };
        self.documents.push(CompiledDocument {
            pointer,
            kind,
            name: name.to_owned(),
            attached_to: attached_to.to_owned(),
            text,
            form,
            policy,
        });
        named
    }

    fn request(&mut self, request: &format::Request, place: &str) -> engine::Request {
        let principal = principal::of(request);
        let owner = match &request.principal {
            PrincipalField::Text(text) => text.clone(),
            PrincipalField::Federated(federated) => federated.federated.clone(),
        };
        let assume = enumerate(&request.assume, |at, step| {
            Some(self.assume(step, &format!("{place}/assume/{at}")))
        });
        let facts = request.session.clone().unwrap_or_default();
        engine::Request {
            principal,
            credentials: match request.credentials {
                format::Credentials::LongTerm => engine::Credentials::LongTerm,
                format::Credentials::SessionToken => engine::Credentials::SessionToken,
                format::Credentials::AssumeRoot => engine::Credentials::AssumeRoot,
            },
            session: engine::SessionFacts {
                policies: self.session(&request.session_policy, &owner, place),
                tags: facts.tags.0,
                transitive_tag_keys: facts.transitive_tag_keys,
                source_identity: facts.source_identity,
                issued_at: facts.issued_at.as_deref().and_then(instant),
            },
            assume,
            call: engine::Call {
                action: request.action.clone(),
                resource: request.resource.clone(),
                resource_account: request.resource_account.clone(),
                context: context(&request.context),
                through: request.through.clone(),
            },
        }
    }

    fn assume(&mut self, step: &format::AssumeStep, place: &str) -> engine::Assume {
        engine::Assume {
            role: step.role.clone(),
            session_name: step.session_name.clone(),
            external_id: step.external_id.clone(),
            duration_seconds: step.duration_seconds,
            tags: step.tags.0.clone(),
            transitive_tag_keys: step.transitive_tag_keys.clone(),
            source_identity: step.source_identity.clone(),
            session_policies: self.session(&step.session_policy, &step.role, place),
            context: context(&step.context),
        }
    }
}

fn enumerate<T, U>(items: &[T], mut each: impl FnMut(usize, &T) -> Option<U>) -> Vec<U> {
    let mut out = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        out.extend(each(at, item));
    }
    out
}

fn organization(organization: &format::Organization) -> world::Organization {
    world::Organization {
        id: organization.id.clone(),
        path: organization.path.clone(),
        management_account: organization.management_account,
    }
}

fn context(map: &ContextMap) -> engine::GivenContext {
    map.0.iter().map(|(key, given)| (key.clone().into(), given.as_ref().map(value))).collect()
}

fn value(value: &ContextValue) -> Value {
    match value {
        ContextValue::One(text) => Value::one(text.as_str()),
        ContextValue::Many(texts) => Value::many(texts.iter().map(String::as_str)),
    }
}
