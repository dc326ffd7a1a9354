//! The words of the path: hops, and the two locks of each.

/// A hop that ended the path.
pub const STOPS_HERE: &str = "Stops here.";
/// What comes behind it.
pub const NOT_REACHED: &str = "What follows was not reached.";
/// Reach of an assumption.
pub const SAME_ACCOUNT: &str = "same account";
/// Reach of an assumption.
pub const OTHER_ACCOUNT: &str = "another account";
/// The two locks.
pub const IDENTITY_SIDE: &str = "Identity side";
/// The two locks.
pub const TRUST_SIDE: &str = "Trust side";
/// A lock that was not looked at.
pub const NOT_EVALUATED: &str = "not looked at";
/// No identity side.
pub const NO_IDENTITY_SIDE: &str = "this caller has no policies of its own";
/// An open identity lock.
pub const MAY_ASK: &str = "the caller may ask for the role";
/// An identity lock that does not matter.
pub const TRUST_IS_ENOUGH: &str =
    "not needed: in one account, a trust policy that names the caller is enough";
/// A closed trust lock.
pub const TRUSTS_NOBODY: &str = "the role trusts nobody";
/// How a trust policy names the caller.
pub const NAMES_CALLER: &str = "the trust policy names the caller itself, or everyone";
/// How a trust policy names the caller.
pub const NAMES_ROLE: &str = "the trust policy names the caller's role";
/// How a trust policy names the caller.
pub const NAMES_USER: &str = "the trust policy names the caller's user";
/// How a trust policy names the caller.
pub const NAMES_ACCOUNT: &str = "the trust policy names the caller's account";
/// The states of a lock.
pub const OPEN: &str = "open";
/// The states of a lock.
pub const CLOSED: &str = "closed";
/// The states of a lock.
pub const NOT_NEEDED: &str = "not needed";
/// The states of a lock.
pub const ABSENT_SIDE: &str = "not there";

/// A further permission that a call needs.
pub fn also_needs(action: &str, decision: &str) -> String {
    let granted = if decision == "allowed" { "granted" } else { "not granted" };
    format!("The call also needs {action}: {granted}")
}

/// A hop to a role.
pub fn becomes(role: &str) -> String {
    format!("becomes {role}")
}

/// The request itself.
pub fn calls(action: &str, resource: &str) -> String {
    match resource {
        "*" => format!("calls {action}"),
        _ => format!("calls {action} on {resource}"),
    }
}

/// A closed lock.
pub fn does_not_allow(layer: &str) -> String {
    format!("{} not allow it", plural(layer, "do", "does"))
}

/// A closed lock.
pub fn denies(layer: &str) -> String {
    format!("{} it explicitly", plural(layer, "deny", "denies"))
}

fn plural(layer: &str, many: &str, one: &str) -> String {
    let verb = if layer.ends_with("policies") { many } else { one };
    format!("{} {verb}", layer.to_ascii_lowercase())
}

/// A further permission that was refused.
pub fn also_refused(action: &str, by: &str) -> String {
    format!("Stops here: the call also needs {action}, and that is not granted ({by}).")
}

/// How long a session lasts.
pub fn lasts(seconds: u32) -> String {
    match (seconds / 3600, seconds % 3600 / 60) {
        (0, minutes) => format!("lasts {minutes} min"),
        (hours, 0) => format!("lasts {hours} h"),
        (hours, minutes) => format!("lasts {hours} h {minutes} min"),
    }
}

/// The source identity of a session.
pub fn source_identity(identity: &str) -> String {
    format!("source identity {identity}")
}
