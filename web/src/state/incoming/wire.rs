//! What the page's program and its extras say to each other about a text that came in, as JSON.

use hatcheck_policy::json::{self, Value, quote};

use super::{Fate, Look};
use crate::state::wire::{self, list, object, scenario, workspace};
use crate::state::workspace::Workspace;

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
            Self::Exercise(file) => said("exercise", file),
            Self::Kept(why) => said("kept", why),
            Self::Unclear => said("unclear", ""),
        }
    }

    /// What [`Self::to_json`] wrote; `None` where it is something else.
    pub fn from_json(text: &str, before: &Workspace) -> Option<Self> {
        let root = json::parse(text).ok()?;
        let said = wire::text(&root, "said");
        Some(match root.get("fate")?.as_str()? {
            "load" => Self::Load(workspace(root.get("into")?, None)?, said),
            "replace" => Self::Replace(workspace(root.get("into")?, Some(before))?, said),
            "link" => Self::Link(said),
            "exercise" => Self::Exercise(said),
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
        object(&[
            ("said", quote(&self.said)),
            ("places", list(&self.places, |place| quote(&place.label))),
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
        for place in root.get("places")?.as_array().unwrap_or_default() {
            places.push(place.as_str()?.to_owned());
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
        let file = "{\"exercise\": 1}";
        let exercise = through(Fate::Exercise(file.into()));
        assert!(matches!(exercise, Fate::Exercise(own) if own == file));
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
