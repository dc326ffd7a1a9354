//! What `aws sts decode-authorization-message` gives for the encoded part of an EC2 refusal: the call with its
//! whole context, as the service saw it.

use hatcheck_policy::json::{self, Node};
use hatcheck_scenario::format::PrincipalField;

use super::{Call, Entity, Parts, items, object, string, text_at};
use crate::labels::incoming as labels;

/// The call.
pub(super) fn parts(node: &Node<'_>) -> Option<Parts> {
    if let Some(message) = string(node, "DecodedMessage") {
        return parts(
            &json::parse(message).ok().filter(|inner| string(inner, "DecodedMessage").is_none())?,
        );
    }
    let context = node.get("context").filter(|_| node.get("allowed").is_some())?;
    let caller = text_at(context, "/principal/arn")?;
    PrincipalField::of_text(caller)?;
    let resource = string(context, "resource").unwrap_or("*");
    let mut call = Call::new(json::quote(caller), string(context, "action")?, resource);
    let mut conditions = Vec::new();
    for own in items(context.at("/conditions/items")) {
        // Keys of the service stand there too, under names without a prefix that nobody can ask for.
        let Some(key) = string(own, "key").filter(|key| key.contains(':')) else { continue };
        let values = items(own.at("/values/items")).iter();
        let mut values: Vec<String> =
            values.filter_map(|one| one.get("value")).map(json::minify).collect();
        let value = match values.len() {
            1 => values.swap_remove(0),
            _ => format!("[{}]", values.join(",")),
        };
        conditions.push((key, value));
    }
    if !conditions.is_empty() {
        call.more.push(("context", object(&conditions)));
    }
    let mut parts = Parts { what: labels::AUTHORIZATION.into(), ..Parts::default() };
    parts.add(call, Entity::of_caller(caller));
    Some(parts)
}
