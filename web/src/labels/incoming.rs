//! The words around what comes in: what it was taken for, where it goes, what became of it.

use hatcheck_policy::PolicyKind;
use hatcheck_scenario::words;

/// What it was taken for.
pub const REFUSAL: &str = "An AccessDenied message";
/// What it was taken for.
pub const REQUEST: &str = "A request";
/// What it was taken for.
pub const SIMULATION: &str = "Input for IAM's policy simulator";
/// What it was taken for.
pub const SIMULATED: &str = "Results of IAM's policy simulator";
/// What it was taken for.
pub const AUTHORIZATION: &str = "A decoded authorization message";
/// What it was taken for.
pub const SCENARIO: &str = "A scenario: takes the place of this one";
/// What it was taken for.
pub const EXERCISE: &str = "An exercise: is opened to be solved";
/// What it was taken for.
pub const LINK: &str = "A Hatcheck link: opens what it holds";
/// Where a call goes.
pub const FILLS: &str = "fills the request";
/// Where what has an ARN goes.
pub const IS_ADDED: &str = "is added, or brought up to date";
/// The name of a policy that has none.
pub const PASTED: &str = "Pasted policy";
/// The name of a boundary that has none.
pub const BOUNDARY: &str = "Boundary";
/// Said of what was opened from a file or text.
pub const OPENED: &str = "A scenario was opened.";
/// Said of what a link held.
pub const LINK_OPENED: &str = "A link was opened.";
/// Nothing was recognised.
pub const UNKNOWN: &str = "Nothing here was recognised. The text is kept under Open.";
/// The scenario's text is being edited and cannot be read.
pub const SOURCE_FIRST: &str = "The text of the scenario cannot be read at the moment. Mend it first; what you pasted is kept under Open.";
/// A file that cannot be read.
pub const UNREADABLE: &str = "This file cannot be read.";
/// Where a policy goes, in the dialog.
pub const GOES_TO: &str = "Goes to";

/// What it was taken for.
pub fn records(count: usize) -> String {
    match count {
        1 => "A CloudTrail record".to_owned(),
        _ => format!("CloudTrail records of {count} calls"),
    }
}

/// What it was taken for.
pub fn document(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Identity => "An identity policy",
        PolicyKind::Boundary => "A permissions boundary",
        PolicyKind::Session => "A session policy",
        PolicyKind::Resource => "A resource-based policy",
        PolicyKind::Trust => "A trust policy",
        PolicyKind::Scp => "A service control policy",
        PolicyKind::Rcp => "A resource control policy",
        PolicyKind::VpcEndpoint => "A VPC endpoint policy",
    }
}

/// What it was taken for.
pub fn documents(count: usize) -> String {
    format!("{count} policies")
}

/// What it was taken for.
pub fn entity(list: &str, arn: &str) -> String {
    let word = match list {
        "roles" => "Role",
        "users" => "User",
        "groups" => "Group",
        _ => "Resource",
    };
    format!("{word} {}", words::short_name(arn))
}

/// What something is called within a sentence, by its list and ARN or id.
pub fn owner(list: &str, id: &str) -> String {
    format!("{} {}", list.trim_end_matches('s'), words::short_name(id))
}

/// What it was taken for.
pub fn entities(count: usize) -> String {
    format!("{count} users, roles and groups")
}

/// Where a policy goes.
pub fn goes(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Identity | PolicyKind::Boundary | PolicyKind::Session => "goes to the caller",
        PolicyKind::Trust => "goes to a role",
        PolicyKind::Resource => "goes to its resource",
        PolicyKind::Scp | PolicyKind::Rcp => "goes to an account",
        PolicyKind::VpcEndpoint => "goes to an endpoint",
    }
}

/// What it is, and where it goes.
pub fn described(what: &str, goes: &str) -> String {
    format!("{what}: {goes}")
}

/// The name of a request.
pub fn call(who: &str, action: &str) -> String {
    format!("{who} calls {action}")
}

/// A policy of a simulation.
pub fn input_policy(at: usize) -> String {
    format!("Policy {}", at + 1)
}

/// A place for a policy; a kind other than the likeliest is said.
pub fn place(kind: Option<PolicyKind>, owner: &str) -> String {
    match kind {
        Some(kind) => format!("{owner}, as {}", super::kind(kind)),
        None => owner.to_owned(),
    }
}

/// What hangs on somebody now.
pub fn attached(what: &str, owner: &str) -> String {
    format!("{what} was taken in: it hangs on {owner} now.")
}

/// What fills the request now.
pub fn filled(what: &str) -> String {
    format!("{what} was taken in: it fills the request.")
}

/// The same, where the caller's policies are not known yet.
pub fn filled_without(what: &str, owner: &str) -> String {
    format!("{what} was taken in: it fills the request. Paste the policies of {owner} next.")
}

/// What is in the scenario now.
pub fn added(what: &str) -> String {
    format!("{what} was taken in.")
}

/// The same with the name of a file before it.
pub fn from_file(name: &str, said: &str) -> String {
    format!("{name}: {said}")
}

/// Files that were left.
pub fn others(count: u32) -> String {
    match count {
        1 => "1 more file was left: drop them one by one.".to_owned(),
        _ => format!("{count} more files were left: drop them one by one."),
    }
}

/// A policy that stands among those of another kind.
pub fn moved(kind: PolicyKind, owner: &str) -> String {
    format!("{} was moved to {owner}.", document(kind))
}

/// Offers to move it.
pub fn move_to(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Trust => "Move to Trust",
        PolicyKind::Resource => "Move to Resource",
        _ => "Move to Identity",
    }
}

/// Why it may be moved.
pub fn looks_like(kind: PolicyKind) -> String {
    format!("{}, by its elements.", document(kind))
}

/// The part of the page that reads what comes in could not be had.
pub const NO_EXTRAS: &str =
    "This could not be read just now. It is kept under Open, to be tried again.";
