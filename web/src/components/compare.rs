//! The comparison of what was pinned with what is now.

use yew::prelude::*;

use super::button::{Act, button, does};
use super::el::{El, all, el};
use super::icon::icon;
use super::table;
use crate::labels;
use crate::state::action::Action;
use crate::state::evaluate::Evaluated;
use crate::view::compare::{self, Changed, Side};

/// What changed since `before` was pinned; without it, how to begin.
pub(crate) fn compare(before: Option<&Evaluated>, now: &Evaluated, act: &Act) -> Html {
    let pin = button("button", labels::compare::PIN, does(act, Action::Pin(true)));
    let Some(before) = before else {
        let how = el("p", "").say(labels::compare::COMPARE_HOW);
        return el("div", "prose").with(how).with(el("p", "").with(pin)).into();
    };
    let (changes, said) = match compare::waits(before, now) {
        Some(why) => (Vec::new(), why.to_owned()),
        None => {
            let (changes, compared) = compare::compare(before, now);
            let said = labels::compare::changed(changes.len(), compared);
            (changes, said)
        }
    };
    let quiet = |label, action| button("button button-quiet", label, does(act, action));
    let line = el("p", "compare-line")
        .key("line")
        .with(el("span", "").attr("role", "status").text(&said))
        .with(pin)
        .with(quiet(labels::compare::BACK_TO_PINNED, Action::BackToPinned))
        .with(quiet(labels::compare::UNPIN, Action::Pin(false)));
    let rows = el("tbody", "").with_all(changes.iter().map(|change| row(change, act)));
    let table = (!changes.is_empty()).then(|| {
        table::table("compare-table", &labels::compare::COMPARE_COLUMNS, rows).key("table")
    });
    all([Some(line), table].into_iter().flatten())
}

fn row(change: &Changed, act: &Act) -> El {
    let head = el("th", "").attr("scope", "row");
    let head = match change.now_at {
        Some(at) => {
            head.with(button("link-button", &change.name, does(act, Action::SelectRequest(at))))
        }
        None => head.text(&change.name),
    };
    el("tr", "").with(head).with(side(&change.before)).with(side(&change.now))
}

fn side(side: &Side) -> El {
    el("td", "compare-side")
        .attr("data-decision", side.decision)
        .with(el("span", "compare-word").with(icon("request-mark", side.decision)).text(&side.word))
        .with(el("span", "compare-why").text(&side.sentence))
}
