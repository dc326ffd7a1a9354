//! The verdict: always visible, one sentence, never colour alone.

use yew::prelude::*;

use super::icon::Icon;
use crate::labels;
use crate::state::workspace::Action;
use crate::view::verdict::VerdictView;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub view: VerdictView,
    pub act: Callback<Action>,
}

#[component]
pub(crate) fn VerdictBar(props: &Props) -> Html {
    let view = &props.view;
    html! {
        <section class="verdict" data-area="verdict" data-decision={view.state} id="verdict"
            tabindex="-1" aria-label={labels::VERDICT}>
            <Icon class="verdict-icon" name={view.state} />
            <div class="verdict-text">
                <p class="verdict-line" role="status">
                    <strong class="verdict-word">{ view.word }</strong>{ " " }
                    <span class="verdict-sentence">{ &view.sentence }</span>
                </p>
                if view.caution.is_some() || view.expectation.is_some() {
                    <p class="verdict-extra">
                        if let Some(caution) = &view.caution {
                            <span class="verdict-caution">{ caution }</span>{ " " }
                        }
                        if let Some((expected, holds)) = &view.expectation {
                            <span class="verdict-expectation" data-holds={holds.to_string()}>
                                { labels::expectation(expected, *holds) }
                            </span>
                        }
                    </p>
                }
            </div>
            if let Some((target, offset)) = view.mend {
                <button type="button" class="button verdict-action"
                    onclick={props.act.reform(move |_| Action::Reveal(target, offset, offset + 1))}>
                    { labels::SHOW_PLACE }
                </button>
            }
        </section>
    }
}
