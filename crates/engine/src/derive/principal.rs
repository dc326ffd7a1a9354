//! Who am I: the keys of sections 12.2 and 12.3 of elements.md.

use crate::caller::{Caller, CallerKind, unique_id};
use crate::context::{Context, Source};
use crate::request::Value;
use crate::world::World;

pub(super) fn derive(world: &World, caller: &Caller<'_>, context: &mut Context) {
    identity(caller, context);
    context.derive_tags("aws:PrincipalTag", &caller.principal_tags()); // L-345
    let account = caller.account().and_then(|account| world.account(account));
    if let Some(organization) = account.and_then(|account| account.organization.as_ref()) {
        let keys = ["aws:PrincipalOrgID", "aws:PrincipalOrgPaths"]; // L-346, L-347
        super::organization(keys, organization, context);
    }
    if caller.is_signed() {
        let service = matches!(caller.kind, CallerKind::Service(_));
        context.derive("aws:PrincipalIsAWSService", if service { "true" } else { "false" }); // L-348
    }
    source(world, context);
    if let CallerKind::Service(name) = &caller.kind {
        context.derive("aws:PrincipalServiceName", name.as_str()); // L-349
        let names = Value::many([name.as_str()]);
        context.add("aws:PrincipalServiceNamesList", names, Source::Derived); // L-350
    }
}

/// The organization of the account on whose behalf a service calls (L-402, L-403).
fn source(world: &World, context: &mut Context) {
    let account = context.text("aws:SourceAccount").and_then(|id| world.account(id));
    if let Some(organization) = account.and_then(|account| account.organization.as_ref()) {
        let keys = ["aws:SourceOrgID", "aws:SourceOrgPaths"];
        super::organization(keys, organization, context);
    }
}

/// The table of L-310 to L-330: one row a kind of caller.
fn identity(caller: &Caller<'_>, context: &mut Context) {
    let (arn, user_id, kind) = match &caller.kind {
        CallerKind::Root(arn) | CallerKind::AssumedRoot(arn) => {
            (arn.shared(), arn.account().to_owned(), "Account") // L-310, L-316
        }
        CallerKind::User { arn, user } => {
            context.derive("aws:username", arn.name()); // L-311
            let id = user.map_or_else(|| unique_id("AIDA", arn.as_str()), |user| user.id.clone());
            (arn.shared(), id, "User")
        }
        CallerKind::FederatedUser { arn, .. } => {
            let name = arn.typed().map_or("", |(_, name)| name);
            (arn.shared(), format!("{}:{name}", arn.account()), "FederatedUser") // L-312
        }
        CallerKind::Role(role) => {
            // The session's name may be unknown; the id before the colon is not (E-060).
            let session = role.session_name.as_deref().unwrap_or_default();
            (role.arn.shared(), format!("{}:{session}", role.id()), "AssumedRole") // L-313
        }
        CallerKind::Anonymous => {
            context.derive("aws:PrincipalAccount", "anonymous"); // L-317
            context.derive("aws:PrincipalType", "Anonymous");
            context.derive("aws:userid", "anonymous");
            return;
        }
        CallerKind::Service(_) | CallerKind::External(_) => return, // L-330
    };
    context.derive("aws:PrincipalArn", arn); // L-340
    context.derive("aws:PrincipalAccount", caller.account().unwrap_or_default()); // L-341
    context.derive("aws:PrincipalType", kind); // L-342
    context.derive("aws:userid", user_id); // L-343
}
