//! The exercise: what is asked, what holds already, help, and what comes at the end.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::about::prose;
use super::author::author;
use super::button::{Act, button, does};
use super::el::{El, el};
use super::owner_form::field;
use super::scene::Scene;
use crate::labels::task as labels;
use crate::platform::input;
use crate::state::action::Action;
use crate::state::selection::{Dialog, ResultPanel};
use crate::state::solving::{Deed, Marks, Part, Solution, Solving};
use crate::state::task::{Task, TaskCheck};
use crate::view::tabs::full_name;
use crate::view::values::facts;

/// The panel.
pub(crate) fn task(task: &Rc<Task>, solving: &Solving, scene: &Scene) -> El {
    let act = &scene.act;
    let marks = solving.marks.as_ref();
    let passing = marks.map_or(0, Marks::passing);
    let score = labels::score(passing, task.checks.len());
    let bar = el("div", "panel-bar")
        .key("bar")
        .with(el("h2", "panel-title").attr("id", "task-title").text(&task.title))
        .with(el("p", "panel-note").attr("role", "status").text(&score))
        .with(actions(task, solving, act));
    let told = el("div", "task-told")
        .key("told")
        .with_all(prose(&task.brief))
        .with(hints(solving))
        .with_some(values(task, scene))
        .with_some(marks.filter(|marks| marks.passes()).map(|_| end(task, act)));
    let checks = task.checks.iter().enumerate();
    let mark = |at: usize| marks.and_then(|marks| marks.checks.get(at));
    let checks = checks.map(|(at, own)| check(own, mark(at), scene));
    let fault = marks.and_then(|marks| marks.fault.as_deref());
    let list = el("div", "task-list")
        .key("list")
        .with(el("h3", "task-heading").say(labels::CHECKS))
        .with_some(fault.map(|fault| el("p", "field-error").text(fault)))
        .with_some(
            task.is_being_typed(&scene.workspace)
                .then(|| el("p", "field-error").say(labels::IS_WAITING)),
        )
        .with(el("ol", "task-checks").with_all(checks))
        .with(hand_in(act));
    el("section", "task panel")
        .attr("data-area", "task")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "task-title")
        .with(bar)
        .with_some(solution(&solving.solution, scene).map(|own| own.key("solution")))
        .with(el("div", "task-body").key(&task.id).attr("tabindex", "0").with(told).with(list))
        .with_some(solving.review.as_ref().map(|own| author(task, own, act).key("author")))
}

/// What was read of the help, and what is known of an answer like this one.
fn hints(solving: &Solving) -> El {
    let wrong = solving.marks.as_ref().and_then(|marks| marks.wrong.as_deref());
    let hint = |text: &str| el("div", "task-hint").with_all(prose(text));
    el("div", "")
        .attr("role", "status")
        .with_all(solving.hints().map(hint))
        .with_some(wrong.map(|why| el("div", "task-hint task-wrong").with_all(prose(why))))
}

fn actions(task: &Rc<Task>, solving: &Solving, act: &Act) -> El {
    let does = |deed| does(act, Action::Task(deed));
    let left = task.hints.len().saturating_sub(solving.progress.hints.len());
    let hint = (left > 0).then(|| button("button", &labels::hint(left), does(Deed::Hint)));
    let reveal = solving.may_reveal() && solving.solution == Solution::Hidden;
    let solution = reveal.then(|| button("button", labels::SOLUTION, does(Deed::Solution)));
    let waits =
        solving.tries_left().map(|left| el("span", "panel-note").text(&labels::tries(left)));
    el("div", "task-actions")
        .with_some(waits)
        .with_some(hint)
        .with_some(solution)
        .with(reset(task, act))
        .with(button(
            "button",
            labels::LESSONS,
            super::button::does(act, Action::Dialog(Some(Dialog::Lessons))),
        ))
}

fn reset(task: &Rc<Task>, act: &Act) -> El {
    let (task, act) = (Rc::clone(task), act.clone());
    let reset = Callback::from(move |_| {
        if let Some(start) = task.with(&Vec::new()) {
            act.emit(Action::Load(Rc::new(start), labels::WAS_RESET.into()));
        }
    });
    button("button", labels::RESET, reset)
}

/// A check: in words whether it holds, why not, and the way to its request.
fn check(check: &TaskCheck, mark: Option<&(bool, String)>, scene: &Scene) -> El {
    let (state, word) = match mark {
        Some((true, _)) => ("passes", labels::PASSES),
        Some((false, _)) => ("fails", labels::FAILS),
        None => ("waits", labels::WAITS),
    };
    let why = mark.filter(|(passes, why)| !passes && !why.is_empty()).map(|(_, why)| why);
    let requests = scene.evaluated.requests.iter();
    let at = check.request.as_ref().and_then(|name| {
        requests.enumerate().find_map(|(at, own)| (own.as_ref().ok()?.name == *name).then_some(at))
    });
    let show = at.map(|at| {
        let show = does(&scene.act, Action::Task(Deed::Why(at)));
        button("button button-quiet task-show", labels::SHOW_WHY, show)
    });
    el("li", "task-check")
        .attr("data-state", state)
        .with(el("strong", "task-word").say(word))
        .with(el("span", "task-title").text(&check.title))
        .with_some(show)
        .with_some(why.map(|why| el("p", "task-why").text(why)))
}

/// What may be changed that is no document.
fn values(task: &Task, scene: &Scene) -> Option<El> {
    let facts = facts(&scene.workspace, task);
    if facts.is_empty() {
        return None;
    }
    let group = el("div", "task-values")
        .attr("role", "group")
        .attr("aria-label", labels::VALUES)
        .with(el("h3", "task-heading").say(labels::VALUES))
        .with_all(facts.into_iter().map(|(label, fact)| field(&label, fact, scene)));
    Some(group)
}

/// What comes when everything holds.
fn end(task: &Task, act: &Act) -> El {
    let records = task.records.then(|| {
        button("button", labels::RECORDS, does(act, Action::ShowResult(ResultPanel::Record)))
    });
    let next = task.next.as_deref().map(|id| {
        button(
            "button button-primary",
            labels::NEXT,
            does(act, Action::Task(Deed::Open(id.into()))),
        )
    });
    el("div", "task-end")
        .with(
            el("div", "")
                .attr("role", "status")
                .with(el("h3", "task-heading").say(labels::ALL_PASS)),
        )
        .with_all(prose(&task.closing))
        .with(el("div", "task-actions").with_some(records).with_some(next))
}

/// The result file, under a name that nobody has to give.
fn hand_in(act: &Act) -> El {
    let act = act.clone();
    let submit = Callback::from(move |event: Event| {
        event.prevent_default();
        act.emit(Action::Task(Deed::HandIn(input::first_value(&event).into())));
    });
    let name = el("input", "field-input").attr("autocomplete", "name").starts_with("");
    el("form", "task-hand-in")
        .on(|| ListenerKind::onsubmit, submit)
        .with(
            el("label", "owner-field").with(el("span", "field-label").say(labels::NAME)).with(name),
        )
        .with(el("button", "button").attr("type", "submit").say(labels::HAND_IN))
}

fn solution(solution: &Solution, scene: &Scene) -> Option<El> {
    let act = &scene.act;
    let does = |deed| does(act, Action::Task(deed));
    let hide = |label| button("button", label, does(Deed::HideSolution));
    match solution {
        Solution::Hidden => None,
        Solution::Considered => Some(
            el("div", "note task-solution")
                .attr("role", "status")
                .with(el("p", "").say(labels::SURE))
                .with(button("button button-primary", labels::REALLY, does(Deed::Solution)))
                .with(hide(crate::labels::CANCEL)),
        ),
        Solution::Shown(parts) => Some(
            el("div", "task-solution")
                .with_all(parts.iter().map(|part| side_by_side(part, scene)))
                .with(hide(labels::HIDE)),
        ),
    }
}

/// A part of the solution beside the answer; what is not in both is marked, in words too.
fn side_by_side(part: &Part, scene: &Scene) -> El {
    let mut docs = scene.workspace.docs.iter();
    let name = docs.find(|doc| doc.pointer == part.pointer).map(|doc| full_name(doc));
    let cell = |line: &Option<String>, other: &Option<String>, word: &'static str| match line {
        None => el("td", "diff-none"),
        Some(text) if other.is_some() => el("td", "diff-same").text(text),
        Some(text) => {
            el("td", "diff-other").with(el("span", "visually-hidden").say(word)).text(text)
        }
    };
    let rows = part.lines.iter().map(|(mine, theirs)| {
        el("tr", "").with(cell(mine, theirs, "only yours: ")).with(cell(
            theirs,
            mine,
            "only in the solution: ",
        ))
    });
    let head = |text| el("th", "").attr("scope", "col").say(text);
    el("table", "diff")
        .with(el("caption", "diff-name").text(name.as_ref().unwrap_or(&part.pointer)))
        .with(
            el("thead", "").with(el("tr", "").with(head(labels::YOURS)).with(head(labels::THEIRS))),
        )
        .with(el("tbody", "").with_all(rows))
}
