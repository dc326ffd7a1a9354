//! Labels of the interface: buttons, headings, states. Sentences about decisions are `scenario::words`.

use hatcheck_engine::instant::Instant;
use hatcheck_policy::PolicyKind;

use crate::state::workspace::{Target, Workspace};
use crate::view::tabs;

pub mod compare;
pub mod drafts;
pub mod embed;
pub mod form;
pub mod help;
pub mod incoming;
pub mod map;
pub mod open;
pub mod path;
pub mod requests;
pub mod share;
pub mod structure;
pub mod task;
pub mod unknown;

/// The name of the page.
pub const BRAND: &str = "Hatcheck";
/// What it is about.
pub const BRAND_LINE: &str = "Who may wear which role, and why";
/// The link over everything else.
pub const SKIP: &str = "Skip to the verdict";
/// The menu of examples.
pub const EXAMPLES: &str = "Examples";
/// The region that says what the scenario is about.
pub const ABOUT: &str = "What this scenario shows";
/// The menu entry for its title, description and instant.
pub const ABOUT_ITEM: &str = "About this scenario";
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
/// The parts of an ARN, in order.
pub const ARN_PARTS: [&str; 6] = ["arn", "partition", "service", "Region", "account", "resource"];
/// Heading of the context.
pub const CONTEXT: &str = "Context of this call";
/// Heading of the problems.
pub const PROBLEMS: &str = "Problems";
/// Columns of element rows; the last one says whether they fit.
pub const ELEMENT_COLUMNS: [&str; 4] = ["Element", POLICY_SAYS, REQUEST_HAS, ""];
/// Columns of element rows.
pub const POLICY_SAYS: &str = "The policy says";
/// Columns of element rows.
pub const REQUEST_HAS: &str = "The request has";
/// A row that fits.
pub const FITS: &str = "fits";
/// A row that does not.
pub const DOES_NOT_FIT: &str = "does not fit";
/// Said of a value that was typed.
pub const NOT_JSON: &str = "This is not JSON, so the value stays what it was.";
/// What to do with an empty page.
pub const BEGIN: &str = "Begin with an example, or with what you have";
/// The examples that are offered there.
pub const BEGIN_WITH: [&str; 3] =
    ["user-reads-bucket", "cross-account-role-two-halves", "group-and-inline-deny"];
/// Opens the dialog that takes it.
pub const PASTE_POLICY: &str = "Paste a policy";
/// The same.
pub const PASTE_ERROR: &str = "Paste an error message";
/// Said where the address asks for an example that is not there.
pub const NO_EXAMPLE: &str =
    "There is no example of that name. The ones there are stand under \"Examples\".";
/// Said while an example is on its way and does not come.
pub const EXAMPLE_FAILED: &str = "The example could not be fetched. What you see is what you had.";
/// How to leave an editor, for those who may think that it keeps the key.
pub const TAB_LEAVES: &str = "Tab leaves the editor.";
/// What the facts about the whole are about.
pub const THIS_SCENARIO: &str = "this scenario";
/// From when the rules are.
pub const RULES_FROM: &str = "rules as documented by AWS in September 2026";
/// Fine print of the header.
pub const VERSION: &str = concat!("engine ", env!("CARGO_PKG_VERSION"));

/// A request whose text does not parse.
pub const NOT_READ: &str = "Not read";
/// A context key that was said to be absent.
pub const ABSENT: &str = "absent for sure";

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

/// The instant of the requests, pinned by the scenario or read from the clock.
pub fn now_of(workspace: &Workspace, clock: Option<Instant>) -> String {
    match (&workspace.shell.scenario.now, clock) {
        (Some(pinned), _) => now(pinned, true),
        (None, Some(clock)) => now(&clock.to_string(), false),
        (None, None) => String::new(),
    }
}

/// Heading of what a decision hangs on.
pub const HANGS_ON: &str = "It depends on what the request does not say";

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

/// Too much text for a decision with every letter.
pub fn large(last: &str) -> String {
    format!(
        "Last result: {last}. Above 500 KB nothing is decided while you type: press Ctrl+Enter."
    )
}

/// No result yet, and a text that does not parse.
pub fn broken(line: usize, place: &str) -> String {
    format!("Line {line} of {place} is not right, so nothing was decided.")
}

/// What the author expects, as short as a table needs it.
pub fn expectation_short(expected: &str, holds: bool) -> String {
    if holds { "✔".to_owned() } else { format!("✘ {expected} expected") }
}

/// The same for the verdict, where there is room.
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
        Target::Source => SOURCE.to_ascii_lowercase(),
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

/// A request by its place, where it has no name.
pub fn request_number(at: usize) -> String {
    format!("Request {}", at + 1)
}

/// The dialogs and menus of the header.
pub const OPEN_DIALOG: &str = "Open";
/// The dialogs and menus of the header.
pub const SHARE: &str = "Share";
/// The dialogs and menus of the header.
pub const HELP: &str = "Help and keys";
/// The dialogs and menus of the header.
pub const MENU: &str = "Menu";
/// Begins with nothing.
pub const NEW: &str = "New scenario";
/// Closes a dialog.
pub const CLOSE: &str = "Close";
/// The editors.
pub const PLAIN_EDITORS: &str = "Plain text editors";
/// Keeps the page for offline use.
pub const KEEP_OFFLINE: &str = "Keep for offline use";
/// Said while that is being done.
pub const KEEPING: &str = "Keeping the page …";
/// Said where it was not possible.
pub const NOT_KEPT: &str = "The page could not be kept for offline use.";
/// Said where the browser cannot.
pub const OFFLINE_UNAVAILABLE: &str = "Offline use is not available here";
/// The shape of the panels.
pub const RESET_LAYOUT: &str = "Reset panel sizes";
/// Decides again with the clock of now.
pub const EVALUATE_NOW: &str = "Decide again, at this moment";
/// Pins the clock.
pub const PIN_NOW: &str = "Pin this moment in the scenario";

/// Shows the scenario as one text, or the panels again.
pub fn source(shown: bool) -> &'static str {
    if shown { "Back to the panels" } else { "Scenario as one text" }
}
/// Heading of the scenario as one text.
pub const SOURCE: &str = "Scenario";
/// What the scenario's text is for.
pub const SOURCE_HOW: &str = "Everything in one text, facts without a form included. The panels follow as soon as it can be read.";
/// Why the scenario's text is not left.
pub const SOURCE_KEPT: &str =
    "The text of the scenario cannot be read at the moment. Mend it, or discard it.";
/// Leaves the scenario's text.
pub const SOURCE_DONE: &str = "Done";
/// Gives up what was typed since the text could last be read.
pub const SOURCE_DISCARD: &str = "Discard what cannot be read";
/// The text of the scenario cannot be read; the panels show what was before.
pub const SOURCE_BROKEN: &str = "The panels show the last scenario that could be read.";

/// The splitters.
pub const SPLIT_EDITORS: &str = "Width of Identity";
/// The splitters.
pub const SPLIT_REQUEST: &str = "Width of Trust and resource";
/// The splitters.
pub const SPLIT_ROWS: &str = "Height of the editors";
/// The splitters.
pub const SPLIT_RESULTS: &str = "Width of the reasons";
/// The splitters.
pub const SPLIT_SIDES: &str = "Width of the editors";

/// Takes back what happened last.
pub const UNDO: &str = "Undo";
/// Says no more about it.
pub const DISMISS: &str = "Dismiss";
/// What an emptied scenario says.
pub const CLEARED: &str = "Everything was cleared.";
/// A change that has no place in the scenario.
pub const NO_PLACE: &str = "This has no place in the scenario any more.";

/// The suggestions beside the verdict.
pub const FIX_NEXT: &str = "Try next";
/// Carries a suggestion out.
pub const INSERT: &str = "Insert";
/// Leaves it.
pub const CANCEL: &str = "Cancel";

/// The results.
pub const MAP: &str = "Map";
/// The results.
pub const COMPARE: &str = "Compare";
/// The results.
pub const CONTEXT_TAB: &str = "Context";
/// The results.
pub const RECORD: &str = "Record";
/// Columns of the context.
pub const CONTEXT_COLUMNS: [&str; 4] = ["Key", "Value", "From", "Read by"];

/// While the record is being made.
pub const RECORD_COMES: &str = "The record is being made.";
/// Where a call leaves none.
pub const NO_RECORD: &str = "CloudTrail records nothing of this call.";
/// The record.
pub const RECORD_OF_CALLER: &str = "CloudTrail record in the caller's account";
/// The record.
pub const RECORD_OF_OWNER: &str = "CloudTrail record in the owner's account";
/// Puts a text into the clipboard.
pub const COPY: &str = "Copy";
/// Without findings.
pub const NO_PROBLEMS: &str = "No problems were found in the texts.";

/// A step of several, with what is called.
pub fn step_of(at: usize, count: usize, action: &str) -> String {
    match count {
        1 => action.to_owned(),
        _ => format!("{}: {action}", step(at + 1, count)),
    }
}

/// An example that was opened.
pub fn opened(title: &str) -> String {
    format!("Opened: {title}.")
}

/// The dialog for what comes in.
pub const OPEN_HOW: &str =
    "Paste an AccessDenied message, a policy, a CloudTrail record, a scenario or a link.";
/// The dialog for what comes in.
pub const PASTE_HERE: &str = "Paste here";
/// The dialog for what comes in.
pub const CHOOSE_FILE: &str = "Choose a file";
/// The dialog for what comes in.
pub const USE_IT: &str = "Use it";
/// The dialog for what comes in.
pub const FILE_TOO_LARGE: &str = "A scenario is at most 5 MiB.";

/// A statement that reads a key.
pub fn reader(policy: &str, statement: &str) -> String {
    format!("{policy}: {statement}")
}
