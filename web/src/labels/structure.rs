//! The words around adding, naming and removing what a scenario holds.

/// The menu of what can be added to a column.
pub const ADD: &str = "Add";
/// The menu of what can be done with a document.
pub const MORE: &str = "More";
/// Lays a document out.
pub const FORMAT: &str = "Format";
/// Writes a policy once more.
pub const DUPLICATE: &str = "Duplicate this policy";
/// Names a policy anew.
pub const RENAME: &str = "Name of this policy";
/// Moves a document to where its kind belongs.
pub const MOVE_IT: &str = "Move it to where it belongs";

/// A document with the elements of another kind of policy.
pub fn looks_like(kind: &str) -> String {
    format!("This looks like a {kind}.")
}

/// Leaves a form.
pub const DONE: &str = "Done";
/// What can be added.
pub const NEW_USER: &str = "New user";
/// What can be added.
pub const NEW_GROUP: &str = "New group";
/// What can be added.
pub const NEW_ROLE: &str = "New role";
/// What can be added.
pub const NEW_RESOURCE: &str = "New resource";
/// What can be added.
pub const NEW_ACCOUNT: &str = "New account";
/// What can be added.
pub const NEW_ENDPOINT: &str = "New VPC endpoint";
/// The guardrails.
pub const SCP: &str = "SCP";
/// The guardrails.
pub const RCP: &str = "RCP";

/// What can be added to somebody or something.
pub fn policy_for(name: &str) -> String {
    format!("Policy for {name}")
}

/// What can be added to somebody.
pub fn boundary_for(name: &str) -> String {
    format!("Permissions boundary for {name}")
}

/// Why a session policy cannot be changed at the moment.
pub const LOCKED: &str =
    "This policy is part of a request whose JSON is not whole. Mend the request first.";

/// What can be added to a session.
pub fn session_policy_for(name: &str) -> String {
    format!("Session policy for the session of {name}")
}

/// What can be added to a role.
pub fn trust_policy_for(name: &str) -> String {
    format!("Trust policy for {name}")
}

/// What can be added to an account.
pub fn guardrail_for(kind: &str, account: &str) -> String {
    format!("{kind} for account {account}")
}

/// Opens the facts about something.
pub fn about(name: &str) -> String {
    format!("About {name}")
}

/// Removes something.
pub fn remove(name: &str) -> String {
    format!("Remove {name}")
}

/// Said where it can be undone.
pub fn removed(name: &str) -> String {
    format!("Removed: {name}.")
}

/// Said where it can be undone.
pub fn added(name: &str) -> String {
    format!("Added: {name}.")
}

/// The name of a copy.
pub fn copy_of(name: &str) -> String {
    format!("{name}Copy")
}
