//! The program of live examples in other people's pages: it draws what it is called for, and nothing until then.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

fn main() {
    hatcheck_web::arm();
}

/// Draws an example, see [`hatcheck_web::embed`]. Exported here and not there: the other programs and the extras are made
/// of the same library, and would export it too.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "what JavaScript calls has to be public")]
pub fn example(place: Element, text: String) {
    hatcheck_web::embed::example(place, text);
}
