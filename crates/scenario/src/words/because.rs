//! Why a layer says what its statements do not show.

use hatcheck_engine::service::ServiceRule;
use hatcheck_engine::trace::Because;

/// One sentence for the reason.
pub fn because(because: &Because) -> String {
    let text = match because {
        Because::NothingAttached => "Nothing of this kind is attached.",
        Because::NotForThisCaller => "This kind of caller has no such policies.",
        Because::ManagementAccount => "The management account is not limited by it.",
        Because::ServiceLinkedRole => "Service-linked roles are exempt from it.",
        Because::ServiceWithoutRcpSupport => {
            "Resource control policies do not reach this action: its service is not on AWS's list."
        }
        Because::NotThroughEndpoint => "The call does not travel through a VPC endpoint.",
        Because::EndpointWithoutPolicy => {
            "The endpoint has no policy of its own, so everything passes."
        }
        Because::RootUser => "The root user has full access on its own account's side.",
        Because::FederatedWithoutSessionPolicy => {
            "No session policy was passed, and here that allows nothing."
        }
        Because::RcpFullAccess => {
            "No statement denies, and the full-access policy lets the rest pass."
        }
        Because::LevelWithoutAllow(target) => {
            return format!("No policy attached to {target} allows it, and every level must.");
        }
        Because::EmptyLevel(target) => {
            return format!("No policy is attached to {target}, so nothing passes it.");
        }
        Because::ResourceNotListed => {
            "The key is not in the scenario; a key always has a policy, and one that is not known lets nobody in."
        }
        Because::RoleNotListed => "The role is not in the scenario, so it cannot be assumed.",
        Because::Service(rule) => service(*rule),
    };
    text.to_owned()
}

fn service(rule: ServiceRule) -> &'static str {
    match rule {
        ServiceRule::CallerIdentityIsFree => {
            "sts:GetCallerIdentity needs no permission, and nothing can forbid it."
        }
        ServiceRule::SessionTokenIsFree => {
            "sts:GetSessionToken needs no permission, and nothing can forbid it."
        }
        ServiceRule::RoleSessionCannotCall => {
            "Credentials of a role session cannot ask STS for a session or federation token."
        }
        ServiceRule::AssumedRootCannotCall => {
            "Credentials from AssumeRoot cannot ask STS for a session or federation token."
        }
        ServiceRule::RootCannotAssumeRoot => {
            "The root user cannot ask for a root session on another account."
        }
        ServiceRule::AssumeRootOutsideOrganization => {
            "A root session can be asked for only on member accounts of the caller's own organization."
        }
        ServiceRule::ServiceLinkedRoleIsForItsService => {
            "Only its own service can assume a service-linked role, whatever the trust policy says here."
        }
        ServiceRule::KeyOperationAcrossAccounts => {
            "This key operation works only within the key's own account."
        }
        ServiceRule::FederatedUserCannotCall => {
            "A federated user cannot call IAM, and STS only to ask who it is."
        }
        ServiceRule::SessionTokenCannotCall => {
            "Credentials from GetSessionToken cannot call IAM without MFA, and STS only to assume a role or ask who they are."
        }
        ServiceRule::RootCannotAssume => "The root user cannot assume a role.",
        ServiceRule::PartitionsDiffer => {
            "Caller and resource are in different partitions, and no permission reaches across."
        }
        ServiceRule::PassRoleAcrossAccounts => "A role can be passed only within its own account.",
        ServiceRule::ManagedByAws => "AWS manages this, and nobody else can change it.",
        ServiceRule::ManagedAlias => "Aliases of AWS managed keys cannot be changed.",
        ServiceRule::UnsignedRequest => "The service does not take unsigned requests.",
        ServiceRule::PublicBucketBlocked => {
            "The bucket policy is public and public access is blocked, so only the owner's account and AWS services get through."
        }
        ServiceRule::BucketPolicyUnlocked => {
            "The owner's root user can always work on the bucket policy, whatever the policy denies."
        }
    }
}
