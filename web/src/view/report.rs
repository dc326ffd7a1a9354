//! What the report module says about a request: suggestions, and what AWS would show and record.
//!
//! The report is the JSON of the command line; only what the page shows of it is read.

use hatcheck_policy::json::{self, Node, Value};

/// What is shown of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportView {
    /// Changes that would turn a denial, best first.
    pub suggestions: Vec<Suggestion>,
    /// One entry a call.
    pub steps: Vec<StepRecord>,
}

/// A change that was tried and turns the decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it does.
    pub title: String,
    /// What to write where.
    pub edits: Vec<Edit>,
}

/// A replacement in the text of a document, or in that of the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// JSON pointer of what is changed.
    pub path: String,
    /// In UTF-16 units.
    pub start: usize,
    /// In UTF-16 units.
    pub end: usize,
    /// What comes there.
    pub text: String,
}

/// What AWS would show and record of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRecord {
    /// Who calls what.
    pub heading: String,
    /// The text that the caller would see, if it is refused.
    pub message: Option<String>,
    /// The CloudTrail record in the caller's account, laid out.
    pub event: Option<String>,
    /// The copy of a role's owner.
    pub owner_event: Option<String>,
}

/// Reads the report of one request; `None` where it is no report.
pub fn read(text: &str) -> Option<ReportView> {
    let root = json::parse(text).ok()?;
    let request = root.at("/requests/0")?;
    Some(ReportView {
        suggestions: list(request, "suggestions").iter().filter_map(suggestion).collect(),
        steps: list(request, "steps").iter().map(step).collect(),
    })
}

fn list<'n, 't>(node: &'n Node<'t>, name: &str) -> &'n [Node<'t>] {
    node.get(name).and_then(Node::as_array).unwrap_or_default()
}

fn text(node: &Node<'_>, name: &str) -> Option<String> {
    Some(node.get(name)?.as_str()?.to_owned())
}

fn suggestion(node: &Node<'_>) -> Option<Suggestion> {
    let edits: Option<Vec<Edit>> = list(node, "edits").iter().map(edit).collect();
    Some(Suggestion { title: text(node, "title")?, edits: edits? })
}

fn edit(node: &Node<'_>) -> Option<Edit> {
    let offset = |name: &str| match node.get(name)?.get("offset")?.value {
        Value::Number(digits) => digits.parse().ok(),
        _ => None,
    };
    Some(Edit {
        path: text(node, "path")?,
        start: offset("start")?,
        end: offset("end")?,
        text: text(node, "text")?,
    })
}

fn step(node: &Node<'_>) -> StepRecord {
    let record = |name: &str| {
        let event = node.get(name).filter(|event| matches!(event.value, Value::Object(_)));
        event.map(json::lay_out)
    };
    StepRecord {
        heading: text(node, "action").unwrap_or_default(),
        message: text(node, "message"),
        event: record("event"),
        owner_event: record("ownerEvent"),
    }
}
