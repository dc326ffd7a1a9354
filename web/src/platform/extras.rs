//! The page's extras: what few visits need, in a WebAssembly module of its own that lives in a worker.
//!
//! The worker is the start scripts' affair (`web/js/boot/extras.ts`): they load it at the first question, and of several
//! questions of one kind answer the newest alone.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The worker's answer, sooner or later; throws where the page has no such script.
    #[wasm_bindgen(catch, js_name = hatcheckExtras)]
    fn asked(kind: &str, question: &str) -> Result<Promise, JsValue>;
}

/// The answer to a question, both JSON; `None` where something newer of its kind was asked since, or where the module
/// cannot be had at the moment.
pub async fn ask(kind: &str, question: &str) -> Option<String> {
    JsFuture::from(asked(kind, question).ok()?).await.ok()?.as_string()
}
