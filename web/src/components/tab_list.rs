//! A row of tabs: one stop for the Tab key, arrows, Home and End within it.

use web_sys::HtmlElement;
use yew::prelude::*;

/// One tab.
#[derive(Clone, PartialEq)]
pub(crate) struct TabItem<T> {
    pub value: T,
    pub label: AttrValue,
    /// What it is a tab of, said after the label to those who cannot see where it stands.
    pub kind: Option<AttrValue>,
    /// The whole name, as a hint.
    pub full_name: Option<AttrValue>,
    /// Set apart as taking no part at the moment.
    pub quiet: bool,
    /// How many findings it holds.
    pub findings: usize,
}

impl<T> TabItem<T> {
    pub(crate) fn new(value: T, label: &'static str) -> Self {
        Self { value, label: label.into(), kind: None, full_name: None, quiet: false, findings: 0 }
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct Props<T: Clone + PartialEq + 'static> {
    pub class: AttrValue,
    pub label: AttrValue,
    pub items: Vec<TabItem<T>>,
    pub chosen: T,
    pub choose: Callback<T>,
}

#[component]
pub(crate) fn TabList<T: Copy + PartialEq + 'static>(props: &Props<T>) -> Html {
    let list = use_node_ref();
    let onkeydown = {
        let (list, choose, items, chosen) =
            (list.clone(), props.choose.clone(), props.items.clone(), props.chosen);
        Callback::from(move |event: KeyboardEvent| {
            let at = items.iter().position(|item| item.value == chosen).unwrap_or_default();
            let last = items.len().saturating_sub(1);
            let to = match event.key().as_str() {
                "ArrowRight" => {
                    if at == last {
                        0
                    } else {
                        at + 1
                    }
                }
                "ArrowLeft" => {
                    if at == 0 {
                        last
                    } else {
                        at - 1
                    }
                }
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            if let Some(item) = items.get(to) {
                choose.emit(item.value);
                focus(&list, to);
            }
        })
    };
    html! {
        <div class={props.class.clone()} role="tablist" aria-label={props.label.clone()} ref={list} {onkeydown}>
            { for props.items.iter().map(|item| {
                let chosen = item.value == props.chosen;
                let onclick = props.choose.reform({ let value = item.value; move |_| value });
                html! {
                    <button type="button" class={classes!("tab", item.quiet.then_some("tab-quiet"))} role="tab"
                        aria-selected={chosen.to_string()} tabindex={if chosen { "0" } else { "-1" }}
                        title={item.full_name.clone()} {onclick}>
                        { &item.label }
                        if let Some(kind) = &item.kind {
                            <span class="visually-hidden">{ format!(", {kind}") }</span>
                        }
                        if item.findings > 0 {
                            <span class="tab-count">{ item.findings }</span>
                        }
                    </button>
                }
            }) }
        </div>
    }
}

fn focus(list: &NodeRef, at: usize) {
    let tab = list
        .cast::<HtmlElement>()
        .and_then(|list| list.children().item(u32::try_from(at).ok()?))
        .and_then(|tab| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(tab).ok());
    if let Some(tab) = tab {
        // An element that has just been drawn takes the focus.
        let _ = tab.focus();
    }
}
