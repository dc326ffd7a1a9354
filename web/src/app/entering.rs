//! The page's first moments: what it begins with, and what it takes over from the static page.

use hatcheck_policy::LineIndex;
use yew::prelude::*;

use crate::platform::skeleton;
use crate::state::action::Action;
use crate::state::drafts::Keeper;
use crate::state::selection::Selection;
use crate::state::workspace::{Target, Workspace};
use crate::state::{prefs, start};

/// Takes over what was typed into the static page, and its focus.
pub(super) fn take_over(workspace: &Workspace, act: &Callback<Action>) {
    for used in skeleton::used() {
        let target = match used.field.as_str() {
            "identity" => workspace.selection.identity.map(Target::Doc),
            "trust" => workspace.selection.trust.map(Target::Doc),
            _ => Some(Target::Request(workspace.selection.request)),
        };
        let Some(target) = target else { continue };
        let text = used.text.unwrap_or_else(|| workspace.text(target).map_or("", |t| t).to_owned());
        act.emit(Action::TextChanged(target, text.as_str().into()));
        if let Some((start, end)) = used.focus {
            let index = LineIndex::new(&text);
            let byte = |unit: u32| index.byte_offset(&text, unit as usize);
            act.emit(Action::Reveal(target, byte(start), byte(end)));
        }
    }
}

/// What the page begins with, before it has looked anywhere else.
pub(super) fn first(keeper: &Keeper) -> Workspace {
    let workspace = start::initial(keeper);
    let selection = Selection { plain: prefs::plain(), ..workspace.selection };
    Workspace { selection, ..workspace }
}
