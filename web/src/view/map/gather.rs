//! From the scenario, its parsed policies and its requests to the world of the map.

use std::sync::Arc;

use hatcheck_engine::request::{Principal, Request};
use hatcheck_engine::world::{Facts, Level, NamedPolicy, Organization};
use hatcheck_policy::arn::is_account_id;
use hatcheck_policy::policy::{PrincipalEntry, PrincipalName, Statement};
use hatcheck_policy::{Arn, Effect};
use hatcheck_scenario::words;

use super::world::{
    Frame, Go, Guard, Kind, Line, MAX_EMPTY, MAX_GUARDS, MAX_HOPS, MAX_LINES, MAX_NODES,
    MAX_OF_A_KIND, Node, Tie, World,
};
use crate::labels::map as labels;
use crate::state::evaluate::Evaluated;

/// A world that is being put together.
pub struct Gather<'e> {
    result: &'e Evaluated,
    facts: &'e Facts,
    /// The documents whose Deny stops the chosen request.
    deniers: Vec<&'e str>,
    /// What came together.
    pub world: World,
    /// Whether nodes are added however many there are.
    pub anyhow: bool,
}

impl<'e> Gather<'e> {
    /// Everybody in the scenario's lists, whom their policies name, and whom the requests name.
    pub fn of(result: &'e Evaluated) -> Self {
        let facts = result.compiled.world.facts();
        let (deniers, world) = (deniers(result), World::default());
        let mut gather = Self { result, facts, deniers, world, anyhow: false };
        gather.listed();
        gather.lines();
        for request in result.compiled.requests.iter().take(MAX_OF_A_KIND) {
            let nodes = gather.stations(request);
            for at in 1..nodes.len() {
                gather.world.flows.push((nodes[at - 1], nodes[at]));
            }
        }
        gather
    }

    fn listed(&mut self) {
        let facts = self.facts;
        for account in facts.accounts.iter().take(MAX_EMPTY) {
            self.frame(&account.id);
        }
        self.all(Kind::Group, &mut facts.groups.iter().map(|group| group.arn.as_str()));
        self.all(Kind::User, &mut facts.users.iter().map(|user| user.arn.as_str()));
        self.all(Kind::Role, &mut facts.roles.iter().map(|role| role.arn.as_str()));
        self.all(Kind::Resource, &mut facts.resources.iter().map(|own| own.arn.as_str()));
        self.world.more_nodes += facts.accounts.len().saturating_sub(MAX_EMPTY);
    }

    fn all(&mut self, kind: Kind, ids: &mut dyn Iterator<Item = &str>) {
        for (at, id) in ids.enumerate() {
            match at < MAX_OF_A_KIND {
                true => _ = self.node(kind, id),
                false => self.world.more_nodes += 1,
            }
        }
    }

    /// The lines of every node, those included that lines bring in.
    fn lines(&mut self) {
        let mut at = 0;
        while let Some(node) = self.world.nodes.get(at) {
            let entry = self.entry(node.kind, &node.id);
            match (node.kind, entry) {
                (Kind::User, Some(entry)) => {
                    for group in &self.facts.users[entry].groups {
                        let group = self.node(Kind::Group, group);
                        self.line(group, at, Tie::Member, "", Go::Nowhere);
                    }
                }
                (Kind::Role, Some(entry)) => {
                    self.statements(at, Tie::Trust, &self.facts.roles[entry].trust);
                }
                (Kind::Resource, Some(entry)) => {
                    self.statements(at, Tie::Grant, &self.facts.resources[entry].policy);
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn statements(&mut self, to: usize, tie: Tie, policy: &'e Option<NamedPolicy>) {
        let Some(policy) = policy else { return };
        for statement in &policy.policy.statements {
            let Some(principal) = &statement.principal else { continue };
            let tie = if statement.effect == Effect::Deny { Tie::Deny } else { tie };
            let words = words_of(statement, principal.negated);
            let go = self.place(&policy.path, statement.span.start, statement.span.end);
            if principal.negated {
                let everybody = self.node(Kind::Anyone, "*");
                self.line(everybody, to, tie, &words, go);
                continue;
            }
            for entry in &principal.entries {
                if self.world.lines.len() >= MAX_LINES {
                    self.world.more_lines += 1;
                } else if entry.name != PrincipalName::Nobody {
                    let from = self.principal(entry);
                    self.line(from, to, tie, &words, go);
                }
            }
        }
    }

    fn line(&mut self, from: Option<usize>, to: usize, tie: Tie, statement: &str, go: Go) {
        let Some(from) = from.filter(|_| self.world.lines.len() < MAX_LINES) else {
            self.world.more_lines += 1;
            return;
        };
        // A membership reads from the user, and is drawn from the group.
        let (who, whom) = if tie == Tie::Member { (to, from) } else { (from, to) };
        let (who, whom) = (self.world.called(who), self.world.called(whom));
        let words = labels::line(tie, &who, &whom, statement);
        self.world.lines.push(Line { from, to, tie, words, go });
    }

    /// Whom an entry of `Principal` names.
    fn principal(&mut self, entry: &PrincipalEntry) -> Option<usize> {
        let (kind, id) = match &entry.name {
            PrincipalName::Everyone => (Kind::Anyone, "*"),
            PrincipalName::Account { id, .. } => (Kind::Account, id.as_str()),
            PrincipalName::User(arn) => (Kind::User, arn.as_str()),
            PrincipalName::Role(arn) => (Kind::Role, arn.as_str()),
            PrincipalName::AssumedRole(arn) => return self.session(arn),
            PrincipalName::FederatedUser(arn) => (Kind::Federated, arn.as_str()),
            PrincipalName::Service(name) => (Kind::Service, name.as_str()),
            PrincipalName::Federated(name) => (Kind::Provider, name.as_str()),
            PrincipalName::UniqueId(id) => self.owner_of(id),
            PrincipalName::CanonicalUser(id) => (Kind::Other, id.as_str()),
            PrincipalName::Nobody => return None,
        };
        self.node(kind, id)
    }

    /// Whose unique id this is.
    fn owner_of<'i>(&self, id: &'i str) -> (Kind, &'i str)
    where
        'e: 'i,
    {
        let facts = self.facts;
        if let Some(user) = facts.users.iter().find(|user| user.id == id) {
            return (Kind::User, user.arn.as_str());
        }
        if let Some(role) = facts.roles.iter().find(|role| role.id == id) {
            return (Kind::Role, role.arn.as_str());
        }
        (Kind::Other, id)
    }

    /// The nodes that a request passes, in order.
    pub fn stations(&mut self, request: &Request) -> Vec<usize> {
        let (kind, id) = match &request.principal {
            Principal::User(arn) => (Kind::User, arn.as_str()),
            Principal::Root(arn) => (Kind::Root, arn.as_str()),
            Principal::Role(arn) => (Kind::Role, arn.as_str()),
            Principal::AssumedRole(arn) => (Kind::Role, arn.as_str()),
            Principal::FederatedUser { arn, .. } => (Kind::Federated, arn.as_str()),
            Principal::Service(name) => (Kind::Service, name.as_str()),
            Principal::External(external) => (Kind::Provider, external.provider.as_str()),
            Principal::Anonymous => (Kind::Anonymous, "anonymous"),
        };
        let caller = match &request.principal {
            Principal::AssumedRole(session) => self.session(session),
            _ => self.node(kind, id),
        };
        let mut nodes = Vec::new();
        nodes.extend(caller);
        for step in request.assume.iter().take(MAX_HOPS) {
            nodes.extend(self.node(Kind::Role, &step.role));
        }
        let call = &request.call;
        if let Some(endpoint) = &call.through {
            nodes.extend(self.node(Kind::Endpoint, endpoint));
        }
        let owner = call.resource_account.as_deref().unwrap_or(account_of(id)).to_owned();
        nodes.extend(self.resource(&call.resource, &owner));
        nodes
    }

    fn resource(&mut self, arn: &str, owner: &str) -> Option<usize> {
        for kind in [Kind::Role, Kind::User, Kind::Group] {
            if self.entry(kind, arn).is_some() {
                return self.node(kind, arn);
            }
        }
        match self.result.compiled.world.resources_of(arn).first() {
            Some(own) => self.node(Kind::Resource, &own.arn),
            None => self.node_of(Kind::Resource, arn, owner),
        }
    }

    /// The role behind a session.
    fn session(&mut self, session: &Arn) -> Option<usize> {
        let account = session.account();
        let name = session.rest().split('/').nth(1).unwrap_or_default();
        match self.result.compiled.world.role_named(account, name) {
            Some(role) => self.node(Kind::Role, role.arn.as_str()),
            None => {
                let arn = ["arn:", session.partition(), ":iam::", account, ":role/", name].concat();
                self.node(Kind::Role, &arn)
            }
        }
    }

    fn node(&mut self, kind: Kind, id: &str) -> Option<usize> {
        self.node_of(kind, id, "")
    }

    /// The node with this name; a new one where there is room. `owner` is its account where nothing else says it.
    fn node_of(&mut self, kind: Kind, id: &str, owner: &str) -> Option<usize> {
        let entry = self.entry(kind, id);
        let own = entry.filter(|_| kind == Kind::Resource).map(|at| &self.facts.resources[at]);
        let account = match own.and_then(|own| own.account.as_deref()) {
            Some(account) => account,
            None if kind == Kind::Account => id,
            None => account_of(id),
        };
        let account = if account.is_empty() { owner } else { account };
        let frame = is_account_id(account).then_some(account);
        for (at, node) in self.world.nodes.iter().enumerate() {
            let same_frame = node.frame.map(|at| self.world.frames[at].id.as_str()) == frame;
            if node.kind == kind && node.id == id && (same_frame || entry.is_some()) {
                return Some(at);
            }
        }
        if self.world.nodes.len() >= MAX_NODES && !self.anyhow {
            return None;
        }
        let frame = frame.map(|id| self.frame(id));
        if let Some(frame) = frame {
            self.join(frame, own.and_then(|own| own.organization.as_ref()));
        }
        let short = words::short_name(id);
        self.world.nodes.push(Node {
            kind,
            id: id.to_owned(),
            name: match kind {
                Kind::Account => labels::WHOLE_ACCOUNT.to_owned(),
                Kind::Anyone => labels::EVERYBODY.to_owned(),
                Kind::Anonymous => labels::UNSIGNED.to_owned(),
                Kind::Root => account.to_owned(),
                _ => short,
            },
            frame,
            missing: entry.is_none()
                && !matches!(kind.list(), "" | "accounts" | "identityProviders"),
            go: entry.map_or(Go::Nowhere, |at| self.first_document(kind.list(), at)),
        });
        Some(self.world.nodes.len() - 1)
    }

    /// The first document of an entry, or its facts where it has none.
    fn first_document(&self, list: &'static str, at: usize) -> Go {
        let pointer = ["/", list, "/", &at.to_string(), "/"].concat();
        for (doc, own) in self.result.workspace.docs.iter().enumerate() {
            if own.pointer.starts_with(&pointer) {
                return Go::Place(doc, 0, 0);
            }
        }
        Go::About(list, at)
    }

    /// Where the scenario lists it. The reader has seen to it that each ARN is there once.
    fn entry(&self, kind: Kind, id: &str) -> Option<usize> {
        let facts = self.facts;
        match kind {
            Kind::User => facts.users.iter().position(|it| it.arn.as_str() == id),
            Kind::Group => facts.groups.iter().position(|it| it.arn.as_str() == id),
            Kind::Role => facts.roles.iter().position(|it| it.arn.as_str() == id),
            Kind::Resource => facts.resources.iter().position(|it| it.arn == id),
            Kind::Endpoint => facts.vpc_endpoints.iter().position(|it| it.id == id),
            Kind::Account => facts.accounts.iter().position(|it| it.id == id),
            Kind::Provider => facts.identity_providers.as_ref()?.iter().position(|it| it.arn == id),
            _ => None,
        }
    }

    /// The frame of an account.
    fn frame(&mut self, id: &str) -> usize {
        if let Some(at) = self.world.frames.iter().position(|frame| frame.id == id) {
            return at;
        }
        let mut frame = Frame {
            id: id.to_owned(),
            name: String::new(),
            organization: None,
            guards: Vec::new(),
            more_guards: 0,
            go: Go::Nowhere,
        };
        let mut organization = None;
        if let Some(at) = self.entry(Kind::Account, id) {
            let account = &self.facts.accounts[at];
            let written = self.result.workspace.shell.scenario.accounts.get(at);
            frame.name = written.and_then(|written| written.name.clone()).unwrap_or_default();
            frame.go = Go::About("accounts", at);
            self.guards(&mut frame, labels::SCP, &account.service_control_policies);
            self.guards(&mut frame, labels::RCP, &account.resource_control_policies);
            organization = account.organization.as_ref();
        }
        self.world.frames.push(frame);
        let at = self.world.frames.len() - 1;
        self.join(at, organization);
        at
    }

    /// Puts an account into an organization, unless it is in one.
    fn join(&mut self, frame: usize, organization: Option<&Organization>) {
        let Some(Organization { id, .. }) = organization else { return };
        let all = &mut self.world.organizations;
        let at = all.iter().position(|known| known == id).unwrap_or(all.len());
        let own = &mut self.world.frames[frame].organization;
        if own.is_none() {
            *own = Some(at);
            if at == all.len() {
                all.push(id.clone());
            }
        }
    }

    fn guards(&self, frame: &mut Frame, kind: &str, levels: &[Level]) {
        for policy in levels.iter().flat_map(|level| &level.policies) {
            let denies = self.deniers.contains(&&*policy.path);
            let name = [kind, " ", &policy.name].concat();
            let known = |guard: &&mut Guard| {
                guard.name == name && Arc::ptr_eq(&guard.policy, &policy.policy)
            };
            if let Some(guard) = frame.guards.iter_mut().find(known) {
                guard.times += 1;
                guard.denies |= denies;
            } else if frame.guards.len() >= MAX_GUARDS && !denies {
                frame.more_guards += 1;
            } else {
                let go = self.place(&policy.path, 0, 0);
                let policy = Arc::clone(&policy.policy);
                frame.guards.push(Guard { name, times: 1, policy, denies, go });
            }
        }
    }

    fn place(&self, path: &str, start: usize, end: usize) -> Go {
        let at = self.result.workspace.docs.iter().position(|doc| doc.pointer == path);
        at.map_or(Go::Nowhere, |at| Go::Place(at, start, end))
    }
}

fn deniers(result: &Evaluated) -> Vec<&str> {
    let mut paths = Vec::new();
    let last = result.chosen().and_then(|request| request.decision.steps.last());
    for layer in last.map_or(&[][..], |step| &step.layers) {
        for policy in &layer.policies {
            if policy.statements.iter().any(|statement| statement.denies()) {
                paths.push(&*policy.path);
            }
        }
    }
    paths
}

/// The account that an ARN names; empty where there is none.
fn account_of(arn: &str) -> &str {
    match arn.starts_with("arn:") {
        true => arn.split(':').nth(4).unwrap_or_default(),
        false => "",
    }
}

fn words_of(statement: &Statement, negated: bool) -> String {
    let sid = statement.sid.as_ref().map(|sid| &*sid.value);
    labels::statement(sid, statement.index, negated, !statement.conditions.is_empty())
}
