//! What the map is about: who is there, in which account, and which statement names whom. No positions.

use std::sync::Arc;

use hatcheck_policy::{Arn, Policy};

use crate::labels::map as labels;

/// More nodes than this nobody can tell apart; the chosen request's are drawn in any case.
pub const MAX_NODES: usize = 100;
/// The same for nodes of one kind.
pub const MAX_OF_A_KIND: usize = 24;
/// The same for lines.
pub const MAX_LINES: usize = 150;
/// The same for accounts without anything in them.
pub const MAX_EMPTY: usize = 12;
/// The same for guardrails of one account.
pub const MAX_GUARDS: usize = 6;
/// The same for roles in a chain.
pub const MAX_HOPS: usize = 12;
/// Roles behind roles stand in columns of their own; more of these would make the map too wide.
pub const MAX_DEPTH: usize = 4;

/// The scenario's world.
#[derive(Debug, Default)]
pub struct World {
    /// The accounts.
    pub frames: Vec<Frame>,
    /// The organizations, by id.
    pub organizations: Vec<String>,
    /// Who and what there is.
    pub nodes: Vec<Node>,
    /// Which statement names whom.
    pub lines: Vec<Line>,
    /// From whom to whom requests go. Not drawn, but whoever talks to each other should stand close.
    pub flows: Vec<(usize, usize)>,
    /// How many entries of the scenario are not among the nodes and frames.
    pub more_nodes: usize,
    /// How many statements are not among the lines.
    pub more_lines: usize,
}

/// An account.
#[derive(Debug)]
pub struct Frame {
    /// Twelve digits.
    pub id: String,
    /// What people call it; may be empty.
    pub name: String,
    /// Index of its organization.
    pub organization: Option<usize>,
    /// SCPs and RCPs.
    pub guards: Vec<Guard>,
    /// How many more of them there are.
    pub more_guards: usize,
    /// Its facts.
    pub go: Go,
}

/// A guardrail of an account.
#[derive(Debug)]
pub struct Guard {
    /// SCP or RCP, and its name.
    pub name: String,
    /// How often the same is attached.
    pub times: usize,
    /// The document, to know the same again.
    pub policy: Arc<Policy>,
    /// Whether it denies the chosen request.
    pub denies: bool,
    /// Its text.
    pub go: Go,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named like the things")]
pub enum Kind {
    Group,
    User,
    Root,
    Federated,
    Account,
    Provider,
    Service,
    Anonymous,
    Anyone,
    Other,
    Role,
    Endpoint,
    Resource,
}

/// Somebody or something.
#[derive(Debug)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Its ARN, or what stands for it.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Its account.
    pub frame: Option<usize>,
    /// Whether the scenario should have it in a list, and has not.
    pub missing: bool,
    /// Its document, or its facts where it has none.
    pub go: Go,
}

/// What a line says about its two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// A user is in a group.
    Member,
    /// A trust policy allows a principal to wear the role.
    Trust,
    /// A resource's policy allows a principal.
    Grant,
    /// Either of them denies a principal.
    Deny,
}

/// A statement, or a membership, between two nodes.
#[derive(Debug)]
pub struct Line {
    /// The principal, or the group.
    pub from: usize,
    /// The role, the resource, or the user.
    pub to: usize,
    /// What it says.
    pub tie: Tie,
    /// The same in words.
    pub words: String,
    /// The statement.
    pub go: Go,
}

/// Where choosing something leads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Go {
    /// Nowhere.
    #[default]
    Nowhere,
    /// Bytes of a document, by its index in the workspace.
    Place(usize, usize, usize),
    /// The facts about an entry: the name of its list, and its index there.
    About(&'static str, usize),
    /// A step of the chosen request.
    Step(usize),
}

impl Frame {
    /// How many words its guardrails are: one more where some are only counted.
    pub fn shown_guards(&self) -> usize {
        self.guards.len() + usize::from(self.more_guards > 0)
    }
}

impl Kind {
    /// Groups, who calls, roles, endpoints, resources: from left to right. Roles that wear other roles take the ranks
    /// behind the first.
    pub fn rank(self) -> usize {
        match self {
            Self::Group => 0,
            Self::Role => 2,
            Self::Endpoint => 2 + MAX_DEPTH,
            Self::Resource => 3 + MAX_DEPTH,
            _ => 1,
        }
    }

    /// The list of the scenario that it should be in; empty where there is none.
    pub fn list(self) -> &'static str {
        match self {
            Self::Group => "groups",
            Self::User => "users",
            Self::Account => "accounts",
            Self::Provider => "identityProviders",
            Self::Role => "roles",
            Self::Endpoint => "vpcEndpoints",
            Self::Resource => "resources",
            _ => "",
        }
    }
}

impl Node {
    /// What kind of thing it is; for a resource its service, and its Region where it has one.
    pub fn subtitle(&self) -> String {
        let kind = labels::kind(self.kind);
        match Arn::parse(&self.id).filter(|_| self.kind == Kind::Resource) {
            Some(arn) if arn.region().is_empty() => [arn.service(), " ", kind].concat(),
            Some(arn) => [arn.service(), ", ", arn.region()].concat(),
            None => kind.to_owned(),
        }
    }
}

impl World {
    /// A node in words: what it is, and its name.
    pub fn called(&self, node: usize) -> String {
        let node = &self.nodes[node];
        let own = match node.kind {
            Kind::Anyone | Kind::Anonymous => return node.name.clone(),
            Kind::Account => &node.id,
            _ => &node.name,
        };
        [&node.subtitle(), " ", own].concat()
    }
}
