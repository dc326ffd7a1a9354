//! What a reader should know about a request that is no error.

use hatcheck_engine::note::Note;
use hatcheck_policy::Severity;

/// One sentence for the note.
pub fn note(note: &Note) -> String {
    match note {
        Note::RoleNotListed { arn, nearest: Some(nearest), .. } => {
            format!("The scenario has no role {arn}, so nobody can assume it. Did you mean {nearest}?")
        }
        Note::RoleNotListed { arn, nearest: None, .. } => {
            format!("The scenario has no role {arn}, so nobody can assume it. Add it to \"roles\" with its trust policy.")
        }
        Note::SessionRoleNotListed { arn } => format!(
            "The scenario has no role for {arn}: it has no identity policies, and principals are compared by account and role name alone."
        ),
        Note::EndpointNotListed { id } => {
            format!("The scenario has no VPC endpoint {id}; an endpoint without a policy lets everything pass.")
        }
        Note::PrincipalNotListed { arn, nearest } => format!(
            "The scenario has no {arn}, so it has no identity policies here. Did you mean {nearest}?"
        ),
        Note::NotAnAction { action } => {
            format!("\"{action}\" is no action: expected service:Name, s3:GetObject for instance.")
        }
        Note::ClaimIsNoKey { key } => {
            format!("{key} is no condition key: AWS lets policies test only certain claims of this provider.")
        }
        Note::ExternalIdOfOutsider { .. } => {
            "External ids exist only where a principal of AWS assumes a role; this one is not sent.".to_owned()
        }
        Note::LongSourceIdentity { length, .. } => {
            format!("A source identity of {length} characters: AWS documents at most 64, and has been seen to take up to 256.")
        }
        Note::NoResourceType { resource } => {
            format!("The action has no resource types, so it is decided on *, not on \"{resource}\".")
        }
        Note::WildcardInAction { action } => format!(
            "A request is for one action: the wildcard in \"{action}\" is an ordinary character here."
        ),
        Note::NotAResource { resource } => format!(
            "\"{resource}\" is no resource: expected an ARN, or * for an action that has none."
        ),
        Note::GivenContradicts { key, follows, .. } => format!(
            "{key} is given, and something else follows from the scenario: {}. What is given counts.",
            follows.texts().join(", ")
        ),
        Note::FederatedByUnknown => {
            "The user behind this federated session is not known, so it has no identity policies. Name it in \"federatedBy\".".to_owned()
        }
    }
}

/// The stable code of a note, and where in its request it belongs.
pub fn note_place(note: &Note) -> (&'static str, String) {
    match note {
        Note::RoleNotListed { step, .. } => ("role-not-listed", format!("/assume/{step}/role")),
        Note::SessionRoleNotListed { .. } => ("session-role-not-listed", "/principal".to_owned()),
        Note::EndpointNotListed { .. } => ("endpoint-not-listed", "/through".to_owned()),
        Note::PrincipalNotListed { .. } => ("principal-not-listed", "/principal".to_owned()),
        Note::NotAnAction { .. } => ("not-an-action", "/action".to_owned()),
        Note::ClaimIsNoKey { .. } => ("claim-is-no-key", "/principal/claims".to_owned()),
        Note::ExternalIdOfOutsider { step } => {
            ("external-id-not-sent", format!("/assume/{step}/externalId"))
        }
        Note::LongSourceIdentity { step, .. } => {
            ("long-source-identity", format!("/assume/{step}/sourceIdentity"))
        }
        Note::NoResourceType { .. } => ("no-resource-type", "/resource".to_owned()),
        Note::WildcardInAction { .. } => ("wildcard-in-request", "/action".to_owned()),
        Note::NotAResource { .. } => ("not-a-resource", "/resource".to_owned()),
        Note::GivenContradicts { step, key, .. } => {
            let key = hatcheck_policy::json::pointer_step(key);
            let place = match step {
                Some(step) => format!("/assume/{step}/context/{key}"),
                None => format!("/context/{key}"),
            };
            ("given-context-contradicts", place)
        }
        Note::FederatedByUnknown => ("federated-by-unknown", "/principal".to_owned()),
    }
}

/// Whether a note is about something that cannot be right, or only may not be meant.
pub fn note_severity(note: &Note) -> Severity {
    match note {
        Note::NotAnAction { .. } | Note::NotAResource { .. } => Severity::Error,
        _ => Severity::Warning,
    }
}
