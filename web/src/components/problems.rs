//! What is wrong in the texts, each finding with a button that leads to its place.

use yew::prelude::*;

use crate::labels;
use crate::state::workspace::Action;
use crate::view::problems::Problem;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub problems: Vec<Problem>,
    pub act: Callback<Action>,
}

#[component]
pub(crate) fn Problems(props: &Props) -> Html {
    html! {
        <section class="problems" aria-label={labels::PROBLEMS}>
            <h3 class="trace-heading">{ labels::problems(props.problems.len()) }</h3>
            <ul class="problem-list">
                { for props.problems.iter().map(|problem| {
                    let (target, (start, end)) = (problem.target, problem.span);
                    let onclick = props.act.reform(move |_| Action::Reveal(target, start, end));
                    html! {
                        <li class="problem" data-severity={problem.severity}>
                            <span class="problem-severity">{ problem.severity }</span>{ " " }
                            <span class="problem-message">{ &problem.message }</span>{ " " }
                            <button type="button" class="link-button" {onclick}>
                                { labels::at_line(&problem.place, problem.line, problem.column) }
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
