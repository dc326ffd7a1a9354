//! Labels of the interface: buttons, headings, states. Sentences about decisions are `scenario::words`.

use hatcheck_engine::instant::Instant;
use hatcheck_policy::PolicyKind;

use crate::state::workspace::{Target, Workspace};
use crate::view::tabs;

/// The name of the page.
pub const BRAND: &str = "Hatcheck";
/// What it is about.
pub const BRAND_LINE: &str = "Who may wear which role, and why";
/// The link over everything else.
pub const SKIP: &str = "Skip to the verdict";
/// The menu of examples.
pub const EXAMPLES: &str = "Examples";
/// The region that says what the scenario is about.
pub const ABOUT: &str = "About this scenario";
/// Label of the theme switch.
pub const THEME: &str = "Theme";
/// The three themes.
pub const THEMES: [(&str, &str); 3] = [("", "System"), ("light", "Light"), ("dark", "Dark")];
/// The regions.
pub const IDENTITY: &str = "Identity";
/// The regions.
pub const TRUST: &str = "Trust and resource";
/// The regions.
pub const REQUEST: &str = "Request";
/// The regions.
pub const VERDICT: &str = "Verdict";
/// The regions.
pub const WHY: &str = "Why";
/// The regions.
pub const PATH: &str = "Path";
/// The panels on a phone.
pub const POLICIES_TAB: &str = "Policies";
/// The panels on a phone.
pub const TRUST_TAB: &str = "Trust";
/// The panels on a phone.
pub const RESULT_TAB: &str = "Result";
/// Label of the tab lists.
pub const EDITORS: &str = "Editors";
/// Label of the tab lists.
pub const RESULTS: &str = "Results";
/// Label of the tab lists.
pub const PANELS: &str = "Panels";
/// A column without documents.
pub const NO_DOCUMENTS: &str = "This scenario has no document of this kind.";
/// Label of the list of requests.
pub const CHOOSE_REQUEST: &str = "Choose a request";
/// Label of the request's text.
pub const REQUEST_JSON: &str = "Request as JSON";
/// Without requests.
pub const NO_REQUEST: &str = "Nothing asked";
/// Without requests.
pub const ADD_A_REQUEST: &str = "Add a request to get a decision.";
/// A result that is not current.
pub const STALE: &str = "Stale";
/// Leads to a place.
pub const SHOW_IN_POLICY: &str = "Show in policy";
/// Leads to the mistake.
pub const SHOW_PLACE: &str = "Show the place";
/// A layer that decided.
pub const DECIDED: &str = "decided this";
/// Heading of the rules.
pub const RULES: &str = "Rules that settled it";
/// Heading of what AWS shows.
pub const AWS_SAYS: &str = "What AWS would show the caller";
/// Heading of the context.
pub const CONTEXT: &str = "Context of this call";
/// Heading of the problems.
pub const PROBLEMS: &str = "Problems";
/// Columns of element rows.
pub const ELEMENT: &str = "Element";
/// Columns of element rows.
pub const POLICY_SAYS: &str = "The policy says";
/// Columns of element rows.
pub const REQUEST_HAS: &str = "The request has";
/// A row that fits.
pub const FITS: &str = "fits";
/// A row that does not.
pub const DOES_NOT_FIT: &str = "does not fit";
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
/// Said while an example is on its way and does not come.
pub const EXAMPLE_FAILED: &str = "The example could not be fetched. What you see is what you had.";
/// Fine print of the header.
pub const VERSION: &str = concat!("engine ", env!("CARGO_PKG_VERSION"));

/// A request whose text does not parse.
pub const NOT_READ: &str = "Not read";
/// A context key that was said to be absent.
pub const ABSENT: &str = "absent for sure";
/// The states of a lock.
pub const OPEN: &str = "open";
/// The states of a lock.
pub const CLOSED: &str = "closed";
/// The states of a lock.
pub const NOT_NEEDED: &str = "not needed";
/// The states of a lock.
pub const ABSENT_SIDE: &str = "not there";

/// A verdict other than expected.
pub fn unexpected(word: &str) -> String {
    format!("{word}, not as expected")
}

/// Statements that are not listed.
pub fn more_statements(count: usize) -> String {
    format!("And {count} more statements.")
}

/// The layers that do not exist for a call.
pub fn not_in_play(count: usize) -> String {
    format!("Not in play ({count})")
}

/// A further permission that a call needs.
pub fn also_needs(action: &str, decision: &str) -> String {
    let granted = if decision == "allowed" { "granted" } else { "not granted" };
    format!("The call also needs {action}: {granted}")
}

/// The instant of the requests, pinned by the scenario or read from the clock.
pub fn now_of(workspace: &Workspace, clock: Option<Instant>) -> String {
    match (&workspace.shell.now, clock) {
        (Some(pinned), _) => now(pinned, true),
        (None, Some(clock)) => now(&clock.to_string(), false),
        (None, None) => String::new(),
    }
}

/// Heading of what a decision hangs on.
pub const HANGS_ON: &str = "It depends on what the request does not say";

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
    format!("{} {verb}", layer.to_lowercase())
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

/// Statements in play that were not evaluated.
pub fn not_evaluated(count: usize) -> String {
    match count {
        1 => "1 statement was not evaluated.".to_owned(),
        count => format!("{count} statements were not evaluated."),
    }
}

/// The last result, out of date.
pub fn stale(last: &str, line: usize, place: &str) -> String {
    format!("Last result: {last}. Kept while line {line} of {place} is not right.")
}

/// No result yet, and a text that does not parse.
pub fn broken(line: usize, place: &str) -> String {
    format!("Line {line} of {place} is not right, so nothing was decided.")
}

/// What the author expects.
pub fn expectation(expected: &str, holds: bool) -> String {
    let mark = if holds { "✔ as expected" } else { "✘ not as expected" };
    format!("{mark}: {expected}")
}

/// How many problems there are.
pub fn problems(count: usize) -> String {
    format!("{PROBLEMS} ({count})")
}

/// A finding's place.
pub fn at_line(place: &str, line: usize, column: usize) -> String {
    format!("{place}, line {line}, column {column}")
}

/// The step of a chain.
pub fn step(number: usize, of: usize) -> String {
    format!("Step {number} of {of}")
}

/// Instant of the requests.
pub fn now(instant: &str, pinned: bool) -> String {
    // To the minute is enough to read.
    let minute = instant.replace('T', " ");
    let minute = minute.get(..16).unwrap_or(&minute);
    let clock = if pinned { "" } else { " (clock)" };
    format!("now {minute}Z{clock}")
}

/// A text that can be edited, by its name.
pub fn place_name(workspace: &Workspace, target: Target) -> String {
    match target {
        Target::Doc(at) => {
            workspace.docs.get(at).map(|doc| tabs::full_name(doc)).unwrap_or_default()
        }
        Target::Request(at) => format!("request {}", at + 1),
    }
}

/// What a kind of policy is called.
pub fn kind(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Identity => "identity policy",
        PolicyKind::Boundary => "permissions boundary",
        PolicyKind::Session => "session policy",
        PolicyKind::Resource => "resource-based policy",
        PolicyKind::Trust => "trust policy",
        PolicyKind::Scp => "service control policy",
        PolicyKind::Rcp => "resource control policy",
        PolicyKind::VpcEndpoint => "VPC endpoint policy",
    }
}
