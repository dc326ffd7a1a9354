//! A row of tabs: one stop for the Tab key, arrows, Home and End within it.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::el::{El, el};
use crate::platform::input;

/// One tab.
#[derive(Clone, Default)]
pub(crate) struct TabItem {
    pub label: AttrValue,
    /// What it is a tab of, said after the label to those who cannot see where it stands.
    pub kind: Option<AttrValue>,
    /// The whole name, as a hint.
    pub full_name: Option<AttrValue>,
    /// Set apart as taking no part at the moment.
    pub quiet: bool,
    /// How many findings it holds.
    pub findings: usize,
    /// Where what it shows stands in the scenario.
    pub pointer: Option<AttrValue>,
}

impl TabItem {
    pub(crate) fn new(label: &'static str) -> Self {
        Self { label: label.into(), ..Self::default() }
    }
}

/// The row. `choose` is given the number of the tab.
pub(crate) fn tab_list(
    class: &'static str,
    label: &'static str,
    items: &[TabItem],
    chosen: usize,
    choose: Callback<usize>,
) -> El {
    let keys = {
        let (choose, last) = (choose.clone(), items.len().saturating_sub(1));
        Callback::from(move |event: Event| {
            let to = match input::key(&event).as_str() {
                "ArrowRight" if chosen == last => 0,
                "ArrowRight" => chosen + 1,
                "ArrowLeft" if chosen == 0 => last,
                "ArrowLeft" => chosen - 1,
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            choose.emit(to);
            input::focus_sibling(&event, to);
        })
    };
    el("div", class)
        .attr("role", "tablist")
        .attr("aria-label", label)
        .on(|| ListenerKind::onkeydown, keys)
        .with_all(items.iter().enumerate().map(|(at, item)| tab(item, at, at == chosen, &choose)))
}

fn tab(item: &TabItem, at: usize, chosen: bool, choose: &Callback<usize>) -> El {
    let choose = choose.clone();
    let mut tab = el("button", if item.quiet { "tab tab-quiet" } else { "tab" })
        .attr("type", "button")
        .attr("role", "tab")
        .flag("aria-selected", chosen)
        .attr("tabindex", if chosen { "0" } else { "-1" })
        .onclick(Callback::from(move |_| choose.emit(at)))
        .text(&item.label);
    if let Some(name) = &item.full_name {
        tab = tab.attr_of("title", name);
    }
    if let Some(kind) = &item.kind {
        tab = tab.with(el("span", "visually-hidden").say(", ").text(kind));
    }
    if let Some(pointer) = &item.pointer {
        // The same tab wherever it stands: which ones come first hangs on what was decided.
        tab = tab.attr_of("data-pointer", pointer).key(pointer);
    }
    if item.findings > 0 {
        tab = tab.with(el("span", "tab-count").text(&item.findings.to_string()));
    }
    tab
}
