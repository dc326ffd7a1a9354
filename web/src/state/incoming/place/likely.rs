//! Which place of a document is the likeliest: what the document and the chosen request say of it. `None` where that is
//! not clear, and somebody has to choose.

use hatcheck_policy::json::{self, Node, Value};
use hatcheck_policy::{Arn, PolicyKind};

use super::{Scene, index_of, is_in};
use crate::view::owners::{self, Owner};
use crate::view::recognise::{Document, Entity};

/// Whoever has the policies of which nobody knows whose they are.
pub(in crate::state::incoming) const SOMEBODY: &str = "arn:aws:iam::111122223333:user/alice";
/// The role of a trust policy of which nobody knows whose it is.
const SOME_ROLE: &str = "PastedRole";

/// What is likeliest.
pub(super) enum Preferred {
    /// Something that is there, by its pointer.
    Known(String),
    /// Something that has to be made: its list, and its ARN or id.
    New(&'static str, String),
}

impl Scene<'_> {
    /// The likeliest.
    pub(super) fn preferred(&self, document: &Document) -> Option<Preferred> {
        if let Some((list, name)) = &document.owner {
            return Some(self.named(list, name));
        }
        match document.kind {
            PolicyKind::Identity | PolicyKind::Boundary | PolicyKind::Session => {
                self.caller(&document.text)
            }
            PolicyKind::Trust => self.role(),
            PolicyKind::Resource => self.resource(&document.text),
            PolicyKind::Scp | PolicyKind::Rcp => Some(self.by_id("accounts", self.account())),
            PolicyKind::VpcEndpoint => self.only(&["vpcEndpoints"]),
        }
    }

    /// By its ARN, or by its name alone.
    fn named(&self, list: &'static str, name: &str) -> Preferred {
        if name.starts_with("arn:") {
            return self.by_id(list, name);
        }
        let has_name = |arn: &str| Arn::parse(arn).is_some_and(|arn| arn.name() == name);
        match self.ids(list).iter().position(|arn| has_name(arn)) {
            Some(at) => Preferred::Known(format!("/{list}/{at}")),
            None => {
                let word = list.trim_end_matches('s');
                Preferred::New(list, format!("arn:aws:iam::{}:{word}/{name}", self.account()))
            }
        }
    }

    fn by_id(&self, list: &'static str, id: &str) -> Preferred {
        match index_of(&self.ids(list), id) {
            Some(at) => Preferred::Known(format!("/{list}/{at}")),
            None => Preferred::New(list, id.to_owned()),
        }
    }

    /// Whose policies count for the chosen request.
    fn caller(&self, text: &str) -> Option<Preferred> {
        let asked = &self.request;
        // Who may assume the first role of a chain is up to who starts; all else to the last role.
        let last = asked.roles.last().filter(|_| !text.contains("\"sts:"));
        let callers = [last, Some(&asked.principal), Some(&asked.federated_by)];
        let own = callers.into_iter().flatten().find_map(|arn| Entity::of_caller(arn));
        if let Some(own) = own {
            return Some(self.by_id(own.list, &own.arn));
        }
        let lists = ["users", "groups", "roles"];
        let chosen = self.workspace.selection.identity.and_then(|at| self.workspace.docs.get(at));
        let chosen = chosen.map(|doc| owners::owner_of(&doc.pointer));
        let is_identity = |pointer: &String| lists.iter().any(|list| is_in(pointer, list));
        let chosen = chosen.filter(is_identity).map(Preferred::Known);
        chosen.or_else(|| self.only(&lists)).or_else(|| {
            let none = lists.iter().all(|list| self.ids(list).is_empty());
            none.then(|| Preferred::New("users", SOMEBODY.to_owned()))
        })
    }

    /// The role that the chosen request is about; the only one there is.
    fn role(&self) -> Option<Preferred> {
        let asked = &self.request;
        let is_role = Arn::parse(&asked.resource).is_some_and(|arn| arn.is_iam("role"));
        let direct = Some(&asked.resource).filter(|_| is_role && asked.action.starts_with("sts:"));
        let mut roles = asked.roles.iter().chain(direct);
        match roles.next() {
            Some(one) if roles.all(|other| other == one) => Some(self.by_id("roles", one)),
            Some(_) => None,
            None if self.ids("roles").is_empty() => {
                let arn = format!("arn:aws:iam::{}:role/{SOME_ROLE}", self.account());
                Some(Preferred::New("roles", arn))
            }
            None => self.only(&["roles"]),
        }
    }

    /// The resource that the document itself names; else the one of the chosen request.
    fn resource(&self, text: &str) -> Option<Preferred> {
        let node = json::parse(text).ok();
        let own = node.as_ref().and_then(|node| first_resource(node.get("Statement")?));
        let is_one = |arn: &String| arn.starts_with("arn:") && !arn.contains('*');
        let both = [own.as_ref(), Some(&self.request.resource)];
        let arn = both.into_iter().flatten().map(|arn| governed_by(arn)).find(is_one);
        arn.map_or_else(|| self.only(&["resources"]), |arn| Some(self.by_id("resources", &arn)))
    }

    /// The only entry of some lists.
    fn only(&self, lists: &[&str]) -> Option<Preferred> {
        let is = |owner: &&Owner| lists.iter().any(|list| is_in(&owner.pointer, list));
        let mut found = self.owners.iter().filter(is);
        let first = found.next()?;
        found.next().is_none().then(|| Preferred::Known(first.pointer.clone()))
    }

    /// The account in which the chosen request begins.
    fn account(&self) -> &str {
        let id = self.request.principal.split(':').nth(4).filter(|id| !id.is_empty());
        let first = || self.ids("accounts").first().copied();
        id.or_else(first).unwrap_or("111122223333")
    }
}

/// The first resource that a statement names.
fn first_resource(statements: &Node<'_>) -> Option<String> {
    match &statements.value {
        Value::Array(items) => items.iter().find_map(first_resource),
        _ => match statements.get("Resource").map(|node| &node.value)? {
            Value::String(text) => Some(text.to_string()),
            Value::Array(items) => items.first().and_then(Node::as_str).map(str::to_owned),
            _ => None,
        },
    }
}

/// The resource whose policy governs an ARN: the bucket of an object.
pub(super) fn governed_by(arn: &str) -> String {
    match Arn::parse(arn) {
        Some(parsed) if parsed.service() == "s3" && parsed.account().is_empty() => {
            arn.split('/').next().unwrap_or(arn).to_owned()
        }
        _ => arn.to_owned(),
    }
}
