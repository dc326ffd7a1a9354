//! Where policy documents stand in a scenario, each with its JSON pointer.

use super::{AttachedPolicy, Document, Documents, Level, Request, Scenario};

impl Scenario {
    /// Calls `visit` with the pointer of each policy document and the document, in the order of the
    /// format.
    pub fn visit_documents(&mut self, visit: &mut impl FnMut(&str, &mut Document)) {
        for (at, account) in self.accounts.iter_mut().enumerate() {
            let place = format!("/accounts/{at}");
            levels(&mut account.service_control_policies, &place, "serviceControlPolicies", visit);
            levels(
                &mut account.resource_control_policies,
                &place,
                "resourceControlPolicies",
                visit,
            );
        }
        for (at, user) in self.users.iter_mut().enumerate() {
            let place = format!("/users/{at}");
            attached(&mut user.policies, &place, visit);
            boundary(&mut user.permissions_boundary, &place, visit);
        }
        for (at, group) in self.groups.iter_mut().enumerate() {
            attached(&mut group.policies, &format!("/groups/{at}"), visit);
        }
        for (at, role) in self.roles.iter_mut().enumerate() {
            let place = format!("/roles/{at}");
            if let Some(trust) = &mut role.trust_policy {
                visit(&format!("{place}/trustPolicy"), trust);
            }
            attached(&mut role.policies, &place, visit);
            boundary(&mut role.permissions_boundary, &place, visit);
        }
        for (at, resource) in self.resources.iter_mut().enumerate() {
            if let Some(policy) = &mut resource.policy {
                visit(&format!("/resources/{at}/policy"), policy);
            }
        }
        for (at, endpoint) in self.vpc_endpoints.iter_mut().enumerate() {
            if let Some(policy) = &mut endpoint.policy {
                visit(&format!("/vpcEndpoints/{at}/policy"), policy);
            }
        }
        for (at, request) in self.requests.iter_mut().enumerate() {
            request.visit_documents(&format!("/requests/{at}"), visit);
        }
    }
}

impl Request {
    /// Calls `visit` with each session policy in this request, whose own pointer is `place`.
    pub fn visit_documents(&mut self, place: &str, visit: &mut impl FnMut(&str, &mut Document)) {
        for (step, assume) in self.assume.iter_mut().enumerate() {
            let place = format!("{place}/assume/{step}/sessionPolicy");
            session(&mut assume.session_policy, &place, visit);
        }
        session(&mut self.session_policy, &format!("{place}/sessionPolicy"), visit);
    }
}

fn levels(
    levels: &mut Option<Vec<Level>>,
    account: &str,
    key: &str,
    visit: &mut impl FnMut(&str, &mut Document),
) {
    for (at, level) in levels.iter_mut().flatten().enumerate() {
        attached(&mut level.policies, &format!("{account}/{key}/{at}"), visit);
    }
}

fn attached(
    policies: &mut [AttachedPolicy],
    owner: &str,
    visit: &mut impl FnMut(&str, &mut Document),
) {
    for (at, policy) in policies.iter_mut().enumerate() {
        visit(&format!("{owner}/policies/{at}/document"), &mut policy.document);
    }
}

fn boundary(
    boundary: &mut Option<AttachedPolicy>,
    owner: &str,
    visit: &mut impl FnMut(&str, &mut Document),
) {
    if let Some(boundary) = boundary {
        visit(&format!("{owner}/permissionsBoundary/document"), &mut boundary.document);
    }
}

fn session(documents: &mut Documents, whole: &str, visit: &mut impl FnMut(&str, &mut Document)) {
    let is_list = documents.is_list;
    for (at, document) in documents.list.iter_mut().enumerate() {
        let pointer = if is_list { format!("{whole}/{at}") } else { whole.to_owned() };
        visit(&pointer, document);
    }
}
