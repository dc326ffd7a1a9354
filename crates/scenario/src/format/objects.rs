//! Which keys the objects of the format have, and which of them must be there.

use super::reading::{At, Blank, FromJson, Key, Reading, object_of, word};
use super::{
    Account, AssumeStep, AttachedPolicy, AttachmentKind, Credentials, EndpointKind,
    ExpectedDecision, ExpectedDetail, FederatedPrincipal, Group, IdentityProvider, LayerName,
    Level, Organization, Request, Resource, Role, Scenario, SessionFacts, UnknownContext, User,
    VpcEndpoint,
};

/// One line a key: the field, the key, and whether it is required.
macro_rules! objects {
    ($($type:ident { $($field:ident $key:literal $how:ident $(($otherwise:expr))?),* $(,)? })*) => {
        $(impl FromJson for $type {
            fn from_json(at: At<'_>) -> Reading<Self> {
                let mut own = Self { $($field: objects!(@blank $how $($otherwise)?)),* };
                const KEYS: &[Key] = &[$(($key, objects!(@required $how))),*];
                object_of(at, KEYS, &mut [$(&mut own.$field),*])?;
                Ok(own)
            }
        })*
    };
    (@blank optional) => { Default::default() };
    (@blank required) => { Blank::blank() };
    (@blank or $otherwise:expr) => { $otherwise() };
    (@required required) => { true };
    (@required $how:ident) => { false };
}

/// One line a word.
macro_rules! words {
    ($($type:ident { $($word:literal $variant:ident),* $(,)? })*) => {
        $(impl FromJson for $type {
            fn from_json(at: At<'_>) -> Reading<Self> {
                Ok([$(Self::$variant),*][word(at, &[$($word),*])?])
            }
        })*
    };
}

objects! {
    Scenario {
        schema "$schema" optional,
        version "version" or(super::first_version),
        now "now" optional,
        title "title" optional,
        description "description" optional,
        accounts "accounts" optional,
        users "users" optional,
        groups "groups" optional,
        roles "roles" optional,
        resources "resources" optional,
        identity_providers "identityProviders" optional,
        vpc_endpoints "vpcEndpoints" optional,
        unknown_context "unknownContext" optional,
        requests "requests" optional,
    }
    Account {
        id "id" required,
        name "name" optional,
        organization "organization" optional,
        service_control_policies "serviceControlPolicies" optional,
        resource_control_policies "resourceControlPolicies" optional,
    }
    Organization { id "id" required, path "path" optional, management_account "managementAccount" optional }
    Level { target "target" optional, policies "policies" optional }
    AttachedPolicy { name "name" required, kind "kind" optional, document "document" required }
    User {
        arn "arn" required,
        id "id" optional,
        groups "groups" optional,
        policies "policies" optional,
        permissions_boundary "permissionsBoundary" optional,
        tags "tags" optional,
    }
    Group { arn "arn" required, policies "policies" optional }
    Role {
        arn "arn" required,
        id "id" optional,
        trust_policy "trustPolicy" optional,
        policies "policies" optional,
        permissions_boundary "permissionsBoundary" optional,
        max_session_duration "maxSessionDuration" optional,
        tags "tags" optional,
    }
    Resource {
        arn "arn" required,
        account "account" optional,
        policy "policy" optional,
        covers "covers" optional,
        tags "tags" optional,
        organization "organization" optional,
        block_public_access "blockPublicAccess" optional,
        bucket_abac "bucketAbac" optional,
        explicit_trust "explicitTrust" optional,
    }
    IdentityProvider { arn "arn" required, audiences "audiences" optional }
    VpcEndpoint { id "id" required, kind "kind" optional, policy "policy" optional }
    Request {
        name "name" optional,
        principal "principal" required,
        federated_by "federatedBy" optional,
        assume "assume" optional,
        action "action" required,
        resource "resource" or(super::request::any_resource),
        resource_account "resourceAccount" optional,
        context "context" optional,
        session_policy "sessionPolicy" optional,
        credentials "credentials" optional,
        through "through" optional,
        session "session" optional,
        expect "expect" optional,
    }
    SessionFacts {
        tags "tags" optional,
        transitive_tag_keys "transitiveTagKeys" optional,
        source_identity "sourceIdentity" optional,
        issued_at "issuedAt" optional,
    }
    AssumeStep {
        role "role" required,
        session_name "sessionName" optional,
        external_id "externalId" optional,
        duration_seconds "durationSeconds" optional,
        tags "tags" optional,
        transitive_tag_keys "transitiveTagKeys" optional,
        source_identity "sourceIdentity" optional,
        session_policy "sessionPolicy" optional,
        context "context" optional,
    }
    FederatedPrincipal { federated "federated" required, claims "claims" optional }
    ExpectedDetail { decision "decision" required, denied_by "deniedBy" optional, step "step" optional }
}

words! {
    UnknownContext { "absent" Absent, "unknown" Unknown }
    AttachmentKind { "inline" Inline, "managed" Managed }
    EndpointKind { "interface" Interface, "gateway" Gateway }
    Credentials { "longTerm" LongTerm, "sessionToken" SessionToken, "assumeRoot" AssumeRoot }
    ExpectedDecision {
        "allowed" Allowed,
        "implicitDeny" ImplicitDeny,
        "explicitDeny" ExplicitDeny,
        "denied" Denied,
        "conditional" Conditional,
        "invalid" Invalid,
    }
    LayerName {
        "scp" Scp,
        "rcp" Rcp,
        "vpcEndpoint" VpcEndpoint,
        "boundary" Boundary,
        "session" Session,
        "identity" Identity,
        "resource" Resource,
        "trust" Trust,
        "service" Service,
    }
}
