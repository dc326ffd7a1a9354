//! What is wrong in the texts, each finding with a button that leads to its place.

use yew::prelude::*;

use super::button::{Act, button, does};
use super::el::el;
use crate::labels;
use crate::state::action::Action;
use crate::view::problems::Problem;

/// The findings.
pub(crate) fn problems(problems: &[Problem], act: &Act) -> Html {
    if problems.is_empty() {
        return el("p", "panel-empty").say(labels::NO_PROBLEMS).into();
    }
    let items = problems.iter().map(|problem| {
        let (start, end) = problem.span;
        let place = labels::at_line(&problem.place, problem.line, problem.column);
        el("li", "problem")
            .attr("data-severity", problem.severity)
            .with(el("span", "problem-severity").say(problem.severity))
            .say(" ")
            .with(el("span", "problem-message").text(&problem.message))
            .say(" ")
            .with(button(
                "link-button",
                &place,
                does(act, Action::Reveal(problem.target, start, end)),
            ))
    });
    el("ul", "problem-list").attr("aria-label", labels::PROBLEMS).with_all(items).into()
}
