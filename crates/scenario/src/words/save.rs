//! What a reader should know about a trust policy that AWS would not store, or that cannot do what it says.

use hatcheck_engine::save::SaveFault;

/// One to three sentences for a finding.
pub fn save(fault: &SaveFault) -> String {
    match fault {
        SaveFault::NoStatements => {
            "The list of statements is empty, so nobody can assume the role.".to_owned()
        }
        SaveFault::DuplicateSid { sid } => {
            format!("The Sid \"{sid}\" stands twice. IAM is reported to refuse that in a trust policy.")
        }
        SaveFault::UnknownPrincipal { text, nearest } => format!(
            "The scenario has no {text}. AWS stores no trust policy that names a user or role which does not exist. {}",
            meant(nearest, list_of(text))
        ),
        SaveFault::OrphanId { id } => format!(
            "Nobody in the scenario has the id {id}. AWS shows an id where the user or role behind it is deleted: then it matches nobody, and the policy cannot be saved again until the ARN takes its place."
        ),
        SaveFault::UnknownSessionRole { text, nearest } => format!(
            "The scenario has no role for {text}. AWS stores that all the same. {}",
            meant(nearest, "roles")
        ),
        SaveFault::UnknownProvider { text, nearest } => format!(
            "The scenario has no identity provider {text}, so nobody can come with a token or assertion of it. {}",
            meant(nearest, "identityProviders")
        ),
        SaveFault::CognitoWithoutCondition => {
            "Without a condition this lets in the users of everybody's identity pools. Test cognito-identity.amazonaws.com:aud for the id of yours.".to_owned()
        }
        SaveFault::UntestedTenant { principal, keys } => format!(
            "Many organizations share {principal}, and nothing here says that yours is meant. AWS wants {} tested with StringEquals, StringLike or StringEqualsIgnoreCase, for more than a wildcard. Policies stored before June 2025 stay in force.",
            keys.join(" or ")
        ),
        SaveFault::AnyTenant { key, value } => format!(
            "\"{value}\" leaves open whose token it is: with this test of {key} everybody's workflows get in. AWS stores it all the same. Name your organization before the first wildcard."
        ),
        SaveFault::KeyNeverPresent { key, call } => {
            format!("{key} is never there in a call of {call}, so with this condition the statement lets nobody in.")
        }
        SaveFault::MismatchedAction { action, principal, meant } => format!(
            "{principal} enters a role by {meant} and nothing else, so with {action} this statement does not let it in. AWS stores that all the same."
        ),
    }
}

/// The nearest name, or where to add what is missing.
fn meant(nearest: &Option<String>, list: &str) -> String {
    match nearest {
        Some(nearest) => format!("Did you mean {nearest}?"),
        None => format!("Add it to \"{list}\" if it exists."),
    }
}

/// Where a scenario lists a user or a role.
fn list_of(arn: &str) -> &'static str {
    if arn.contains(":user/") { "users" } else { "roles" }
}
