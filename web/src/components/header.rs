//! The header: brand, examples, theme, and what decides here.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::icon::BrandMark;
use crate::labels;
use crate::platform::{self, fetch, theme};
use crate::state::examples::{EXAMPLES, FIRST_NAME};
use crate::state::workspace::Action;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub act: Callback<Action>,
    pub now: AttrValue,
}

#[component]
pub(crate) fn Header(props: &Props) -> Html {
    let failed = use_state_eq(|| false);
    let example = use_state_eq(|| FIRST_NAME.to_owned());
    let choose_example = {
        let (act, failed, example) = (props.act.clone(), failed.clone(), example.clone());
        Callback::from(move |event: Event| {
            let Some(name) = chosen(&event) else { return };
            let (act, failed, example) = (act.clone(), failed.clone(), example.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let text = fetch::text(&format!("examples/{name}.json")).await;
                let loaded = text.and_then(|text| hatcheck_scenario::read(&text).ok());
                failed.set(loaded.is_none());
                if let Some(loaded) = loaded {
                    example.set(name);
                    act.emit(Action::Load(Box::new(loaded)));
                }
            });
        })
    };
    let current = use_state(theme::stored);
    let choose_theme = {
        let current = current.clone();
        Callback::from(move |event: Event| {
            let theme = chosen(&event).unwrap_or_default();
            theme::set(&theme);
            current.set(theme);
        })
    };
    // The address may carry a shared scenario, which following the link would lose.
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        let verdict =
            platform::document().and_then(|document| document.get_element_by_id("verdict"));
        if let Some(verdict) = verdict.and_then(|verdict| verdict.dyn_into::<HtmlElement>().ok()) {
            // The region is there and takes the focus.
            let _ = verdict.focus();
        }
    });
    html! {
        <header class="app-header">
            <a class="skip-link" href="#verdict" onclick={skip}>{ labels::SKIP }</a>
            <h1 class="brand"><BrandMark />{ labels::BRAND }</h1>
            <p class="brand-line">{ labels::BRAND_LINE }</p>
            <div class="header-actions">
                <label class="select-label">
                    <span class="visually-hidden">{ labels::EXAMPLES }</span>
                    <select class="select" onchange={choose_example} value={(*example).clone()}>
                        { for EXAMPLES.iter().map(|(name, title)| html! {
                            <option value={*name} selected={*example == *name}>{ *title }</option>
                        }) }
                    </select>
                </label>
                <label class="select-label">
                    <span class="visually-hidden">{ labels::THEME }</span>
                    <select class="select select-quiet" onchange={choose_theme}>
                        { for labels::THEMES.iter().map(|(value, name)| html! {
                            <option value={*value} selected={*current == *value}>{ *name }</option>
                        }) }
                    </select>
                </label>
            </div>
            <p class="fine-print">{ format!("{} · {}", props.now, labels::VERSION) }</p>
            if *failed {
                <p class="header-note" role="alert">{ labels::EXAMPLE_FAILED }</p>
            }
        </header>
    }
}

fn chosen(event: &Event) -> Option<String> {
    let select: HtmlSelectElement = event.target()?.dyn_into().ok()?;
    Some(select.value())
}
