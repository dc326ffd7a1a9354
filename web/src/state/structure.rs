//! Changes of the scenario around its documents: what is there, what it is called, what hangs on what.

use hatcheck_policy::json::{self, edit};
use hatcheck_scenario::words;

use super::session_policies::within_request;
use super::workspace::Workspace;
use super::write::{self, Documents};
use crate::labels;

/// A change at a JSON pointer of the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The value there is this JSON from now on.
    Set(String, String),
    /// This JSON is the last entry of the list there, which is made where it is missing.
    Append(String, String),
    /// What stands there goes.
    Remove(String),
}

/// The workspace after all changes, each seeing what the one before it did. Where one has no place, or what comes
/// out is no scenario, the reason in words.
pub fn restructured(workspace: &Workspace, changes: &[Change]) -> Result<Workspace, String> {
    let mut text = write::write(workspace, Documents::Exact).text;
    for change in changes {
        text = changed(&text, change).ok_or_else(|| match change {
            Change::Set(_, value) | Change::Append(_, value) if json::parse(value).is_err() => {
                labels::NOT_JSON
            }
            _ => labels::NO_PLACE,
        })?;
    }
    let next =
        Workspace::read(&text, Some(workspace)).map_err(|error| words::fault(&error.fault))?;
    Ok(with_choices_of(workspace, next))
}

fn changed(text: &str, change: &Change) -> Option<String> {
    if let Some(changed) = changed_request(text, change) {
        return Some(changed);
    }
    match change {
        Change::Set(pointer, value) => edit::set(text, pointer, value),
        Change::Remove(pointer) => edit::remove(text, pointer),
        Change::Append(pointer, value) => {
            let count = match json::parse(text).ok()?.at(pointer).map(|node| &node.value) {
                Some(json::Value::Array(items)) => items.len(),
                Some(json::Value::Null) | None => {
                    return edit::set(text, pointer, &format!("[{value}]"));
                }
                Some(_) => return None,
            };
            edit::insert(text, pointer, count, value)
        }
    }
}

/// The same within a request that stands as a string, see [`Documents::Exact`].
fn changed_request(text: &str, change: &Change) -> Option<String> {
    let (at, inner) = within_request(change.pointer())?;
    let request = format!("/requests/{at}");
    let root = json::parse(text).ok()?;
    let own = changed(root.at(&request)?.as_str()?, &change.moved(inner))?;
    edit::set(text, &request, &json::quote(&own))
}

impl Change {
    fn pointer(&self) -> &str {
        match self {
            Self::Set(pointer, _) | Self::Append(pointer, _) | Self::Remove(pointer) => pointer,
        }
    }

    /// The same at another place.
    fn moved(&self, pointer: &str) -> Self {
        let pointer = pointer.to_owned();
        match self {
            Self::Set(_, value) => Self::Set(pointer, value.clone()),
            Self::Append(_, value) => Self::Append(pointer, value.clone()),
            Self::Remove(_) => Self::Remove(pointer),
        }
    }
}

/// What was chosen before stays chosen where it is still there; what is new is shown.
pub(super) fn with_choices_of(before: &Workspace, mut next: Workspace) -> Workspace {
    let known = |pointer: &str, name: &str| {
        before.docs.iter().any(|doc| doc.pointer == pointer && doc.name == name)
    };
    let grown = next.docs.len() > before.docs.len();
    let new = next.docs.iter().position(|doc| grown && !known(&doc.pointer, &doc.name));
    let again = |at: Option<usize>| {
        let old = before.docs.get(at?)?;
        if old.is_in_request() {
            return next.docs.iter().position(|doc| doc.pointer == old.pointer);
        }
        let named = next
            .docs
            .iter()
            .position(|doc| doc.kind == old.kind && doc.name == old.name && doc.owner == old.owner);
        // One that has another name now stands where it stood.
        let placed =
            || next.docs.iter().position(|doc| doc.kind == old.kind && doc.pointer == old.pointer);
        named.or_else(placed)
    };
    let identity = again(before.selection.identity).or(next.selection.identity);
    let trust = again(before.selection.trust).or(next.selection.trust);
    (next.selection.identity, next.selection.trust) = (identity, trust);
    if let Some(at) = new {
        let column = next.docs.get(at).map(|doc| doc.column());
        next.selection.choose(super::workspace::Target::Doc(at), column);
    }
    next
}

/// A request under a name of its own.
pub fn copy_of_request(text: &str) -> String {
    let name = json::parse(text).ok().and_then(|node| Some(node.get("name")?.as_str()?.to_owned()));
    let Some(name) = name else { return text.to_owned() };
    edit::set(text, "/name", &json::quote(&format!("{name} (copy)")))
        .unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace() -> Workspace {
        Workspace::read(include_str!("../../../examples/cross-account-role-two-halves.json"), None)
            .unwrap()
    }

    #[test]
    fn a_policy_that_is_added_is_shown_and_nothing_else_is_touched() {
        let before = workspace();
        let policy = r#"{"name": "New", "document": {"Version": "2012-10-17", "Statement": []}}"#;
        let change = Change::Append("/users/0/policies".into(), policy.into());
        let after = restructured(&before, &[change]).unwrap();
        assert_eq!(after.docs.len(), before.docs.len() + 1);
        assert_eq!(after.docs[after.selection.identity.unwrap()].name, "New");
        assert_eq!(
            after.selection.trust.map(|at| &after.docs[at].text),
            before.selection.trust.map(|at| &before.docs[at].text)
        );
    }

    #[test]
    fn a_role_that_is_removed_takes_its_documents_with_it() {
        let before = workspace();
        let after = restructured(&before, &[Change::Remove("/roles/0".into())]).unwrap();
        assert!(after.docs.iter().all(|doc| doc.owner != "arn:aws:iam::444455556666:role/Auditor"));
    }

    #[test]
    fn what_would_be_no_scenario_is_not_done() {
        let change = Change::Set("/users/0/arn".into(), "\"nonsense\"".into());
        assert!(restructured(&workspace(), &[change]).unwrap_err().contains("nonsense"));
        assert!(restructured(&workspace(), &[Change::Remove("/nowhere".into())]).is_err());
    }

    #[test]
    fn a_copied_request_has_its_own_name() {
        assert_eq!(
            copy_of_request(r#"{"name": "A", "action": "x"}"#),
            r#"{"name": "A (copy)", "action": "x"}"#
        );
        assert_eq!(copy_of_request("{ nope"), "{ nope");
    }
}
