//! Why: the trace of the chosen call, layer by layer; what decided is open, everything else one line.

use std::rc::Rc;

use yew::prelude::*;

use super::icon::Icon;
use super::problems::Problems;
use crate::labels;
use crate::state::evaluate::Evaluated;
use crate::state::workspace::{Action, Target};
use crate::view::trace_rows::{LayerRow, PolicyRow, Row, StatementRow};
use crate::view::{problems, trace_rows, why};

#[derive(Properties)]
pub(crate) struct Props {
    /// The last result that was current.
    pub result: Rc<Evaluated>,
    /// What is true of the texts right now.
    pub evaluated: Rc<Evaluated>,
    pub step: Option<usize>,
    pub stale: bool,
    pub act: Callback<Action>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.result, &other.result)
            && Rc::ptr_eq(&self.evaluated, &other.evaluated)
            && self.step == other.step
            && self.stale == other.stale
            && self.act == other.act
    }
}

#[component]
pub(crate) fn Why(props: &Props) -> Html {
    let view = why::why(&props.result, props.step);
    let problems = problems::problems(&props.evaluated);
    html! {
        <section class="panel" data-area="why" aria-labelledby="why-title"
            data-stale={props.stale.then_some("true")}>
            <div class="panel-bar">
                <h2 class="panel-title" id="why-title">{ labels::WHY }</h2>
                if let Some(view) = &view {
                    <p class="panel-note">{ &view.heading }</p>
                }
                if props.stale {
                    <p class="stale-note">{ labels::STALE }</p>
                }
            </div>
            <div class="panel-body trace">
                if !problems.is_empty() {
                    <Problems {problems} act={props.act.clone()} />
                }
                if let Some(view) = view {
                    if !view.hanging.is_empty() {
                        <h3 class="trace-heading">{ labels::HANGS_ON }</h3>
                        <ul class="hanging">{ for view.hanging.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
                    }
                    { for view.layers.iter().map(|layer| layer_html(layer, props)) }
                    if !view.not_in_play.is_empty() {
                        <details class="idle-layers">
                            <summary class="trace-heading">{ labels::not_in_play(view.not_in_play.len()) }</summary>
                            { for view.not_in_play.iter().map(|layer| layer_html(layer, props)) }
                        </details>
                    }
                    { for view.also_needs.iter().map(|also| html! {
                        <section class="trace-also" aria-label={also.title.clone()}>
                            <h3 class="trace-heading">{ &also.title }</h3>
                            { for also.layers.iter().map(|layer| layer_html(layer, props)) }
                        </section>
                    }) }
                    if !view.rules.is_empty() {
                        <h3 class="trace-heading">{ labels::RULES }</h3>
                        <dl class="rules">
                            { for view.rules.iter().map(|(id, sentence)| html! {
                                <div class="rule"><dt>{ *id }</dt><dd>{ *sentence }</dd></div>
                            }) }
                        </dl>
                    }
                    if let Some(message) = &view.message {
                        <h3 class="trace-heading">{ labels::AWS_SAYS }</h3>
                        <p class="aws-message"><code>{ message }</code></p>
                    }
                    <details class="context">
                        <summary class="trace-heading">{ labels::CONTEXT }</summary>
                        <table class="context-table">
                            <tbody>
                                { for view.context.iter().map(|(key, value, source)| html! {
                                    <tr>
                                        <th scope="row"><code>{ key }</code></th>
                                        <td><code>{ value }</code></td>
                                        <td>{ *source }</td>
                                    </tr>
                                }) }
                            </tbody>
                        </table>
                    </details>
                }
            </div>
        </section>
    }
}

fn layer_html(layer: &LayerRow, props: &Props) -> Html {
    let head = html! {
        <>
            <span class="layer-name">{ layer.name }</span>{ " " }
            <span class="layer-word">{ layer.word }</span>{ " " }
            if layer.decided {
                <span class="layer-decided">{ labels::DECIDED }</span>
            }
        </>
    };
    if layer.policies.is_empty() {
        return html! {
            <div class="layer" data-outcome={layer.outcome} key={layer.name}>
                <p class="layer-head">{ head }<span class="layer-reason">{ layer.reason.clone() }</span></p>
            </div>
        };
    }
    html! {
        <details class="layer" data-outcome={layer.outcome} open={layer.decided} key={layer.name}>
            <summary class="layer-head">{ head }</summary>
            if let Some(reason) = &layer.reason {
                <p class="layer-reason">{ reason }</p>
            }
            { for layer.policies.iter().map(|policy| policy_html(policy, props)) }
        </details>
    }
}

fn policy_html(policy: &PolicyRow, props: &Props) -> Html {
    html! {
        <div class="policy" key={policy.path.clone()}>
            <p class="policy-head">
                <span class="policy-name">{ &policy.name }</span>{ " " }
                <span class="policy-owner">{ &policy.owner }</span>
            </p>
            { for policy.statements.iter().map(|statement| statement_html(statement, policy, props)) }
            if policy.more > 0 {
                <p class="layer-reason">{ labels::more_statements(policy.more) }</p>
            }
        </div>
    }
}

fn statement_html(statement: &StatementRow, policy: &PolicyRow, props: &Props) -> Html {
    let show = |span: (usize, usize)| {
        let place = trace_rows::place(&props.result.workspace, &policy.path, span)?;
        let act = props.act.clone();
        Some(Callback::from(move |_: MouseEvent| {
            let (target, (start, end)): (Target, _) = place;
            act.emit(Action::Reveal(target, start, end));
        }))
    };
    html! {
        <details class="statement" data-mark={statement.mark} open={statement.open}>
            <summary class="statement-head">
                <Icon class="statement-mark" name={statement.mark} />
                <em class="statement-name">{ &statement.name }</em>{ " " }
                <span class="statement-effect">{ statement.effect }</span>{ " " }
                <span class="statement-line">{ &statement.line }</span>
            </summary>
            <table class="elements">
                <thead>
                    <tr>
                        <th scope="col">{ labels::ELEMENT }</th>
                        <th scope="col">{ labels::POLICY_SAYS }</th>
                        <th scope="col">{ labels::REQUEST_HAS }</th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>{ for statement.rows.iter().map(row_html) }</tbody>
            </table>
            if let Some(onclick) = show(statement.span) {
                <button type="button" class="button show-in-policy" {onclick}>{ labels::SHOW_IN_POLICY }</button>
            }
        </details>
    }
}

fn row_html(row: &Row) -> Html {
    let (icon, word) =
        if row.matched { ("fits", labels::FITS) } else { ("differs", labels::DOES_NOT_FIT) };
    html! {
        <tr class="element" data-matched={row.matched.to_string()}>
            <th scope="row">{ &row.element }</th>
            <td data-label={labels::POLICY_SAYS}><code>{ &row.policy }</code></td>
            <td data-label={labels::REQUEST_HAS}><code>{ &row.request }</code></td>
            <td class="element-result"><Icon class="element-mark" name={icon} />{ word }</td>
        </tr>
    }
}
