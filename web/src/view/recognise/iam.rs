//! What `aws iam get-role`, `list-roles`, `get-user`, `get-account-authorization-details` and their like print: users,
//! roles and groups with what is known of them.

use hatcheck_policy::Arn;
use hatcheck_policy::json::{self, Node, Value};

use super::documents::text_of;
use super::{Entity, Parts, items, object, string, text_at};
use crate::labels::incoming as labels;
use crate::view::entries::named_policy;

/// How an entity shows which kind it is: the member with its name, that with its id, its list.
const KINDS: [(&str, &str, &str); 3] = [
    ("RoleName", "RoleId", "roles"),
    ("UserName", "UserId", "users"),
    ("GroupName", "GroupId", "groups"),
];

/// The lists of inline policies in the details of an account.
const INLINE: [&str; 3] = ["RolePolicyList", "UserPolicyList", "GroupPolicyList"];

/// More entities than these are not taken from one text.
const MAX_ENTITIES: usize = 200;

/// All entities of an answer.
pub(super) fn parts(node: &Node<'_>) -> Option<Parts> {
    let mut parts = Parts::default();
    collect(node, node, &mut parts.entities);
    parts.what = match parts.entities.as_slice() {
        [] => return None,
        [one] => labels::entity(one.list, &one.arn),
        several => labels::entities(several.len()),
    };
    Some(parts)
}

fn collect(node: &Node<'_>, root: &Node<'_>, entities: &mut Vec<Entity>) {
    if entities.len() >= MAX_ENTITIES {
        return;
    }
    match &node.value {
        Value::Object(members) => match entity(node, root) {
            Some(entity) => entities.push(entity),
            None => members.iter().for_each(|own| collect(&own.value, root, entities)),
        },
        Value::Array(items) => items.iter().for_each(|item| collect(item, root, entities)),
        _ => {}
    }
}

fn entity(node: &Node<'_>, root: &Node<'_>) -> Option<Entity> {
    let arn = string(node, "Arn")?;
    let parsed = Arn::parse(arn)?;
    let (_, id, list) = KINDS.iter().find(|(name, ..)| string(node, name).is_some())?;
    if parsed.service() != "iam" || !parsed.rest().starts_with(list.trim_end_matches('s')) {
        return None;
    }
    let mut entity = Entity::new(list, arn);
    let mut fact = |name, value: Option<String>| {
        if let Some(value) = value {
            entity.facts.push((name, value));
        }
    };
    // Groups have none in a scenario.
    fact("id", string(node, id).filter(|_| *list != "groups").map(json::quote));
    let trust = node.get("AssumeRolePolicyDocument").and_then(text_of);
    fact("trustPolicy", trust.map(|text| json::quote(&text)));
    fact(
        "maxSessionDuration",
        node.get("MaxSessionDuration").map(json::minify).filter(|_| *list == "roles"),
    );
    let tags = items(node.get("Tags")).iter();
    let tag = |tag| Some((string(tag, "Key")?, json::quote(tag.get("Value")?.as_str()?)));
    let tags: Vec<(&str, String)> = tags.filter_map(tag).collect();
    fact("tags", (!tags.is_empty()).then(|| object(&tags)));
    let groups: Vec<String> = items(node.get("GroupList"))
        .iter()
        .filter_map(Node::as_str)
        .map(|name| {
            json::quote(&format!(
                "arn:{}:iam::{}:group/{name}",
                parsed.partition(),
                parsed.account()
            ))
        })
        .collect();
    fact("groups", (!groups.is_empty()).then(|| format!("[{}]", groups.join(", "))));
    let boundary = text_at(node, "/PermissionsBoundary/PermissionsBoundaryArn");
    let boundary = boundary
        .and_then(|arn| Some(named_policy(name_of(arn), &json::quote(&managed(root, arn)?))));
    fact("permissionsBoundary", boundary);
    for own in INLINE.iter().flat_map(|list| items(node.get(list))) {
        if let (Some(name), Some(text)) =
            (string(own, "PolicyName"), own.get("PolicyDocument").and_then(text_of))
        {
            entity.policies.push((name.to_owned(), text));
        }
    }
    for own in items(node.get("AttachedManagedPolicies")) {
        let document =
            string(own, "PolicyArn").and_then(|arn| Some((name_of(arn), managed(root, arn)?)));
        if let Some((name, text)) = document {
            entity.policies.push((name.to_owned(), text));
        }
    }
    Some(entity)
}

fn name_of(arn: &str) -> &str {
    arn.rsplit('/').next().unwrap_or(arn)
}

/// The document of a managed policy, where the answer holds it too: its default version.
fn managed(root: &Node<'_>, arn: &str) -> Option<String> {
    let found = items(root.get("Policies")).iter().find(|own| string(own, "Arn") == Some(arn))?;
    let versions = items(found.get("PolicyVersionList"));
    let is_default = |own: &&Node<'_>| {
        matches!(own.get("IsDefaultVersion"), Some(Node { value: Value::Bool(true), .. }))
    };
    let version = versions.iter().find(is_default).or(versions.first())?;
    version.get("Document").and_then(text_of)
}
