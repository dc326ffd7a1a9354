//! The requests: a list with their verdicts, and the chosen one as text.

use std::rc::Rc;

use yew::prelude::*;

use super::editor::{Editor, Text};
use super::icon::Icon;
use crate::labels;
use crate::state::evaluate::Evaluated;
use crate::state::workspace::{Action, Target, Workspace};
use crate::view::requests;

#[derive(Properties)]
pub(crate) struct Props {
    pub workspace: Rc<Workspace>,
    pub evaluated: Rc<Evaluated>,
    pub act: Callback<Action>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        *self.workspace == *other.workspace
            && Rc::ptr_eq(&self.evaluated, &other.evaluated)
            && self.act == other.act
    }
}

#[component]
pub(crate) fn RequestPanel(props: &Props) -> Html {
    let chosen = props.workspace.selection.request;
    let rows = requests::rows(&props.evaluated);
    let request = props.workspace.requests.get(chosen);
    html! {
        <section class="panel" data-area="request" aria-labelledby="request-title">
            <div class="panel-bar">
                <h2 class="panel-title" id="request-title">{ labels::REQUEST }</h2>
            </div>
            <ul class="request-list" aria-label={labels::CHOOSE_REQUEST}>
                { for rows.into_iter().enumerate().map(|(at, row)| {
                    let onclick = props.act.reform(move |_| Action::SelectRequest(at));
                    html! {
                        <li>
                            <button type="button" class="request-row" data-decision={row.decision}
                                aria-current={(at == chosen).then_some("true")} {onclick}>
                                <Icon class="request-mark" name={row.decision} />
                                <span class="request-name">{ row.name }</span>{ " " }
                                <span class="request-word">{ row.word }</span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
            if let Some(request) = request {
                <Editor key={format!("{chosen}:{}", request.generation)} target={Target::Request(chosen)}
                    text={Text(request.text.clone())} label={labels::REQUEST_JSON}
                    invalid={matches!(props.evaluated.requests.get(chosen), Some(Err(_)))}
                    reveal={props.workspace.selection.reveal.clone()} act={props.act.clone()} />
            }
        </section>
    }
}
