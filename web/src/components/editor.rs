//! A text that is being edited: for now a plain text field, which is also what the editor element will
//! fall back to.

use std::sync::Arc;

use hatcheck_policy::LineIndex;
use web_sys::{HtmlTextAreaElement, InputEvent};
use yew::prelude::*;

use crate::platform::text_area;
use crate::state::workspace::{Action, Reveal, Target};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    pub target: Target,
    pub text: Text,
    pub label: AttrValue,
    /// Whether a finding in it keeps it from being read.
    #[prop_or_default]
    pub invalid: bool,
    pub reveal: Option<Reveal>,
    pub act: Callback<Action>,
}

/// A text compared by its pointer.
#[derive(Clone)]
pub(crate) struct Text(pub Arc<str>);

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

#[component]
pub(crate) fn Editor(props: &Props) -> Html {
    let area = use_node_ref();
    let oninput = {
        let (act, target) = (props.act.clone(), props.target);
        Callback::from(move |event: InputEvent| {
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            act.emit(Action::TextChanged(target, area.value()));
        })
    };
    {
        let (area, text, target) = (area.clone(), props.text.clone(), props.target);
        let reveal = props.reveal.clone().filter(|reveal| reveal.target == target);
        use_effect_with(reveal, move |reveal| {
            if let (Some(reveal), Some(area)) = (reveal, area.cast::<HtmlTextAreaElement>()) {
                let index = LineIndex::new(&text.0);
                let start = index.position(&text.0, reveal.start);
                let end = index.position(&text.0, reveal.end);
                // A text is far smaller than 4 GiB.
                let unit = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
                text_area::reveal(&area, unit(start.offset), unit(end.offset), start.line);
            }
        });
    }
    html! {
        <textarea class="code-input" ref={area} value={props.text.0.to_string()} {oninput}
            aria-label={props.label.clone()} aria-invalid={props.invalid.then_some("true")}
            spellcheck="false" autocapitalize="off" autocomplete="off" autocorrect="off" rows="12" />
    }
}
