//! The path: hop by hop, each role with two locks, stopping where it stops.

use std::rc::Rc;

use yew::prelude::*;

use super::icon::Icon;
use crate::labels;
use crate::state::evaluate::Evaluated;
use crate::state::workspace::Action;
use crate::view::path_cards::{self, Hop, Lock, LockState};

#[derive(Properties)]
pub(crate) struct Props {
    pub result: Rc<Evaluated>,
    pub step: Option<usize>,
    pub stale: bool,
    pub act: Callback<Action>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.result, &other.result)
            && self.step == other.step
            && self.stale == other.stale
            && self.act == other.act
    }
}

#[component]
pub(crate) fn Path(props: &Props) -> Html {
    let hops = props
        .result
        .chosen()
        .map(|request| path_cards::hops(&request.decision.steps))
        .unwrap_or_default();
    let last = hops.len().saturating_sub(1);
    let chosen = props.step.unwrap_or(last).min(last);
    let stopped_early = hops.last().is_some_and(|hop| hop.stop.is_some() && !hop.locks.is_empty());
    html! {
        <section class="panel" data-area="path" aria-labelledby="path-title"
            data-stale={props.stale.then_some("true")}>
            <div class="panel-bar">
                <h2 class="panel-title" id="path-title">{ labels::PATH }</h2>
                if props.stale {
                    <p class="stale-note">{ labels::STALE }</p>
                }
            </div>
            <div class="panel-body">
                <ol class="path">
                    { for hops.iter().enumerate().map(|(at, hop)| hop_html(at, hop, at == chosen, props)) }
                </ol>
                if stopped_early {
                    <p class="path-end">{ labels::NOT_REACHED }</p>
                }
            </div>
        </section>
    }
}

fn hop_html(at: usize, hop: &Hop, chosen: bool, props: &Props) -> Html {
    let onclick = props.act.reform(move |_| Action::SelectStep(at));
    html! {
        <li class="hop" data-decision={hop.decision}>
            <button type="button" class="hop-head" aria-pressed={chosen.to_string()} {onclick}>
                <Icon class="hop-mark" name={hop.decision} />
                <span class="hop-title"><strong>{ &hop.caller }</strong>{ " " }{ &hop.title }</span>{ " " }
                if let Some(reach) = hop.reach {
                    <span class="hop-reach">{ reach }</span>
                }
            </button>
            if !hop.locks.is_empty() {
                <ul class="locks">{ for hop.locks.iter().map(lock_html) }</ul>
            }
            if let Some(stop) = &hop.stop {
                <p class="hop-stop">{ stop }</p>
            }
            if !hop.chips.is_empty() {
                <ul class="chips">
                    { for hop.chips.iter().map(|chip| html! { <li class="chip">{ chip }</li> }) }
                </ul>
            }
        </li>
    }
}

fn lock_html(lock: &Lock) -> Html {
    let (state, word) = match lock.state {
        LockState::Open => ("open", labels::OPEN),
        LockState::Closed => ("closed", labels::CLOSED),
        LockState::NotNeeded => ("notNeeded", labels::NOT_NEEDED),
        LockState::Absent => ("absent", labels::ABSENT_SIDE),
    };
    html! {
        <li class="lock" data-state={state}>
            <Icon class="lock-mark" name={state} />
            <span class="lock-side">{ lock.side }</span>{ " " }
            <span class="lock-word">{ word }</span>{ " " }
            <span class="lock-text">{ &lock.text }</span>
        </li>
    }
}
