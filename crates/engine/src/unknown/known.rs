//! Which keys are known to be absent where nothing derives them (the tables of section 12 of elements.md).

use crate::decision::Decision;
use crate::request::{Principal, Request};
use crate::world::World;

/// Keys that follow from caller and call alone: where they are not derived they do not exist.
const DERIVED: [&str; 24] = [
    "aws:principalarn",
    "aws:principalaccount",
    "aws:principaltype",
    "aws:userid",
    "aws:username",
    "aws:principalisawsservice",
    "aws:principalservicename",
    "aws:principalservicenameslist",
    "aws:federatedprovider",
    "aws:assumedroot",
    "aws:sourceidentity",
    "aws:resourceaccount",
    "aws:viaawsservice",
    "aws:calledviafirst",
    "aws:calledvialast",
    "aws:sourcevpce",
    "aws:tokenissuetime",
    "sts:externalid",
    "sts:rolesessionname",
    "sts:sourceidentity",
    "sts:transitivetagkeys",
    "aws:currenttime",
    "aws:epochtime",
    "aws:requestedregion",
];

/// Whether a key that one call of the request does not have is absent for sure.
pub(super) fn is_known(
    world: &World,
    request: &Request,
    decision: &Decision,
    step: usize,
    key: &str,
) -> bool {
    let assumes = step < request.assume.len();
    match key {
        // Time and Region are facts of the request that the world may lack.
        "aws:currenttime" | "aws:epochtime" => world.facts().now.is_some(),
        "aws:requestedregion" => false,
        // A fact of the call's parameters where it is made by this request; else of the caller's.
        "sts:externalid" | "sts:sourceidentity" | "sts:transitivetagkeys" => assumes,
        "aws:tagkeys" => assumes,
        "aws:multifactorauthpresent" | "aws:multifactorauthage" => {
            // Long-term keys carry MFA only in the call that uses it, which may be this one (L-356).
            !assumes && matches!(request.principal, Principal::User(_) | Principal::Root(_))
        }
        _ if DERIVED.contains(&key) => true,
        _ if key.starts_with("aws:requesttag/") => assumes,
        _ if key.starts_with("aws:principaltag/") => caller_is_listed(world, request, step),
        _ if key.starts_with("aws:principalorg") => {
            caller_account(decision, step).is_some_and(|id| world.account(&id).is_some())
        }
        _ if key.starts_with("aws:resourceorg") => {
            let owner = text(decision, step, "aws:ResourceAccount");
            owner.is_some_and(|id| world.account(&id).is_some())
        }
        _ if key.starts_with("aws:resourcetag/") || key.starts_with("iam:resourcetag/") => {
            let resource = decision.steps.get(step).map_or("", |step| &step.resource);
            world.role(resource).is_some() || world.resource(resource).is_some()
        }
        _ => false,
    }
}

/// Whether the caller's own tags are known: it is in the world, or a session made on the way.
fn caller_is_listed(world: &World, request: &Request, step: usize) -> bool {
    step > 0
        || match &request.principal {
            Principal::User(arn) => world.user(arn.as_str()).is_some(),
            Principal::Role(arn) => world.role(arn.as_str()).is_some(),
            Principal::AssumedRole(arn) => {
                let name = arn.rest().split('/').nth(1).unwrap_or_default();
                world.role_named(arn.account(), name).is_some()
            }
            _ => true,
        }
}

fn caller_account(decision: &Decision, step: usize) -> Option<String> {
    text(decision, step, "aws:PrincipalAccount")
}

fn text(decision: &Decision, step: usize, key: &str) -> Option<String> {
    let entry = decision.steps.get(step)?.context.iter().find(|entry| *entry.key == *key)?;
    entry.value.as_ref()?.texts().first().map(ToString::to_string)
}
