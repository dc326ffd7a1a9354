//! The gallery of examples: title and one line each.

use std::rc::Rc;

use super::{Deed, Tell, on};
use crate::components::button::Act;
use crate::components::el::{El, el};
use crate::labels;
use crate::platform::tasks;
use crate::state::action::Action;
use crate::state::examples::{self, EXAMPLES};

/// The gallery.
pub(crate) fn examples(tell: &Tell) -> El {
    let mut gallery = el("ul", "gallery");
    for (at, (_, title, line)) in EXAMPLES.iter().enumerate() {
        let button = el("button", "gallery-item")
            .attr("type", "button")
            .with(el("strong", "gallery-title").say(title))
            .with(el("span", "gallery-line").say(line))
            .onclick(on(tell, Deed::Example(at)));
        gallery = gallery.with(el("li", "").with(button));
    }
    gallery
}

/// Fetches an example and shows it; what is there stays where it cannot be had.
pub(crate) fn load(at: usize, act: &Act) {
    let Some((name, title, _)) = EXAMPLES.get(at) else { return };
    let act = act.clone();
    tasks::spawn(async move {
        act.emit(match examples::fetched(name).await {
            Some(loaded) => Action::Load(Rc::new(loaded), labels::opened(title).into()),
            None => Action::Notice(Some(labels::EXAMPLE_FAILED.into())),
        });
        act.emit(Action::Dialog(None));
    });
}
