//! What may be added to the scenario, each with the change that does it.

use hatcheck_policy::json::{self, Node, Value};
use hatcheck_scenario::words;

use super::entries::{self, EVERYTHING, named_policy};
use super::request_form::is_session;
use crate::labels;
use crate::state::structure::Change;
use crate::state::workspace::{Column, Workspace};

/// Something that may be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    /// What it is.
    pub label: String,
    /// What adds it.
    pub change: Change,
}

/// A policy that says nothing yet but shows how.
const IDENTITY: &str = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::example-bucket/*"}]}"#;
/// A guardrail with something to change.
const GUARDRAIL: &str = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "iam:*", "Resource": "*"}]}"#;
/// The same on the side of resources.
const RESOURCE_GUARDRAIL: &str = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}"#;

/// What may be added in a column.
pub fn additions(workspace: &Workspace, column: Column) -> Vec<Addition> {
    let mut list = List { workspace, additions: Vec::new() };
    match column {
        Column::Identity => list.identity(),
        Column::Trust => list.trust(),
    }
    list.additions
}

/// A policy that lets an account do this.
fn granting(account: &str, what: &str) -> String {
    let who = [r#""Principal": {"AWS": "arn:aws:iam::"#, account, r#":root"}, "#].concat();
    let begin = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "#;
    [begin, &who, what, "}]}"].concat()
}

struct List<'w> {
    workspace: &'w Workspace,
    additions: Vec<Addition>,
}

impl List<'_> {
    fn identity(&mut self) {
        let scenario = &self.workspace.shell.scenario;
        for (at, own) in scenario.users.iter().enumerate() {
            self.policies("users", at, &own.arn, own.permissions_boundary.is_none());
        }
        for (at, own) in scenario.groups.iter().enumerate() {
            self.policies("groups", at, &own.arn, false);
        }
        for (at, own) in scenario.roles.iter().enumerate() {
            self.policies("roles", at, &own.arn, own.permissions_boundary.is_none());
        }
        for (at, account) in scenario.accounts.iter().enumerate() {
            let name = account.name.as_deref().unwrap_or(&account.id);
            let levels = account.service_control_policies.as_deref();
            self.guardrail(
                at,
                name,
                "serviceControlPolicies",
                levels,
                labels::structure::SCP,
                GUARDRAIL,
            );
        }
        self.session_policies();
        let prefix = ["arn:aws:iam::", &self.account(), ":"].concat();
        self.entry("users", labels::structure::NEW_USER, &prefix, "user/new-user", "");
        self.entry("groups", labels::structure::NEW_GROUP, &prefix, "group/new-group", "");
        let account = ["{\"id\": \"", self.unused_account(), "\"}"].concat();
        self.add(labels::structure::NEW_ACCOUNT.to_owned(), "/accounts".to_owned(), account);
    }

    /// A policy for each session of the chosen request that has none: one that takes nothing away yet.
    fn session_policies(&mut self) {
        let at = self.workspace.selection.request;
        let Some(request) = self.workspace.requests.get(at) else { return };
        let Ok(root) = json::parse(&request.text) else { return };
        let own = ["/requests/", &at.to_string()].concat();
        let steps = root.get("assume").and_then(Node::as_array).unwrap_or_default();
        let steps = steps.iter().enumerate().map(|(step, node)| {
            let role = node.get("role").and_then(Node::as_str).unwrap_or_default();
            (node, [&own, "/assume/", &step.to_string()].concat(), role)
        });
        let caller = root.get("principal").and_then(Node::as_str).unwrap_or_default();
        let own = is_session(&root, caller).then(|| (&root, own.clone(), caller));
        for (holder, place, whose) in steps.chain(own) {
            let is_there = holder.get("sessionPolicy").is_some_and(|own| own.value != Value::Null);
            if !is_there {
                let label = labels::structure::session_policy_for(&words::short_name(whose));
                self.set(label, [&place, "/sessionPolicy"].concat(), EVERYTHING.to_owned());
            }
        }
    }

    fn trust(&mut self) {
        let scenario = &self.workspace.shell.scenario;
        let account = self.account();
        let trust = granting(&account, "\"Action\": \"sts:AssumeRole\"");
        let prefix = ["arn:aws:iam::", &account, ":"].concat();
        let own = [", \"trustPolicy\": ", &trust].concat();
        self.entry("roles", labels::structure::NEW_ROLE, &prefix, "role/NewRole", &own);
        self.entry("resources", labels::structure::NEW_RESOURCE, "arn:aws:s3:::", "new-bucket", "");
        for (at, own) in scenario.roles.iter().enumerate() {
            if own.trust_policy.is_none() {
                let label = labels::structure::trust_policy_for(&words::short_name(&own.arn));
                let place = ["/roles/", &at.to_string(), "/trustPolicy"].concat();
                self.set(label, place, trust.clone());
            }
        }
        for (at, own) in scenario.resources.iter().enumerate() {
            if own.policy.is_none() {
                let label = labels::structure::policy_for(&words::short_name(&own.arn));
                let objects = json::quote(&[&own.arn, "/*"].concat());
                let action = ["\"Action\": \"s3:GetObject\", \"Resource\": ", &objects].concat();
                let place = ["/resources/", &at.to_string(), "/policy"].concat();
                self.set(label, place, granting(&account, &action));
            }
        }
        for (at, own) in scenario.accounts.iter().enumerate() {
            let name = own.name.as_deref().unwrap_or(&own.id);
            let levels = own.resource_control_policies.as_deref();
            self.guardrail(
                at,
                name,
                "resourceControlPolicies",
                levels,
                labels::structure::RCP,
                RESOURCE_GUARDRAIL,
            );
        }
        let number = (scenario.vpc_endpoints.len() % 10).to_string();
        let policy = EVERYTHING.replace("\"Action\"", "\"Principal\": \"*\", \"Action\"");
        let endpoint =
            ["{\"id\": \"vpce-0a1b2c3d4e5f6071", &number, "\", \"policy\": ", &policy, "}"]
                .concat();
        self.add(labels::structure::NEW_ENDPOINT.to_owned(), "/vpcEndpoints".to_owned(), endpoint);
    }

    /// A policy for one of a list of owners and, where it may have a boundary and has none, a boundary.
    #[inline(never)]
    fn policies(&mut self, list: &str, at: usize, arn: &str, boundary: bool) {
        let name = words::short_name(arn);
        let policy = named_policy(&self.unused("NewPolicy"), IDENTITY);
        let own = ["/", list, "/", &at.to_string()].concat();
        self.add(labels::structure::policy_for(&name), [&own, "/policies"].concat(), policy);
        if boundary {
            let policy = named_policy(&self.unused("Boundary"), EVERYTHING);
            let place = [&own, "/permissionsBoundary"].concat();
            self.set(labels::structure::boundary_for(&name), place, policy);
        }
    }

    /// A guardrail at the level nearest to the account, which is made where there is none.
    fn guardrail(
        &mut self,
        at: usize,
        account: &str,
        list: &str,
        levels: Option<&[hatcheck_scenario::format::Level]>,
        kind: &str,
        document: &str,
    ) {
        let policy = named_policy(&self.unused("Guardrail"), document);
        let label = labels::structure::guardrail_for(kind, account);
        let whole = ["/accounts/", &at.to_string(), "/", list].concat();
        match levels.map(<[_]>::len) {
            Some(count @ 1..) => {
                let own = [&whole, "/", &(count - 1).to_string(), "/policies"].concat();
                self.add(label, own, policy);
            }
            _ => {
                let level = entries::level(list.starts_with("service"), account, &policy);
                self.add(label, whole, level);
            }
        }
    }

    /// Something with an ARN that nothing else has: `place` ends with a name for it.
    #[inline(never)]
    fn entry(&mut self, list: &str, label: &str, prefix: &str, place: &str, more: &str) {
        let (kind, name) = place.split_at(place.find('/').map_or(0, |at| at + 1));
        let arn = json::quote(&[prefix, kind, &self.unused(name)].concat());
        let entry = ["{\"arn\": ", &arn, more, "}"].concat();
        self.add(label.to_owned(), ["/", list].concat(), entry);
    }

    fn add(&mut self, label: String, list: String, json: String) {
        self.offer(label, Change::Append(list, json));
    }

    fn set(&mut self, label: String, pointer: String, json: String) {
        self.offer(label, Change::Set(pointer, json));
    }

    #[inline(never)]
    fn offer(&mut self, label: String, change: Change) {
        self.additions.push(Addition { label, change });
    }

    /// The account in which new things are made: that of the first of its kind.
    fn account(&self) -> String {
        let scenario = &self.workspace.shell.scenario;
        let arn = scenario.users.first().map(|user| &user.arn);
        let arn = arn.or(scenario.roles.first().map(|role| &role.arn));
        let id = arn.and_then(|arn| arn.split(':').nth(4));
        let id = id.or(scenario.accounts.first().map(|account| &*account.id));
        id.unwrap_or("111122223333").to_owned()
    }

    fn unused_account(&self) -> &'static str {
        const IDS: [&str; 4] = ["111122223333", "444455556666", "777788889999", "123456789012"];
        let text = &self.workspace.shell.text;
        IDS.into_iter().find(|id| !text.contains(id)).unwrap_or("210987654321")
    }

    /// A name that stands nowhere in the scenario.
    fn unused(&self, name: &str) -> String {
        let text = &self.workspace.shell.text;
        let taken = |name: &str| {
            let ends = |before: &str| text.contains(&[before, name, "\""].concat());
            ends("\"") || ends("/") || ends(":")
        };
        entries::unused(name, "", &taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::structure::restructured;
    use crate::state::write::{Documents, write};

    #[test]
    fn whatever_is_offered_can_be_added_to_any_scenario() {
        let files = std::fs::read_dir("../examples").unwrap();
        let mut texts: Vec<String> =
            files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect();
        texts.push("{\"requests\": []}".into());
        for text in texts {
            let before = Workspace::read(&text, None).unwrap();
            for column in [Column::Identity, Column::Trust] {
                for addition in additions(&before, column) {
                    let after = restructured(&before, std::slice::from_ref(&addition.change));
                    let after = after.unwrap_or_else(|error| panic!("{}: {error}", addition.label));
                    let length = |own| write(own, Documents::Tidy).text.len();
                    assert!(length(&after) > length(&before));
                    let errors = hatcheck_scenario::compile::compile(
                        &after.shell.scenario,
                        None,
                        &mut Default::default(),
                    );
                    for document in errors
                        .documents
                        .iter()
                        .filter(|own| before.docs.iter().all(|doc| doc.pointer != own.pointer))
                    {
                        assert!(
                            document.policy.diagnostics.is_empty(),
                            "{}: {:?}",
                            addition.label,
                            document.policy.diagnostics
                        );
                    }
                }
            }
        }
    }
}
