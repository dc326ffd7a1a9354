//! The words of the request form: what each member of a request is called, and what it can be.

/// What the whole form is.
pub const FORM: &str = "Request as a form";
/// A part that the form cannot show.
pub const IN_JSON: &str = "Shown in JSON";
/// What a caller can be, in the order of [`crate::view::request_form::Caller`].
pub const CALLERS: [&str; 3] = ["Principal", "Web identity", "SAML identity"];
/// The choice between these.
pub const CALLER_KIND: &str = "Kind of caller";
/// The list of roles.
pub const CHAIN: &str = "Roles to assume first";
/// Adds one.
pub const ADD_ROLE: &str = "Add a role to assume";
/// What is needed seldom.
pub const MORE: &str = "More";
/// Where a key is added.
pub const ADD_KEY: &str = "Add a key";
/// Where a tag is added.
pub const ADD_TAG: &str = "Add a tag";
/// Where a claim is added.
pub const ADD_CLAIM: &str = "Add a claim";
/// The key of a row.
pub const KEY: &str = "Key";
/// The value of a row that has none.
pub const NO_VALUE: &str = "The request does not have this key.";
/// Takes the value of a derived key into the request.
pub const OVERRIDE: &str = "Override";
/// The choice of what keys count as that are not there.
pub const OTHERS: &str = "Keys not listed are";
/// What they can count as: by default, and otherwise.
pub const OTHERS_ARE: [&str; 2] = ["absent", "unknown"];
/// What derived keys are.
pub const DERIVED_HOW: &str = "These follow from the caller, the session and the scenario. A key listed above wins over them.";
/// No endpoint.
pub const NO_ENDPOINT: &str = "No VPC endpoint";
/// What a value can be that is yes or no.
pub const YES_NO: [(&str, &str); 2] = [("true", "true"), ("false", "false")];
/// What an author may expect.
pub const EXPECT: [(&str, &str); 7] = [
    ("", "nothing"),
    ("allowed", "allowed"),
    ("denied", "denied, either way"),
    ("implicitDeny", "implicit deny"),
    ("explicitDeny", "explicit deny"),
    ("conditional", "conditional"),
    ("invalid", "not a valid call"),
];
/// Credentials of a user or root user.
pub const CREDENTIALS: [(&str, &str); 3] = [
    ("", "long-term"),
    ("sessionToken", "session token (GetSessionToken)"),
    ("assumeRoot", "root session (AssumeRoot)"),
];
/// What a value can be, in the order of [`crate::view::request_form::keys::Kind`].
pub const KINDS: [&str; 7] =
    ["text", "date", "IP address", "number", "yes or no", "list", "absent for sure"];
/// A date, by example.
pub const DATE: &str = "2026-01-15T09:00:00Z";
/// An address, by example.
pub const ADDRESS: &str = "203.0.113.7";
/// A list.
pub const LINES: &str = "one a line";
/// Seconds.
pub const SECONDS: &str = "3600";
/// What a resource is where none is given.
pub const ANY: &str = "*";

/// What members of a request are called.
const MEMBERS: [(&str, &str); 20] = [
    ("principal", "Principal"),
    ("federated", "Identity provider"),
    ("claims", "Claims"),
    ("federatedBy", "User who asked for the session"),
    ("credentials", "Credentials"),
    ("issuedAt", "Session issued at"),
    ("sourceIdentity", "Source identity"),
    ("tags", "Session tags"),
    ("transitiveTagKeys", "Transitive tag keys"),
    ("role", "Role"),
    ("sessionName", "Session name"),
    ("externalId", "External ID"),
    ("durationSeconds", "Duration in seconds"),
    ("action", "Action"),
    ("resource", "Resource"),
    ("resourceAccount", "Account that owns the resource"),
    ("through", "Through"),
    ("context", "Context keys"),
    ("name", "Name of this request"),
    ("expect", "Expected"),
];

/// What the member of a request is called that a pointer leads to; its own name where it has no other.
pub fn member(pointer: &str) -> &str {
    let name = pointer.rsplit('/').next().unwrap_or_default();
    MEMBERS.iter().find(|(member, _)| *member == name).map_or(name, |(_, label)| label)
}

/// Where suggestions come from.
pub mod notes {
    /// An IAM user.
    pub const USER: &str = "user";
    /// Some session of a role.
    pub const ROLE: &str = "role";
    /// One session of a role.
    pub const SESSION: &str = "role session";
    /// The root user.
    pub const ROOT: &str = "root user";
    /// A session from GetFederationToken.
    pub const FEDERATED: &str = "federated user";
    /// A service principal.
    pub const SERVICE: &str = "service";
    /// An identity provider.
    pub const PROVIDER: &str = "identity provider";
    /// Nobody known.
    pub const ANONYMOUS: &str = "unsigned request";
    /// A resource of the scenario.
    pub const RESOURCE: &str = "resource";
    /// What a resource's policy governs.
    pub const COVERED: &str = "governed by a resource policy";
    /// Another request's resource.
    pub const REQUESTED: &str = "in a request";
    /// A policy in play names it.
    pub const IN_PLAY: &str = "read by a policy in play";
    /// A policy names it.
    pub const IN_POLICY: &str = "in a policy";
}

/// A text that does not parse.
pub fn fix_line(line: usize) -> String {
    format!("Fix line {line} to use the form")
}

/// What of a request only its text shows.
pub fn only_in_json(names: &str) -> String {
    format!("{IN_JSON}: {names}")
}

/// One role of a chain.
pub fn step(at: usize) -> String {
    format!("Step {}", at + 1)
}

/// Moves a step up.
pub fn raise(at: usize) -> String {
    format!("Move step {} up", at + 1)
}

/// Moves a step down.
pub fn lower(at: usize) -> String {
    format!("Move step {} down", at + 1)
}

/// Takes a step away.
pub fn remove_step(at: usize) -> String {
    format!("Remove step {}", at + 1)
}

/// Takes something away.
pub fn remove(name: &str) -> String {
    format!("Remove {name}")
}

/// A row's value.
pub fn value_of(key: &str) -> String {
    format!("Value of {key}")
}

/// What a row's value is.
pub fn kind_of(key: &str) -> String {
    format!("Type of {key}")
}

/// Takes a derived key's value into the request.
pub fn override_key(key: &str) -> String {
    format!("{OVERRIDE} {key}")
}

/// The keys that nobody gave.
pub fn derived(count: usize) -> String {
    format!("Derived keys ({count})")
}

/// What an author expects who says more than a word.
pub fn expected(decision: &str, layers: &str, step: Option<usize>) -> String {
    let word =
        EXPECT.iter().find(|(word, _)| *word == decision).map_or(decision, |(_, label)| label);
    let by = if layers.is_empty() { String::new() } else { format!(" by {layers}") };
    let at = step.map(|step| format!(", step {}", step + 1)).unwrap_or_default();
    format!("{word}{by}{at}")
}
