//! Where a policy document may go in a scenario, the likeliest place first.

mod likely;

use hatcheck_policy::json::{self, Node};
use hatcheck_policy::{Arn, PolicyKind};

use self::likely::Preferred;
use super::super::structure::Change;
use super::super::workspace::{Column, Workspace};
use crate::labels::incoming as labels;
use crate::view::entries;
use crate::view::owners::{self, Owner, list_of};
use crate::view::recognise::Document;

pub(super) use self::likely::SOMEBODY;

/// A place for a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is called in a list.
    pub label: String,
    /// What the document would hang on, in words.
    pub owner: String,
    /// The pointer that the document would have.
    pub pointer: String,
    /// What puts it there.
    pub changes: Vec<Change>,
}

/// The places for a document, and whether the first one is meant: else somebody has to choose.
pub(super) fn places(document: &Document, workspace: &Workspace) -> (Vec<Place>, bool) {
    let scene = Scene::of(workspace);
    let mut all = scene.owners.clone();
    let preferred = scene.preferred(document);
    let meant = preferred.is_some();
    let mut places = Vec::new();
    match preferred {
        Some(Preferred::Known(pointer)) => {
            // What is meant stands first.
            let at = all.iter().position(|owner| owner.pointer == pointer);
            if let Some(at) = at {
                let owner = all.remove(at);
                all.insert(0, owner);
            }
        }
        Some(Preferred::New(list, id)) => places.extend(scene.new_owner(document, list, &id)),
        None => {}
    }
    for kind in std::iter::once(&document.kind).chain(document.also) {
        let other = (*kind != document.kind).then_some(*kind);
        for owner in &all {
            places.extend(scene.place(document, *kind, owner, other));
        }
    }
    (places, meant)
}

/// What a document is placed in.
struct Scene<'w> {
    workspace: &'w Workspace,
    owners: Vec<Owner>,
    request: Asked,
}

/// What the chosen request says, as far as it can be read.
#[derive(Default)]
struct Asked {
    principal: String,
    federated_by: String,
    roles: Vec<String>,
    action: String,
    resource: String,
}

impl Asked {
    fn of(workspace: &Workspace) -> Self {
        let request = workspace.requests.get(workspace.selection.request);
        let Some(Ok(node)) = request.map(|request| json::parse(&request.text)) else {
            return Self::default();
        };
        let text =
            |node: Option<&Node<'_>>| node.and_then(Node::as_str).unwrap_or_default().to_owned();
        let steps = node.get("assume").and_then(Node::as_array).unwrap_or_default();
        Self {
            principal: text(node.get("principal")),
            federated_by: text(node.get("federatedBy")),
            roles: steps.iter().map(|step| text(step.get("role"))).collect(),
            action: text(node.get("action")),
            resource: text(node.get("resource")),
        }
    }
}

impl<'w> Scene<'w> {
    fn of(workspace: &'w Workspace) -> Self {
        let mut owners = owners::owners(workspace, Column::Identity);
        owners.extend(owners::owners(workspace, Column::Trust));
        Self { workspace, owners, request: Asked::of(workspace) }
    }

    fn ids(&self, list: &str) -> Vec<&'w str> {
        ids(self.workspace, list)
    }

    fn place(
        &self,
        document: &Document,
        kind: PolicyKind,
        owner: &Owner,
        other: Option<PolicyKind>,
    ) -> Option<Place> {
        let own = &owner.pointer;
        let quoted = || json::quote(&document.text);
        let (pointer, change) = match (list_of(own), kind) {
            ("users" | "groups" | "roles", PolicyKind::Identity) => {
                let list = format!("{own}/policies");
                match self.same_named(&list, document.name.as_deref()) {
                    Some(at) => set(format!("{list}/{at}/document"), quoted()),
                    None => self.appended(list, document),
                }
            }
            ("users" | "roles", PolicyKind::Boundary) => {
                let pointer = format!("{own}/permissionsBoundary");
                let change = Change::Set(pointer.clone(), self.named_policy(document));
                (format!("{pointer}/document"), change)
            }
            ("roles", PolicyKind::Trust) => set(format!("{own}/trustPolicy"), quoted()),
            ("resources", PolicyKind::Resource) | ("vpcEndpoints", PolicyKind::VpcEndpoint) => {
                set(format!("{own}/policy"), quoted())
            }
            ("accounts", PolicyKind::Scp | PolicyKind::Rcp) => {
                let list = format!("{own}/{}", guardrails(kind));
                match self.count(&list) {
                    0 => {
                        let id =
                            self.ids("accounts").get(index_in(own)).copied().unwrap_or_default();
                        let at = usize::from(kind == PolicyKind::Scp);
                        let pointer = format!("{list}/0/policies/{at}/document");
                        (pointer, Change::Set(list, self.levels(document, kind, id)))
                    }
                    count => self.appended(format!("{list}/{}/policies", count - 1), document),
                }
            }
            _ => return None,
        };
        let label = labels::place(other, &owner.name);
        Some(Place { label, owner: owner.name.clone(), pointer, changes: vec![change] })
    }

    /// A place on something that is made for it.
    fn new_owner(&self, document: &Document, list: &'static str, id: &str) -> Option<Place> {
        let at = self.ids(list).len();
        let own = format!("/{list}/{at}");
        let quoted = json::quote(&document.text);
        let policy = self.named_policy(document);
        let (member, value, pointer) = match (list, document.kind) {
            ("roles", PolicyKind::Trust) => ("trustPolicy", quoted, format!("{own}/trustPolicy")),
            ("resources", _) => ("policy", quoted, format!("{own}/policy")),
            ("accounts", kind) => {
                let levels = guardrails(kind);
                let at = usize::from(kind == PolicyKind::Scp);
                let pointer = format!("{own}/{levels}/0/policies/{at}/document");
                (levels, self.levels(document, kind, id), pointer)
            }
            (_, PolicyKind::Boundary) => {
                ("permissionsBoundary", policy, format!("{own}/permissionsBoundary/document"))
            }
            _ => ("policies", format!("[{policy}]"), format!("{own}/policies/0/document")),
        };
        let key = if list == "accounts" { "id" } else { "arn" };
        let entry = format!("{{\"{key}\": {}, \"{member}\": {value}}}", json::quote(id));
        let owner = labels::owner(list, id);
        let changes = vec![Change::Append(format!("/{list}"), entry)];
        Some(Place { label: owner.clone(), owner, pointer, changes })
    }

    /// The levels of an organization with this guardrail in the only one.
    fn levels(&self, document: &Document, kind: PolicyKind, id: &str) -> String {
        let policy = self.named_policy(document);
        format!("[{}]", entries::level(kind == PolicyKind::Scp, id, &policy))
    }

    fn appended(&self, list: String, document: &Document) -> (String, Change) {
        let pointer = format!("{list}/{}/document", self.count(&list));
        (pointer, Change::Append(list, self.named_policy(document)))
    }

    fn named_policy(&self, document: &Document) -> String {
        let name = self.unused(document.name.as_deref().unwrap_or(labels::PASTED));
        entries::named_policy(&name, &json::quote(&document.text))
    }

    /// A name that no policy has.
    fn unused(&self, name: &str) -> String {
        let taken = |name: &str| self.workspace.docs.iter().any(|doc| doc.name == name);
        entries::unused(name, " ", &taken)
    }

    /// Which policy of a list has this name.
    fn same_named(&self, list: &str, name: Option<&str>) -> Option<usize> {
        let name = name?;
        let is_it = |at: &usize| {
            let pointer = format!("{list}/{at}/document");
            self.workspace.docs.iter().any(|doc| doc.pointer == pointer && doc.name == name)
        };
        (0..self.count(list)).find(is_it)
    }

    /// How many entries the list at a pointer has.
    fn count(&self, pointer: &str) -> usize {
        let Ok(root) = json::parse(&self.workspace.shell.text) else { return 0 };
        root.at(pointer).and_then(Node::as_array).unwrap_or_default().len()
    }
}

/// The ARNs or ids of a list.
pub(super) fn ids<'w>(workspace: &'w Workspace, list: &str) -> Vec<&'w str> {
    let scenario = &workspace.shell.scenario;
    match list {
        "users" => scenario.users.iter().map(|own| own.arn.as_str()).collect(),
        "groups" => scenario.groups.iter().map(|own| own.arn.as_str()).collect(),
        "roles" => scenario.roles.iter().map(|own| own.arn.as_str()).collect(),
        "resources" => scenario.resources.iter().map(|own| own.arn.as_str()).collect(),
        "accounts" => scenario.accounts.iter().map(|own| own.id.as_str()).collect(),
        _ => Vec::new(),
    }
}

fn set(pointer: String, value: String) -> (String, Change) {
    (pointer.clone(), Change::Set(pointer, value))
}

fn guardrails(kind: PolicyKind) -> &'static str {
    if kind == PolicyKind::Rcp { "resourceControlPolicies" } else { "serviceControlPolicies" }
}

fn index_in(pointer: &str) -> usize {
    pointer.split('/').nth(2).and_then(|at| at.parse().ok()).unwrap_or_default()
}

fn is_in(pointer: &str, list: &str) -> bool {
    list_of(pointer) == list
}

/// Where an id stands in a list; a role also by account and name, since sessions do not tell its path.
pub(super) fn index_of(ids: &[&str], id: &str) -> Option<usize> {
    let exact = ids.iter().position(|own| *own == id);
    exact.or_else(|| {
        let wanted = Arn::parse(id).filter(|arn| arn.is_iam("role"))?;
        ids.iter().position(|own| {
            Arn::parse(own).is_some_and(|own| {
                own.is_iam("role")
                    && own.account() == wanted.account()
                    && own.name() == wanted.name()
            })
        })
    })
}
