//! What a service says to a call that is not valid.

use hatcheck_engine::invalid::Invalid;

/// The text of the error, as the service returns it where that is known.
pub fn invalid(invalid: &Invalid) -> String {
    match invalid {
        Invalid::Malformed { parameter, value } => format!(
            "1 validation error detected: Value '{value}' at '{}' failed to satisfy constraint",
            parameter.name()
        ),
        Invalid::DurationOutOfRange { seconds } => format!(
            "1 validation error detected: Value '{seconds}' at 'durationSeconds' failed to satisfy constraint: Member must be between 900 and 43200"
        ),
        Invalid::TooManyTags { count } => format!(
            "1 validation error detected: {count} values at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50"
        ),
        Invalid::TooManyPolicies { count } => format!(
            "1 validation error detected: {count} values at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to 10"
        ),
        Invalid::RoleNotInToken { .. } => {
            "The target role ARN is not present in the roles claim of the identity token".to_owned()
        }
        Invalid::DuplicateTagKey { .. } => {
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.".to_owned()
        }
        Invalid::TransitiveKeyNotPassed { .. } => {
            "The specified transitive tag key must be included in the requested tags.".to_owned()
        }
        Invalid::AboveRoleMaximum { .. } => {
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
                .to_owned()
        }
        Invalid::AboveChainingMaximum { .. } => {
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."
                .to_owned()
        }
        Invalid::SourceIdentityAlreadySet { .. } => {
            "The source identity is already set for this assume role session".to_owned()
        }
        Invalid::TransitiveTagConflict { .. } => {
            "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session."
                .to_owned()
        }
        Invalid::MalformedSessionPolicy { name } => {
            format!("The {name} is not a policy that a session can be given.")
        }
        Invalid::NoSuchProvider { provider } => {
            let issuer = provider.split_once('/').map_or(provider.as_str(), |(_, issuer)| issuer);
            if provider.contains(":saml-provider/") {
                format!("No SAML provider found in your account for {issuer}")
            } else {
                format!("No OpenIDConnect provider found in your account for https://{issuer}")
            }
        }
        Invalid::WrongAudience { .. } => "Incorrect token audience".to_owned(),
        Invalid::Unmodifiable => {
            "Cannot perform the operation on the protected role: only the service that depends on it can change it."
                .to_owned()
        }
    }
}
