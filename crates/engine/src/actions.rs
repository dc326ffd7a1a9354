//! What is known of single actions. A small table of the best known ones, until a catalogue of all of them
//! stands behind the same question.

use std::borrow::Cow;

use crate::request::Call;

/// Actions that have no resource types, in lower case: what they are asked on is always `*` (E-355). As of 2026. One text,
/// since a list of texts would be another kilobyte for the page to fetch.
const WITHOUT_RESOURCE_TYPES: &str = "\
acm:listcertificates
athena:listdatacatalogs
athena:listworkgroups
autoscaling:describeautoscalinggroups
autoscaling:describelaunchconfigurations
autoscaling:describescalingactivities
ce:getcostandusage
cloudformation:describeaccountlimits
cloudformation:liststacks
cloudformation:validatetemplate
cloudfront:listdistributions
cloudtrail:listtrails
cloudtrail:lookupevents
cloudwatch:getmetricdata
cloudwatch:getmetricstatistics
cloudwatch:listmetrics
cloudwatch:putmetricdata
dynamodb:describelimits
dynamodb:listtables
ec2:describeaccountattributes
ec2:describeaddresses
ec2:describeavailabilityzones
ec2:describeimages
ec2:describeinstances
ec2:describeinstancestatus
ec2:describeinstancetypes
ec2:describeinternetgateways
ec2:describekeypairs
ec2:describelaunchtemplates
ec2:describenatgateways
ec2:describenetworkacls
ec2:describenetworkinterfaces
ec2:describeregions
ec2:describeroutetables
ec2:describesecuritygroups
ec2:describesnapshots
ec2:describesubnets
ec2:describetags
ec2:describevolumes
ec2:describevpcendpoints
ec2:describevpcs
ecr:getauthorizationtoken
ecs:listclusters
eks:listclusters
elasticloadbalancing:describelisteners
elasticloadbalancing:describeloadbalancers
elasticloadbalancing:describetargetgroups
iam:createaccountalias
iam:deleteaccountalias
iam:deleteaccountpasswordpolicy
iam:generatecredentialreport
iam:getaccountauthorizationdetails
iam:getaccountpasswordpolicy
iam:getaccountsummary
iam:getcredentialreport
iam:listaccountaliases
iam:listgroups
iam:listinstanceprofiles
iam:listopenidconnectproviders
iam:listpolicies
iam:listroles
iam:listsamlproviders
iam:listservercertificates
iam:listusers
iam:listvirtualmfadevices
iam:updateaccountpasswordpolicy
kinesis:describelimits
kinesis:liststreams
kms:createcustomkeystore
kms:createkey
kms:describecustomkeystores
kms:generaterandom
kms:listaliases
kms:listkeys
lambda:getaccountsettings
lambda:listeventsourcemappings
lambda:listfunctions
lambda:listlayers
organizations:describeorganization
organizations:listaccounts
organizations:listroots
pricing:getproducts
route53:listhostedzones
s3:listallmybuckets
secretsmanager:getrandompassword
secretsmanager:listsecrets
servicequotas:listservices
sns:listsubscriptions
sns:listtopics
sqs:listqueues
ssm:describeparameters
states:liststatemachines
sts:decodeauthorizationmessage
sts:getcalleridentity
sts:getsessiontoken
tag:getresources";

/// The call on what it is decided on: `*` where the action has no resource types, whatever was written
/// (E-355, E-356).
pub(crate) fn on_its_resource(call: &Call) -> Cow<'_, Call> {
    if call.resource == "*" || !has_no_resource_types(&call.action.to_ascii_lowercase()) {
        return Cow::Borrowed(call);
    }
    let resource = "*".to_owned();
    Cow::Owned(Call { resource, ..call.clone() })
}

/// Whether an action is known to have no resource types. Takes it in lower case; `false` also where nothing
/// is known of it.
pub(crate) fn has_no_resource_types(action: &str) -> bool {
    WITHOUT_RESOURCE_TYPES.lines().any(|own| own == action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_searched() {
        let known: Vec<&str> = WITHOUT_RESOURCE_TYPES.lines().collect();
        assert!(known.is_sorted());
        assert!(known.iter().all(|own| own.split(':').count() == 2 && !own.contains(' ')));
        assert!(has_no_resource_types("ec2:describeinstances")); // E-355
        assert!(!has_no_resource_types("s3:getobject"));
        assert!(!has_no_resource_types(""));
    }
}
