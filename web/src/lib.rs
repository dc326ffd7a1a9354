//! The page of Hatcheck: policies and requests side by side, and the decision as one types.
//!
//! The crates below it decide and explain; this one shows. Nothing here may decide anything.

mod app;
mod components;
pub mod embed;
pub mod labels;
pub mod platform;
pub mod state;
pub mod view;

/// Where `index.html` wants the page drawn. Without it (in a test, in an embed) there is no page to draw; an `#app` alone
/// is what many a page has that embeds an example.
const PLACE: &str = "#app[data-hatcheck-page]";

/// Draws the page into its place.
pub fn mount_page() {
    let place = platform::document().and_then(|document| document.query_selector(PLACE).ok()?);
    if let Some(place) = place {
        yew::Renderer::<app::App>::with_root(place).render();
    }
}
