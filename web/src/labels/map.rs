//! The words of the map.

use crate::view::map::world::{Kind, Tie};

/// The button that shows the equivalent list.
pub const AS_A_LIST: &str = "As a list";
/// The buttons over the picture.
pub const CLOSER: &str = "Closer";
/// The buttons over the picture.
pub const FARTHER: &str = "Farther";
/// The buttons over the picture.
pub const FIT: &str = "Fit";
/// The same at length.
pub const FIT_LONG: &str = "Fit: show all of the map";
/// How the picture is moved.
pub const KEYS: &str = "Arrow keys move the picture, + and − bring it closer and farther, 0 shows all of it. With Ctrl the wheel does the same.";
/// The downloads.
pub const AS_SVG: &str = "Download as SVG";
/// The downloads.
pub const AS_PNG: &str = "Download as PNG";
/// The name of the files.
pub const FILE: &str = "hatcheck-map";
/// A world without anything in it.
pub const EMPTY: &str = "There is nothing to draw yet: no user, role, resource or request.";
/// What has no account.
pub const OUTSIDE: &str = "Not in an account of the scenario";
/// The group of hops.
pub const THE_REQUEST: &str = "The chosen request: ";
/// A hop that was granted.
pub const ALLOWED: &str = "Allowed";
/// A hop behind the one that stopped.
pub const NOT_REACHED: &str = "Not reached";
/// Something that a policy or request names and no list of the scenario has.
pub const MISSING: &str = ", not in the scenario's lists";
/// What an account's ARN names.
pub const WHOLE_ACCOUNT: &str = "the whole account";
/// The principal `*`.
pub const EVERYBODY: &str = "everybody";
/// An unsigned request.
pub const UNSIGNED: &str = "not signed in";
/// Below the digits of an account without a name, and before them.
pub const ACCOUNT: &str = "Account";
/// Facts about an account.
pub const ABOUT: &str = "About this account";
/// An organization.
pub const ORGANIZATION: &str = "Organization ";
/// An account's organization.
pub const IN_ORGANIZATION: &str = ", organization ";
/// Kinds of guardrails.
pub const SCP: &str = "SCP";
/// Kinds of guardrails.
pub const RCP: &str = "RCP";
/// What lines mean; the last one is the way of the request.
pub const LEGEND: [(Option<Tie>, &str); 5] = [
    (Some(Tie::Member), "is in the group"),
    (Some(Tie::Trust), "the role's trust policy names it"),
    (Some(Tie::Grant), "the resource's policy names it"),
    (Some(Tie::Deny), "a Deny names it"),
    (None, "the chosen request"),
];

/// What a kind of node is called.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Group => "group",
        Kind::User => "user",
        Kind::Root => "root user",
        Kind::Federated => "federated user",
        Kind::Account => "account",
        Kind::Provider => "identity provider",
        Kind::Service => "AWS service",
        Kind::Anonymous => "caller",
        Kind::Anyone => "principal *",
        Kind::Other => "principal",
        Kind::Role => "role",
        Kind::Endpoint => "VPC endpoint",
        Kind::Resource => "resource",
    }
}

/// What a line says; `statement` is where it says it.
pub fn line(tie: Tie, from: &str, to: &str, statement: &str) -> String {
    let verb = match tie {
        Tie::Member => " is in ",
        Tie::Trust => " is trusted by ",
        Tie::Grant => " is granted access to ",
        Tie::Deny => " is denied by ",
    };
    let (open, close) = if statement.is_empty() { ("", "") } else { (" (", ")") };
    [from, verb, to, open, statement, close].concat()
}

/// A statement, with or without a name of its own.
pub fn statement(sid: Option<&str>, index: usize, negated: bool, conditions: bool) -> String {
    let number = (index + 1).to_string();
    let but = if negated { ", but for its NotPrincipal" } else { "" };
    let conditions = if conditions { ", under conditions" } else { "" };
    ["statement ", sid.unwrap_or(&number), but, conditions].concat()
}

/// A guardrail, attached several times.
pub fn several(name: &str, times: usize) -> String {
    match times {
        1 => name.to_owned(),
        _ => [name, " ×", &times.to_string()].concat(),
    }
}

/// A hop in words.
pub fn hop(number: usize, from: &str, to: &str, word: &str) -> String {
    [&number.to_string(), ". ", from, " → ", to, ": ", word].concat()
}

/// What is not drawn.
pub fn more(count: usize) -> String {
    ["And ", &count.to_string(), " more."].concat()
}

/// What is not drawn; empty where everything is.
pub fn not_drawn(nodes: usize, lines: usize) -> String {
    if nodes + lines == 0 {
        return String::new();
    }
    let (nodes, lines) = (nodes.to_string(), lines.to_string());
    ["Left out of the map: ", &nodes, " entries of the scenario and ", &lines, " statements."]
        .concat()
}

/// The picture in a sentence.
pub fn summary(accounts: usize, nodes: usize, lines: usize) -> String {
    let (accounts, nodes, lines) = (accounts.to_string(), nodes.to_string(), lines.to_string());
    [
        "Map. Accounts: ",
        &accounts,
        ", nodes: ",
        &nodes,
        ", lines: ",
        &lines,
        ". The list says the same.",
    ]
    .concat()
}

/// While the picture is being made.
pub const COMES: &str = "The map is being drawn.";
