//! What the page's program and its extras say to each other about a text that came in, as JSON.

use hatcheck_policy::json::{self, Node, Value, quote};

use super::{Fate, Look};
use crate::state::selection::Selection;
use crate::state::workspace::Workspace;
use crate::state::write::{self, Documents};

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

impl Fate {
    /// For the page's program.
    pub fn to_json(&self) -> String {
        let said = |fate: &str, said: &str| object(&[("fate", quote(fate)), ("said", quote(said))]);
        let with = |fate: &str, workspace: &Workspace, said: &str| {
            object(&[("fate", quote(fate)), ("said", quote(said)), ("into", scenario(workspace))])
        };
        match self {
            Self::Load(workspace, words) => with("load", workspace, words),
            Self::Replace(workspace, words) => with("replace", workspace, words),
            Self::Link(link) => said("link", link),
            Self::Kept(why) => said("kept", why),
            Self::Unclear => said("unclear", ""),
        }
    }

    /// What [`Self::to_json`] wrote; `None` where it is something else.
    pub fn from_json(text: &str, before: &Workspace) -> Option<Self> {
        let root = json::parse(text).ok()?;
        let said = self::text(&root, "said");
        Some(match root.get("fate")?.as_str()? {
            "load" => Self::Load(workspace(root.get("into")?, None)?, said),
            "replace" => Self::Replace(workspace(root.get("into")?, Some(before))?, said),
            "link" => Self::Link(said),
            "kept" => Self::Kept(said),
            _ => Self::Unclear,
        })
    }
}

/// What the dialog shows of a text, as the page's program knows it: what it is, the names of the places for it, and
/// whether the first of them is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What it was recognised as, and where it goes, in words.
    pub said: String,
    /// What the places are called.
    pub places: Vec<String>,
    /// Whether it can be taken in as it is.
    pub meant: bool,
}

impl Look {
    /// For the page's program.
    pub fn to_json(&self) -> String {
        let places: Vec<String> = self.places.iter().map(|place| quote(&place.label)).collect();
        object(&[
            ("said", quote(&self.said)),
            ("places", ["[", &places.join(","), "]"].concat()),
            ("meant", self.meant.to_string()),
        ])
    }
}

impl Seen {
    /// What [`Look::to_json`] wrote; `None` where the text was not recognised.
    pub fn from_json(text: &str) -> Option<Self> {
        let root = json::parse(text).ok()?;
        let said = root.get("said")?.as_str()?.to_owned();
        let mut places = Vec::new();
        if let Value::Array(items) = &root.get("places")?.value {
            for place in items {
                places.push(place.as_str()?.to_owned());
            }
        }
        let meant = matches!(root.get("meant")?.value, Value::Bool(true));
        Some(Self { said, places, meant })
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::look;
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

    #[test]
    fn each_fate_comes_through() {
        let workspace = examples::first().unwrap();
        let through = |fate: Fate| Fate::from_json(&fate.to_json(), &workspace).unwrap();
        let Fate::Load(read, said) =
            through(Fate::Load(workspace.clone(), "Opened \"it\".".into()))
        else {
            panic!()
        };
        assert_eq!((read.docs.len(), &*said), (workspace.docs.len(), "Opened \"it\"."));
        let Fate::Replace(read, _) = through(Fate::Replace(workspace.clone(), "x".into())) else {
            panic!()
        };
        assert!(Rc::ptr_eq(&read.docs[0], &workspace.docs[0]), "nothing is drawn anew that stayed");
        assert!(matches!(through(Fate::Link("#s1.x".into())), Fate::Link(link) if link == "#s1.x"));
        assert!(matches!(through(Fate::Kept("why".into())), Fate::Kept(why) if why == "why"));
        assert!(matches!(through(Fate::Unclear), Fate::Unclear));
        assert!(Fate::from_json("nonsense", &workspace).is_none());
    }

    #[test]
    fn a_look_comes_through() {
        let policy = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}"#;
        let look = look(policy, &examples::first().unwrap()).unwrap();
        let seen = Seen::from_json(&look.to_json()).unwrap();
        assert_eq!((&seen.said, seen.meant), (&look.said, look.meant));
        assert_eq!(seen.places.len(), look.places.len());
        assert_eq!(Seen::from_json("null"), None);
    }
}
