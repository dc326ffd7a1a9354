//! The page of Hatcheck: policies and requests side by side, and the decision as one types.
//!
//! The crates below it decide and explain; this one shows. Nothing here may decide anything. It is the library of three
//! programs (`bin/`), each of which carries no more than it shows: the page, the page with exercise mode, and live
//! examples.

mod app;
mod components;
pub mod embed;
pub mod labels;
pub mod platform;
pub mod state;
pub mod view;

/// Whether there is exercise mode. The program without hands exercises over to the one with, see
/// [`state::handover`].
const EXERCISES: bool = cfg!(feature = "exercises");

/// Where `index.html` wants the page drawn.
const PLACE: &str = "#app";

/// Has the panic panel shown should the program break down. Before anything else.
pub fn arm() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        platform::events::announce_panic(panic);
    }));
}

/// Draws the page into its place; nothing where there is none.
pub fn mount_page() {
    let place = platform::document().and_then(|document| document.query_selector(PLACE).ok()?);
    if let Some(place) = place {
        yew::Renderer::<app::App>::with_root(place).render();
    }
}
