//! What the scenario is about: its title, and its description to be opened.

use std::rc::Rc;

use hatcheck_scenario::Scenario;
use yew::prelude::*;

use crate::labels;
use crate::view::markdown::{self, Piece};

#[derive(Properties)]
pub(crate) struct Props {
    pub scenario: Rc<Scenario>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scenario, &other.scenario)
    }
}

#[component]
pub(crate) fn About(props: &Props) -> Html {
    let Some(title) = &props.scenario.title else { return Html::default() };
    let description = props.scenario.description.as_deref().unwrap_or_default();
    html! {
        <section class="about" aria-label={labels::ABOUT}>
            <details open=true>
                <summary class="about-title">{ title }</summary>
                { for markdown::paragraphs(description).into_iter().map(|pieces| html! {
                    <p class="about-text">{ for pieces.into_iter().map(piece_html) }</p>
                }) }
            </details>
        </section>
    }
}

fn piece_html(piece: Piece) -> Html {
    match piece {
        Piece::Text(text) => html! { { text } },
        Piece::Code(text) => html! { <code>{ text }</code> },
        Piece::Strong(text) => html! { <strong>{ text }</strong> },
        Piece::Emphasis(text) => html! { <em>{ text }</em> },
    }
}
