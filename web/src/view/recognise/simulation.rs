//! What `aws iam simulate-custom-policy` and `simulate-principal-policy` are given (`--cli-input-json`): policies, and
//! the calls to be tried with them. And what they answer: calls, and what came of each.

use hatcheck_policy::Arn;
use hatcheck_policy::json::{self, Node, Value};

use super::documents::text_of;
use super::{Call, Entity, Parts, items, object, string};
use crate::labels::incoming as labels;
use crate::view::entries::named_policy;

/// Whose policies these are where nobody said it.
const SOMEBODY: &str = "arn:aws:iam::111122223333:user/simulated";

/// The calls: one for each action and resource of the input, one for each result of the output.
pub(super) fn parts(node: &Node<'_>) -> Option<Parts> {
    results(node).or_else(|| input(node))
}

/// What the simulator said is what is expected of each call. Which policies it was about, its answer does not say.
fn results(node: &Node<'_>) -> Option<Parts> {
    let results = node.get("EvaluationResults")?.as_array()?;
    let mut parts = Parts { what: labels::SIMULATED.into(), ..Parts::default() };
    for result in results {
        let Some(action) = string(result, "EvalActionName") else { continue };
        let resource = string(result, "EvalResourceName").unwrap_or("*");
        let mut call = Call::new(json::quote(SOMEBODY), action, resource);
        let decision = string(result, "EvalDecision");
        let known = ["allowed", "explicitDeny", "implicitDeny"];
        if let Some(decision) = decision.filter(|own| known.contains(own)) {
            call.more.push(("expect", json::quote(decision)));
        }
        parts.add(call, Entity::of_caller(SOMEBODY));
    }
    (!parts.calls.is_empty()).then_some(parts)
}

fn input(node: &Node<'_>) -> Option<Parts> {
    let actions: Vec<&str> =
        items(node.get("ActionNames")).iter().filter_map(Node::as_str).collect();
    if actions.is_empty() {
        return None;
    }
    let own = ["CallerArn", "PolicySourceArn"].iter().find_map(|member| string(node, member));
    let caller = own.unwrap_or(SOMEBODY);
    let mut owner = Entity::of_caller(caller);
    if let Some(owner) = &mut owner {
        for (at, document) in items(node.get("PolicyInputList")).iter().enumerate() {
            owner.policies.extend(text_of(document).map(|text| (labels::input_policy(at), text)));
        }
        let boundary =
            items(node.get("PermissionsBoundaryPolicyInputList")).first().and_then(text_of);
        if let Some(text) = boundary {
            owner
                .facts
                .push(("permissionsBoundary", named_policy(labels::BOUNDARY, &json::quote(&text))));
        }
    }
    let mut resources: Vec<&str> =
        items(node.get("ResourceArns")).iter().filter_map(Node::as_str).collect();
    if resources.is_empty() {
        resources.push("*");
    }
    let mut parts = Parts { what: labels::SIMULATION.into(), ..Parts::default() };
    if let Some(text) = node.get("ResourcePolicy").and_then(text_of) {
        let mut resource =
            Entity::new("resources", resources[0].split('/').next().unwrap_or_default());
        if !resource.arn.starts_with("arn:aws:s3:::") {
            resource.arn = resources[0].to_owned();
        }
        resource.facts.push(("policy", json::quote(&text)));
        parts.entities.push(resource);
    }
    let context = context(node);
    let account = string(node, "ResourceOwner").and_then(Arn::parse);
    for action in actions {
        for resource in &resources {
            let mut call = Call::new(json::quote(caller), action, resource);
            if let Some(account) = &account {
                call.more.push(("resourceAccount", json::quote(account.account())));
            }
            call.more.extend(context.clone().map(|context| ("context", context)));
            parts.add(call, owner.clone());
        }
    }
    Some(parts)
}

fn context(node: &Node<'_>) -> Option<String> {
    let mut members = Vec::new();
    for entry in items(node.get("ContextEntries")) {
        let Some(name) = string(entry, "ContextKeyName") else { continue };
        let is_list = string(entry, "ContextKeyType").is_some_and(|kind| kind.ends_with("List"));
        let value = match entry.get("ContextKeyValues") {
            Some(Node { value: Value::Array(values), .. }) if values.len() == 1 && !is_list => {
                json::minify(&values[0])
            }
            Some(values) => json::minify(values),
            None => continue,
        };
        members.push((name, value));
    }
    (!members.is_empty()).then(|| object(&members))
}
