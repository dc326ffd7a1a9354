//! Keys about the network and the request itself (sections 12.5 and 12.7 of elements.md).

use std::sync::Arc;

use hatcheck_policy::Arn;

use crate::context::{Context, Source};
use crate::request::{Call, Value};
use crate::world::World;

/// Services with one endpoint for all Regions; their calls report `us-east-1` (L-393).
const GLOBAL_SERVICES: [&str; 7] =
    ["budgets", "cloudfront", "globalaccelerator", "iam", "organizations", "route53", "support"];

pub(super) fn derive(world: &World, call: &Call, context: &mut Context) {
    let forwarded = context.get("aws:CalledVia").is_some(); // L-397
    context.derive("aws:ViaAWSService", if forwarded { "true" } else { "false" }); // L-396
    if let Some(endpoint) = call.through.as_deref().filter(|_| !context.is_forwarded()) {
        context.derive("aws:SourceVpce", endpoint); // L-376, L-305
    }
    if let Some(now) = world.now() {
        context.derive("aws:CurrentTime", Arc::clone(&now.text)); // L-390
        context.derive("aws:EpochTime", Arc::clone(&now.epoch)); // L-391
    }
    context.derive("aws:SecureTransport", "true"); // L-392
    if let Some(region) = region(call) {
        context.derive("aws:RequestedRegion", region); // L-393
    }
    tag_keys(context);
    called_via(context);
}

fn region(call: &Call) -> Option<String> {
    let service = call.action.split(':').next().unwrap_or_default().to_ascii_lowercase();
    if GLOBAL_SERVICES.contains(&service.as_str()) {
        return Some("us-east-1".to_owned());
    }
    let arn = Arn::parse(&call.resource)?;
    (!arn.region().is_empty()).then(|| arn.region().to_owned())
}

/// `aws:TagKeys` follows from the tags in the request (L-400).
fn tag_keys(context: &mut Context) {
    let prefix = "aws:requesttag/";
    if context.entry("aws:TagKeys").is_some() {
        return; // given, or a parameter of the call
    }
    let of_tag = |key: &str| {
        let (head, tag) = key.split_at_checked(prefix.len())?;
        head.eq_ignore_ascii_case(prefix).then(|| Arc::from(tag))
    };
    let entries = context.entries().iter().filter(|entry| entry.value.is_some());
    let keys: Vec<Arc<str>> = entries.filter_map(|entry| of_tag(&entry.key)).collect();
    if !keys.is_empty() {
        context.add("aws:TagKeys", Value::Many(keys), Source::Derived);
    }
}

/// The first and last of the services a call came through (L-398).
fn called_via(context: &mut Context) {
    let Some(services) = context.get("aws:CalledVia").map(|via| via.texts().to_vec()) else {
        return;
    };
    if let (Some(first), Some(last)) = (services.first(), services.last()) {
        context.derive("aws:CalledViaFirst", Arc::clone(first));
        context.derive("aws:CalledViaLast", Arc::clone(last));
    }
}
