//! Keys about the resource (section 12.6 of elements.md).

use crate::context::Context;
use crate::request::Call;
use crate::world::{Resource, World};

pub(super) fn derive(world: &World, call: &Call, owner: Option<&str>, context: &mut Context) {
    let resource = world.resource(&call.resource);
    if let Some(owner) = owner.filter(|_| !is_without_owner(&call.action)) {
        context.derive("aws:ResourceAccount", owner); // L-385
        let listed = world.account(owner).and_then(|account| account.organization.as_ref());
        let known = world.resources_of(&call.resource);
        let own = known.into_iter().find_map(|resource| resource.organization.as_ref());
        if let Some(organization) = listed.or(own) {
            let keys = ["aws:ResourceOrgID", "aws:ResourceOrgPaths"]; // L-386, L-387
            super::organization(keys, organization, context);
        }
    }
    if call.action.eq_ignore_ascii_case("iam:PassRole") {
        return; // the role's tags are not reliable for it (E-346)
    }
    let entity_tags = world
        .role(&call.resource)
        .map(|role| &role.tags)
        .or_else(|| world.user(&call.resource).map(|user| &user.tags));
    if let Some(tags) = entity_tags {
        context.derive_tags("iam:ResourceTag", tags); // L-417
        context.derive_tags("aws:ResourceTag", tags);
    }
    if let Some(resource) = resource.filter(|resource| takes_part(resource, &call.resource)) {
        context.derive_tags("aws:ResourceTag", &resource.tags); // L-388
    }
}

/// Calls in which the keys about the resource's owner are not present (L-385).
fn is_without_owner(action: &str) -> bool {
    const ACTIONS: [&str; 12] = [
        "detective:AcceptInvitation",
        "ds:AcceptSharedDirectory",
        "ec2:AcceptTransitGatewayPeeringAttachment",
        "ec2:AcceptVpcEndpointConnections",
        "ec2:AcceptVpcPeeringConnection",
        "guardduty:AcceptAdministratorInvitation",
        "macie2:AcceptInvitation",
        "route53:AssociateVPCWithHostedZone",
        "route53:CreateVPCAssociationAuthorization",
        "route53:DeleteVPCAssociationAuthorization",
        "route53:DisassociateVPCFromHostedZone",
        "securityhub:AcceptAdministratorInvitation",
    ];
    let is_ebs = action.get(..4).is_some_and(|service| service.eq_ignore_ascii_case("ebs:"));
    is_ebs || ACTIONS.iter().any(|own| own.eq_ignore_ascii_case(action))
}

/// Tags are those of the resource itself, not of what it contains; a bucket's count only once ABAC is
/// on (E-327).
fn takes_part(resource: &Resource, arn: &str) -> bool {
    resource.arn == arn && (resource.bucket_abac || !resource.is_bucket())
}
