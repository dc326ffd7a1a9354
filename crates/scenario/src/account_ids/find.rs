//! Which of the numbers in a scenario are account ids.

use hatcheck_policy::arn::is_account_id;
use hatcheck_policy::json::{Node, Value};

/// The ids in ARNs and those that are a text of their own, in the order of the scenario.
pub(super) fn account_ids(root: &Node<'_>) -> Vec<String> {
    let mut ids = Vec::new();
    visit(root, &mut ids);
    ids
}

fn visit(node: &Node<'_>, ids: &mut Vec<String>) {
    match &node.value {
        Value::String(text) => in_text(text, ids),
        Value::Array(items) => items.iter().for_each(|item| visit(item, ids)),
        Value::Object(members) => {
            for member in members {
                in_text(&member.name.value, ids);
                visit(&member.value, ids);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn in_text(text: &str, ids: &mut Vec<String>) {
    let mut add = |id: &str| {
        if is_account_id(id) && !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
    };
    add(text);
    for (at, prefix) in text.match_indices("arn:") {
        // Partition, service, Region, account.
        let mut parts = text[at + prefix.len()..].splitn(5, ':');
        if let (Some(account), Some(_)) = (parts.nth(3), parts.next()) {
            add(account);
        }
    }
    // A document that travels as a text has texts of its own.
    text.split('"').skip(1).for_each(add);
}
