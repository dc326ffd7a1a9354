//! What the page's program and its extras say to each other, as JSON.

use hatcheck_policy::json::{Node, Value, quote};

use super::selection::Selection;
use super::workspace::Workspace;
use super::write::{self, Documents};

/// A scenario with what is chosen in it.
pub fn scenario(workspace: &Workspace) -> String {
    let number = |at: Option<usize>| at.map_or_else(|| "null".to_owned(), |at| at.to_string());
    let chosen = &workspace.selection;
    let members = [
        ("scenario", quote(&write::write(workspace, Documents::Exact).text)),
        ("request", chosen.request.to_string()),
        ("identity", number(chosen.identity)),
        ("trust", number(chosen.trust)),
        ("asText", chosen.request_as_text.to_string()),
    ];
    object(&members)
}

/// An object of members that are JSON already.
pub fn object(members: &[(&str, String)]) -> String {
    let mut out = String::from("{");
    for (at, (name, value)) in members.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&quote(name));
        out.push(':');
        out.push_str(value);
    }
    out.push('}');
    out
}

/// A list of these, each as the JSON that `item` makes of it.
pub fn list<T>(items: &[T], item: impl Fn(&T) -> String) -> String {
    let items: Vec<String> = items.iter().map(item).collect();
    ["[", &items.join(","), "]"].concat()
}

/// The scenario that [`scenario`] wrote. What `before` has at the same place keeps its pointer.
pub fn workspace(node: &Node<'_>, before: Option<&Workspace>) -> Option<Workspace> {
    let mut read = Workspace::read(node.get("scenario")?.as_str()?, before).ok()?;
    let last = read.requests.len().saturating_sub(1);
    let (identity, trust) = (number(node, "identity"), number(node, "trust"));
    read.selection = Selection {
        request: number(node, "request").unwrap_or_default().min(last),
        identity: identity.or(read.selection.identity),
        trust: trust.or(read.selection.trust),
        request_as_text: node
            .get("asText")
            .is_some_and(|own| matches!(own.value, Value::Bool(true))),
        ..read.selection
    };
    Some(read)
}

/// A whole number in an object.
pub fn number(node: &Node<'_>, name: &str) -> Option<usize> {
    match &node.get(name)?.value {
        Value::Number(digits) => digits.parse().ok(),
        _ => None,
    }
}

/// A text in an object; empty where there is none.
pub fn text(node: &Node<'_>, name: &str) -> String {
    node.get(name).and_then(Node::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use hatcheck_policy::json;

    use super::*;
    use crate::state::examples;
    use crate::state::workspace::Target;

    #[test]
    fn a_scenario_comes_through_with_every_text_and_choice() {
        let mut before = examples::first().unwrap();
        before = before
            .with_text(Target::Doc(0), "{ \"half")
            .with_text(Target::Request(1), "{\"action\":1}");
        (before.selection.request, before.selection.trust) = (2, Some(2));
        let text = scenario(&before);
        let after = workspace(&json::parse(&text).unwrap(), None).unwrap();
        let texts = |own: &Workspace| {
            let docs = own.docs.iter().map(|doc| doc.text.to_string());
            docs.chain(own.requests.iter().map(|request| request.text.to_string()))
                .collect::<Vec<_>>()
        };
        assert_eq!(texts(&after), texts(&before));
        assert_eq!((after.selection.request, after.selection.trust), (2, Some(2)));
    }
}
