//! What was recognised: a link, a scenario, or parts that can be put into one.

use hatcheck_policy::json;
use hatcheck_policy::{Arn, PolicyKind};
use hatcheck_scenario::words;

use super::{object, string};
use crate::labels::incoming as labels;

/// How many calls are taken from one text.
const MAX_CALLS: usize = 20;

/// What was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A share link, somewhere in this text.
    Link(String),
    /// The text of a scenario.
    Scenario(String),
    /// An exercise: its text.
    Exercise(String),
    /// What can become parts of one.
    Parts(Parts),
}

/// Parts of a scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// What it is, in words that begin a sentence.
    pub what: String,
    /// Who and what there is.
    pub entities: Vec<Entity>,
    /// What was called.
    pub calls: Vec<Call>,
    /// Policies of which nobody said whom they hang on.
    pub documents: Vec<Document>,
}

/// A user, role, group or resource, with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The list of the scenario to which it belongs.
    pub list: &'static str,
    /// Its ARN.
    pub arn: String,
    /// Members of its entry, each with its JSON.
    pub facts: Vec<(&'static str, String)>,
    /// Its policies, each with its name and text.
    pub policies: Vec<(String, String)>,
}

/// A call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Who calls, as JSON.
    pub principal: String,
    /// `service:Name`
    pub action: String,
    /// An ARN, or `*`.
    pub resource: String,
    /// Further members of the request, each with its JSON.
    pub more: Vec<(&'static str, String)>,
}

/// A policy document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it most likely is.
    pub kind: PolicyKind,
    /// What else it may be.
    pub also: &'static [PolicyKind],
    /// Its name, where one is known.
    pub name: Option<String>,
    /// The list and the name of what it hangs on, where they are known.
    pub owner: Option<(&'static str, String)>,
    /// Its text.
    pub text: String,
}

impl Call {
    pub(super) fn new(principal: String, action: &str, resource: &str) -> Self {
        Self {
            principal,
            action: action.to_owned(),
            resource: resource.to_owned(),
            more: Vec::new(),
        }
    }

    /// The caller's ARN, service or `anonymous`; the provider where somebody else vouches for the caller.
    pub fn caller(&self) -> String {
        let Ok(node) = json::parse(&self.principal) else { return String::new() };
        let own = node.as_str().or_else(|| string(&node, "federated"));
        own.unwrap_or_default().to_owned()
    }

    /// What the request is called in a list.
    pub fn name(&self) -> String {
        labels::call(&words::short_name(&self.caller()), &self.action)
    }

    /// The request as a text, under this name.
    pub fn text(&self, name: &str) -> String {
        let mut members = vec![
            ("name", json::quote(name)),
            ("principal", self.principal.clone()),
            ("action", json::quote(&self.action)),
            ("resource", json::quote(&self.resource)),
        ];
        members.extend(self.more.iter().filter(|(name, _)| *name != "name").cloned());
        let text = object(&members);
        json::parse(&text).map(|node| json::lay_out(&node)).unwrap_or(text)
    }
}

impl Entity {
    pub(super) fn new(list: &'static str, arn: &str) -> Self {
        Self { list, arn: arn.to_owned(), facts: Vec::new(), policies: Vec::new() }
    }

    /// Who has the policies of a caller: the user itself, the role of a session. `None` for callers without any.
    pub fn of_caller(arn: &str) -> Option<Self> {
        let parsed = Arn::parse(arn)?;
        let (kind, rest) = parsed.typed()?;
        match (parsed.service(), kind) {
            ("iam", "user") => Some(Self::new("users", arn)),
            ("iam", "role") => Some(Self::new("roles", arn)),
            ("sts", "assumed-role") => {
                let name = rest.split('/').next()?;
                let (partition, account) = (parsed.partition(), parsed.account());
                Some(Self::new("roles", &format!("arn:{partition}:iam::{account}:role/{name}")))
            }
            _ => None,
        }
    }
}

impl Parts {
    /// A call, with whoever has the caller's policies.
    pub(super) fn add(&mut self, call: Call, owner: Option<Entity>) {
        if self.calls.len() >= MAX_CALLS || self.calls.contains(&call) {
            return;
        }
        let known = |owner: &Entity| self.entities.iter().any(|own| own.arn == owner.arn);
        if let Some(owner) = owner.filter(|owner| !known(owner)) {
            self.entities.push(owner);
        }
        self.calls.push(call);
    }
}
