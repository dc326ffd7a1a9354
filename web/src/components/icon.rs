//! Marks: each is decoration beside a word that says the same.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// `allowed`, `explicitDeny`, `implicitDeny`, `invalid`, `stale`, `none`, or a lock or statement mark.
    pub name: AttrValue,
    pub class: AttrValue,
}

#[component]
pub(crate) fn Icon(props: &Props) -> Html {
    let path = match props.name.as_str() {
        "allowed" | "allow" | "fits" => "m5 12.5 4.5 4.5L19 7.5",
        "explicitDeny" | "implicitDeny" | "deny" | "differs" => "M6.5 6.5l11 11m0-11-11 11",
        "invalid" | "unknown" => "M12 6.5v7m0 3.5v.5",
        "open" => "M6 11h12v8H6zM9 11V7.5a3.2 3.2 0 0 1 6-1.5",
        "closed" => "M6 11h12v8H6zM9 11V8a3 3 0 0 1 6 0v3",
        "brand" => "",
        _ => "M7 12h10",
    };
    html! {
        <svg class={props.class.clone()} viewBox="0 0 24 24" aria-hidden="true" fill="none"
            stroke="currentColor" stroke-width="2.25" stroke-linecap="round" stroke-linejoin="round">
            <path d={path} />
        </svg>
    }
}

/// The hat.
#[component]
pub(crate) fn BrandMark() -> Html {
    html! {
        <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true" fill="currentColor">
            <path d="M9.4 17.6 10.4 7.3C10.5 5.9 11.6 4.9 13 4.9c1.1 0 1.7.6 3 .6s1.9-.6 3-.6c1.4 0 2.5 1 2.6 2.4l1 10.3c-1.9.8-4.1 1.2-6.6 1.2s-4.7-.4-6.6-1.2Z" />
            <path d="M2 19.4c0-1.3 1.1-2.3 2.6-2.3.7 0 1.3.3 1.8.8 2 1.8 5.5 3 9.6 3s7.6-1.2 9.6-3c.5-.5 1.1-.8 1.8-.8 1.5 0 2.6 1 2.6 2.3 0 3.8-6.3 6.8-14 6.8S2 23.2 2 19.4Z" />
        </svg>
    }
}
