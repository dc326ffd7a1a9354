//! The page's program: arms the panic panel, then draws the page where `index.html` keeps a place for it. In the page of
//! somebody else there is none, and the program waits for examples to draw.
//!
//! What either shows and does is the library's.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

fn main() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        // To the console first: the full message stays in the browser.
        console_error_panic_hook::hook(panic);
        hatcheck_web::platform::events::announce_panic(panic.location());
    }));
    hatcheck_web::mount_page();
}

/// Draws an example, see [`hatcheck_web::embed`]. Exported here and not there: the extras are made of the same library, and
/// would export it too.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "what JavaScript calls has to be public")]
pub fn example(place: Element, text: String) {
    hatcheck_web::embed::example(place, text);
}
