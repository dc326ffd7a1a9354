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

struct List<'w> {
    workspace: &'w Workspace,
    additions: Vec<Addition>,
}

impl List<'_> {
    fn identity(&mut self) {
        let scenario = &self.workspace.shell.scenario;
        let users = scenario
            .users
            .iter()
            .map(|user| (&user.arn, Some(user.permissions_boundary.is_none())));
        let groups = scenario.groups.iter().map(|group| (&group.arn, None));
        let roles = scenario
            .roles
            .iter()
            .map(|role| (&role.arn, Some(role.permissions_boundary.is_none())));
        self.policies("users", users);
        self.policies("groups", groups);
        self.policies("roles", roles);
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
        let account = self.account();
        self.entry(
            "users",
            labels::structure::NEW_USER,
            &format!("arn:aws:iam::{account}:user/"),
            "new-user",
            "",
        );
        self.entry(
            "groups",
            labels::structure::NEW_GROUP,
            &format!("arn:aws:iam::{account}:group/"),
            "new-group",
            "",
        );
        let id = self.unused_account();
        self.add(
            labels::structure::NEW_ACCOUNT.to_owned(),
            "/accounts",
            &format!("{{\"id\": \"{id}\"}}"),
        );
    }

    /// A policy for each session of the chosen request that has none: one that takes nothing away yet.
    fn session_policies(&mut self) {
        let at = self.workspace.selection.request;
        let Some(request) = self.workspace.requests.get(at) else { return };
        let Ok(root) = json::parse(&request.text) else { return };
        let steps = root.get("assume").and_then(Node::as_array).unwrap_or_default();
        let steps = steps.iter().enumerate().map(|(step, node)| {
            let role = node.get("role").and_then(Node::as_str).unwrap_or_default();
            (node, format!("/requests/{at}/assume/{step}"), role)
        });
        let caller = root.get("principal").and_then(Node::as_str).unwrap_or_default();
        let own = is_session(&root, caller).then(|| (&root, format!("/requests/{at}"), caller));
        for (holder, place, whose) in steps.chain(own) {
            let is_there = holder.get("sessionPolicy").is_some_and(|own| own.value != Value::Null);
            if !is_there {
                let label = labels::structure::session_policy_for(&words::short_name(whose));
                self.set(label, format!("{place}/sessionPolicy"), EVERYTHING);
            }
        }
    }

    fn trust(&mut self) {
        let scenario = &self.workspace.shell.scenario;
        let account = self.account();
        let trust = format!(
            r#", "trustPolicy": {{"Version": "2012-10-17", "Statement": [{{"Effect": "Allow", "Principal": {{"AWS": "arn:aws:iam::{account}:root"}}, "Action": "sts:AssumeRole"}}]}}"#
        );
        self.entry(
            "roles",
            labels::structure::NEW_ROLE,
            &format!("arn:aws:iam::{account}:role/"),
            "NewRole",
            &trust,
        );
        self.entry("resources", labels::structure::NEW_RESOURCE, "arn:aws:s3:::", "new-bucket", "");
        for (at, role) in
            scenario.roles.iter().enumerate().filter(|(_, role)| role.trust_policy.is_none())
        {
            let policy = trust.trim_start_matches(", \"trustPolicy\": ");
            self.set(
                labels::structure::trust_policy_for(&words::short_name(&role.arn)),
                format!("/roles/{at}/trustPolicy"),
                policy,
            );
        }
        for (at, resource) in
            scenario.resources.iter().enumerate().filter(|(_, own)| own.policy.is_none())
        {
            let policy = format!(
                r#"{{"Version": "2012-10-17", "Statement": [{{"Effect": "Allow", "Principal": {{"AWS": "arn:aws:iam::{account}:root"}}, "Action": "s3:GetObject", "Resource": {}}}]}}"#,
                json::quote(&format!("{}/*", resource.arn))
            );
            self.set(
                labels::structure::policy_for(&words::short_name(&resource.arn)),
                format!("/resources/{at}/policy"),
                &policy,
            );
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
        let endpoint = format!(
            r#"{{"id": "vpce-0a1b2c3d4e5f6071{}", "policy": {}}}"#,
            scenario.vpc_endpoints.len() % 10,
            EVERYTHING.replace("\"Action\"", "\"Principal\": \"*\", \"Action\"")
        );
        self.add(labels::structure::NEW_ENDPOINT.to_owned(), "/vpcEndpoints", &endpoint);
    }

    /// A policy and, where there is none yet, a boundary for each of these.
    fn policies<'a>(
        &mut self,
        list: &str,
        owners: impl Iterator<Item = (&'a String, Option<bool>)>,
    ) {
        for (at, (arn, boundary)) in owners.enumerate() {
            let name = words::short_name(arn);
            let policy = named_policy(&self.unused("NewPolicy"), IDENTITY);
            self.add(
                labels::structure::policy_for(&name),
                &format!("/{list}/{at}/policies"),
                &policy,
            );
            if boundary == Some(true) {
                let policy = named_policy(&self.unused("Boundary"), EVERYTHING);
                self.set(
                    labels::structure::boundary_for(&name),
                    format!("/{list}/{at}/permissionsBoundary"),
                    &policy,
                );
            }
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
        let whole = format!("/accounts/{at}/{list}");
        match levels.map(<[_]>::len) {
            Some(count @ 1..) => {
                let own = format!("{whole}/{}/policies", count - 1);
                self.add(labels::structure::guardrail_for(kind, account), &own, &policy);
            }
            _ => {
                let level = entries::level(list.starts_with("service"), account, &policy);
                self.add(labels::structure::guardrail_for(kind, account), &whole, &level);
            }
        }
    }

    fn entry(&mut self, list: &str, label: &str, prefix: &str, name: &str, more: &str) {
        let arn = format!("{prefix}{}", self.unused(name));
        let json = format!("{{\"arn\": {}{more}}}", json::quote(&arn));
        self.add(label.to_owned(), &format!("/{list}"), &json);
    }

    fn add(&mut self, label: String, list: &str, json: &str) {
        let change = Change::Append(list.to_owned(), json.to_owned());
        self.additions.push(Addition { label, change });
    }

    fn set(&mut self, label: String, pointer: String, json: &str) {
        self.additions.push(Addition { label, change: Change::Set(pointer, json.to_owned()) });
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
            text.contains(&format!("\"{name}\""))
                || text.contains(&format!("/{name}\""))
                || text.contains(&format!(":{name}\""))
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
