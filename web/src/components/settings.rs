//! How the page is and behaves for this reader: plain editors, kept for offline use, its theme.

use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::button::{Act, button, does};
use super::el::{El, el};
use crate::labels;
use crate::platform::{input, theme};
use crate::state::action::Action;
use crate::state::prefs;

/// What of it can be chosen in the header's menu.
pub(crate) struct Settings<'s> {
    /// Whether plain text fields take the place of the editors.
    pub plain: bool,
    /// What the start script says about offline use; nothing before it has said anything.
    pub offline: &'s str,
    /// Somebody has asked for it.
    pub asked: Callback<Event>,
    /// What the choices act through.
    pub act: &'s Act,
}

impl Settings<'_> {
    /// The entries of the menu.
    pub(crate) fn items(&self) -> Vec<El> {
        let act = self.act.clone();
        let toggle = Callback::from(move |event: Event| {
            let plain = input::checked(&event);
            prefs::set_plain(plain);
            act.emit(Action::Plain(plain));
        });
        let mut items = vec![choice(labels::PLAIN_EDITORS, self.plain, false, toggle)];
        items.extend(self.offline_items());
        items.push(theme_choice());
        items
    }

    /// Keeping the page, or letting it go; nothing before the start script has said how it stands.
    fn offline_items(&self) -> Vec<El> {
        let state = self.offline;
        if state.is_empty() {
            return Vec::new();
        }
        if state == "unavailable" {
            return vec![el("p", "fine-print").say(labels::OFFLINE_UNAVAILABLE)];
        }
        let kept = state == "kept";
        let said = match state {
            "asked" => labels::KEEPING,
            "failed" => labels::NOT_KEPT,
            _ => "",
        };
        vec![
            choice(labels::KEEP_OFFLINE, kept, state == "asked", self.asked.clone()),
            el("p", "fine-print").attr("role", "status").say(said),
        ]
    }
}

/// Something that is so or is not.
fn choice(label: &'static str, checked: bool, disabled: bool, toggle: Callback<Event>) -> El {
    let field = el("input", "field-flag")
        .attr("type", "checkbox")
        .checked(checked)
        .attr_if(disabled, "disabled", "")
        .on(|| ListenerKind::onchange, toggle);
    el("label", "menu-item menu-field").with(field).with(el("span", "").say(label))
}

fn theme_choice() -> El {
    let current = theme::stored();
    let options = labels::THEMES.iter().map(|(value, name)| {
        el("option", "").attr("value", value).attr_if(current == *value, "selected", "").say(name)
    });
    let choose = Callback::from(|event: Event| theme::set(&input::value(&event)));
    let select = el("select", "select").on(|| ListenerKind::onchange, choose).with_all(options);
    el("label", "menu-item menu-field").with(el("span", "").say(labels::THEME)).with(select)
}

/// The entries about the instant of the requests, where the scenario does not pin it.
pub(crate) fn moment_items(evaluate: Callback<Event>, pin: Option<Action>, act: &Act) -> Vec<El> {
    let mut items = vec![button("menu-item", labels::EVALUATE_NOW, evaluate)];
    items.extend(pin.map(|pin| button("menu-item", labels::PIN_NOW, does(act, pin))));
    items
}
