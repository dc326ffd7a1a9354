//! The map between the page's extras, which draw it, and its program, which shows it, as JSON.

use hatcheck_policy::json::{self, quote};

use super::MapView;
use crate::state::wire::{number, object, text};

impl MapView {
    /// For the page's program.
    pub fn to_json(&self) -> String {
        object(&[
            ("svg", quote(&self.svg)),
            ("width", self.width.to_string()),
            ("height", self.height.to_string()),
            ("summary", quote(&self.summary)),
            ("list", quote(&self.list)),
        ])
    }

    /// What [`Self::to_json`] wrote; `None` where there is no map.
    pub fn from_json(answer: &str) -> Option<Self> {
        let root = json::parse(answer).ok()?;
        let side = |name| number(&root, name).and_then(|side| i32::try_from(side).ok());
        Some(Self {
            svg: text(&root, "svg"),
            width: side("width")?,
            height: side("height")?,
            summary: text(&root, "summary"),
            list: text(&root, "list"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_comes_through() {
        let view = MapView {
            svg: "<g class=\"x\">é</g>".into(),
            width: 640,
            height: 480,
            summary: "2 accounts".into(),
            list: "<li>\n</li>".into(),
        };
        assert_eq!(MapView::from_json(&view.to_json()), Some(view));
        assert_eq!(MapView::from_json("null"), None);
    }
}
