//! Rules that live in a service and in no policy (section 10 of evaluation.md).

use hatcheck_policy::Arn;

use crate::caller::{Caller, CallerKind};
use crate::context::Context;
use crate::request::Call;
use crate::rule::Rule;
use crate::world::World;

/// A rule of a service that settles a call without asking policies, or after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ServiceRule {
    /// `sts:GetCallerIdentity` needs no permission (E-300).
    CallerIdentityIsFree,
    /// `sts:GetSessionToken` needs no permission (E-301).
    SessionTokenIsFree,
    /// Temporary credentials of a role cannot ask for others (E-305).
    RoleSessionCannotCall,
    /// Nor can those of AssumeRoot (E-302, R-172, R-173).
    AssumedRootCannotCall,
    /// The root user cannot ask for a root session on another account (E-210).
    RootCannotAssumeRoot,
    /// AssumeRoot works within one organization, and not on its management account (E-210, R-170).
    AssumeRootOutsideOrganization,
    /// Only its service can assume a service-linked role (E-226).
    ServiceLinkedRoleIsForItsService,
    /// Key operations that never reach into another account (E-314).
    KeyOperationAcrossAccounts,
    /// Federated users cannot call IAM, nor STS but for GetCallerIdentity (E-306).
    FederatedUserCannotCall,
    /// GetSessionToken credentials cannot call this without MFA, or not at all (E-307).
    SessionTokenCannotCall,
    /// The root user cannot assume roles (E-203, E-308).
    RootCannotAssume,
    /// Nothing reaches from one partition into another (E-198).
    PartitionsDiffer,
    /// A role is passed within its own account only (E-347).
    PassRoleAcrossAccounts,
    /// AWS managed policies and reserved roles cannot be changed (E-341).
    ManagedByAws,
    /// Aliases of AWS managed keys cannot be changed (E-317).
    ManagedAlias,
    /// The service does not take unsigned requests (E-231).
    UnsignedRequest,
    /// The bucket's policy is public and public access is blocked (E-325).
    PublicBucketBlocked,
    /// The owner's root user can always work on the bucket policy (E-321).
    BucketPolicyUnlocked,
}

impl ServiceRule {
    /// The rule of the specification.
    pub fn rule(self) -> Rule {
        match self {
            Self::CallerIdentityIsFree => Rule::E_300,
            Self::SessionTokenIsFree => Rule::E_301,
            Self::RoleSessionCannotCall => Rule::E_305,
            Self::AssumedRootCannotCall => Rule::E_302,
            Self::RootCannotAssumeRoot | Self::AssumeRootOutsideOrganization => Rule::E_210,
            Self::ServiceLinkedRoleIsForItsService => Rule::E_226,
            Self::KeyOperationAcrossAccounts => Rule::E_314,
            Self::FederatedUserCannotCall => Rule::E_306,
            Self::SessionTokenCannotCall => Rule::E_307,
            Self::RootCannotAssume => Rule::E_308,
            Self::PartitionsDiffer => Rule::E_198,
            Self::PassRoleAcrossAccounts => Rule::E_347,
            Self::ManagedByAws => Rule::E_341,
            Self::ManagedAlias => Rule::E_317,
            Self::UnsignedRequest => Rule::E_231,
            Self::PublicBucketBlocked => Rule::E_325,
            Self::BucketPolicyUnlocked => Rule::E_321,
        }
    }
}

/// Calls that need no permission, for credentials that may make them (E-300, E-301).
pub(crate) fn needs_no_permission(caller: &Caller<'_>, action: &str) -> Option<ServiceRule> {
    let long_term = caller.session.is_none();
    match action {
        "sts:getcalleridentity" if caller.is_signed() => Some(ServiceRule::CallerIdentityIsFree),
        "sts:getsessiontoken"
            if long_term
                && matches!(caller.kind, CallerKind::User { .. } | CallerKind::Root(_)) =>
        {
            Some(ServiceRule::SessionTokenIsFree)
        }
        _ => None,
    }
}

/// Calls that the caller's credentials cannot make at all (E-305 to E-308).
pub(crate) fn cannot_call(
    caller: &Caller<'_>,
    action: &str,
    context: &Context,
) -> Option<ServiceRule> {
    // Passing a role is a permission, no call to IAM (E-345).
    let iam = action.starts_with("iam:") && action != "iam:passrole";
    let asks_for_token = matches!(action, "sts:getfederationtoken" | "sts:getsessiontoken");
    let sts = action.starts_with("sts:");
    // Permissions without a call of their own go with the call they belong to.
    let permission_only =
        matches!(action, "sts:tagsession" | "sts:setsourceidentity" | "sts:setcontext");
    match &caller.kind {
        CallerKind::Role(_) if asks_for_token => Some(ServiceRule::RoleSessionCannotCall),
        CallerKind::AssumedRoot(_) if asks_for_token => Some(ServiceRule::AssumedRootCannotCall),
        CallerKind::Root(_) | CallerKind::AssumedRoot(_) if action == "sts:assumeroot" => {
            Some(ServiceRule::RootCannotAssumeRoot)
        }
        CallerKind::FederatedUser { .. } if iam || (sts && action != "sts:getcalleridentity") => {
            Some(ServiceRule::FederatedUserCannotCall)
        }
        CallerKind::User { .. } | CallerKind::Root(_) if caller.session.is_some() => {
            let without_mfa = iam && !context.is_true("aws:MultiFactorAuthPresent");
            let other_sts = sts
                && !permission_only
                && !matches!(action, "sts:assumerole" | "sts:getcalleridentity");
            let root = matches!(caller.kind, CallerKind::Root(_)) && action == "sts:assumerole";
            if root {
                return Some(ServiceRule::RootCannotAssume);
            }
            (without_mfa || other_sts).then_some(ServiceRule::SessionTokenCannotCall)
        }
        CallerKind::Root(_) | CallerKind::AssumedRoot(_) if action == "sts:assumerole" => {
            Some(ServiceRule::RootCannotAssume)
        }
        _ => None,
    }
}

/// Whether caller and resource lie in different partitions (E-198).
pub(crate) fn partitions_differ(caller: &Caller<'_>, resource: &str) -> bool {
    match (caller.entity_arn(), Arn::parse(resource)) {
        (Some(caller), Some(resource)) => {
            !resource.partition().contains('*') && caller.partition() != resource.partition()
        }
        _ => false,
    }
}

/// Whether a role is to be passed by somebody of another account (E-347).
pub(crate) fn passes_foreign_role(caller: &Caller<'_>, action: &str, owner: Option<&str>) -> bool {
    action == "iam:passrole" && caller.account() != owner
}

/// What a service refuses although policies allow it (E-317, E-341).
pub(crate) fn refuses(action: &str, call: &Call) -> Option<ServiceRule> {
    let arn = Arn::parse(&call.resource)?;
    let changes = |verbs: &[&str]| {
        action
            .split_once(':')
            .is_some_and(|(_, name)| verbs.iter().any(|verb| name.starts_with(verb)))
    };
    match arn.service() {
        "iam" if arn.account() == "aws" && arn.rest().starts_with("policy/") => {
            changes(&["create", "delete", "set", "tag", "untag"])
                .then_some(ServiceRule::ManagedByAws)
        }
        "iam" if arn.rest().starts_with("role/aws-reserved/") => {
            let verbs = ["attach", "detach", "put", "delete", "update", "tag", "untag", "pass"];
            changes(&verbs).then_some(ServiceRule::ManagedByAws)
        }
        "kms" if arn.rest().starts_with("alias/aws/") => {
            changes(&["create", "update", "delete"]).then_some(ServiceRule::ManagedAlias)
        }
        _ => None,
    }
}

/// Whether a root session is asked for outside the caller's organization, or on its management account. Accounts
/// that the world does not have are not judged.
pub(crate) fn leaves_organization(
    world: &World,
    caller: &Caller<'_>,
    action: &str,
    owner: Option<&str>,
) -> bool {
    let account = |id: Option<&str>| id.and_then(|id| world.account(id));
    let (Some(own), Some(other)) = (account(caller.account()), account(owner)) else {
        return false;
    };
    let same = match (&own.organization, &other.organization) {
        (Some(own), Some(other)) => own.id == other.id && !other.management_account,
        _ => false,
    };
    action == "sts:assumeroot" && !same
}

/// What reaches a key in another account; everything else in KMS works within one account only (E-314).
const KEY_ACTIONS_ACROSS_ACCOUNTS: &str = "\
creategrant
decrypt
derivesharedsecret
describekey
encrypt
generatedatakey
generatedatakeypair
generatedatakeypairwithoutplaintext
generatedatakeywithoutplaintext
generatemac
getkeyrotationstatus
getpublickey
listgrants
listretirablegrants
reencryptfrom
reencryptto
retiregrant
revokegrant
sign
verify
verifymac
generaterandom";

/// Whether a key operation that never crosses accounts is asked for by another account (E-314).
pub(crate) fn crosses_with_key(caller: &Caller<'_>, action: &str, owner: Option<&str>) -> bool {
    let across = caller.account().is_some() && caller.account() != owner;
    across
        && action
            .strip_prefix("kms:")
            .is_some_and(|name| KEY_ACTIONS_ACROSS_ACCOUNTS.lines().all(|own| own != name))
}

/// Whether a customer tries to change a service-linked role, which only its service can.
pub(crate) fn is_unmodifiable(action: &str, resource: &str) -> bool {
    let writes =
        ["attachrole", "detachrole", "putrole", "updaterole", "updateassumerole", "deleterolep"];
    resource.contains(":role/aws-service-role/")
        && action
            .strip_prefix("iam:")
            // What it is for may be said in other words.
            .filter(|name| *name != "updateroledescription")
            .is_some_and(|name| writes.iter().any(|verb| name.starts_with(verb)))
}

/// Services that take unsigned requests (E-231).
pub(crate) fn takes_unsigned(action: &str) -> bool {
    let services = ["s3", "sqs", "sns", "execute-api", "lambda", "es", "ecr-public", "glacier"];
    action.split(':').next().is_some_and(|service| services.contains(&service))
}

/// Whether the owner's root user works on the bucket policy itself, which no bucket policy can
/// forbid (E-321).
pub(crate) fn unlocks_bucket_policy(
    caller: &Caller<'_>,
    action: &str,
    owner: Option<&str>,
) -> bool {
    matches!(caller.kind, CallerKind::Root(_) | CallerKind::AssumedRoot(_))
        && caller.account() == owner
        && matches!(action, "s3:getbucketpolicy" | "s3:putbucketpolicy" | "s3:deletebucketpolicy")
}
