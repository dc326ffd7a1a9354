//! The page's extras: what few visits need, in a WebAssembly module of its own that lives in a worker.
//!
//! The worker is the start scripts' affair (`web/js/boot/extras.ts`): they load it at the first question, and of several
//! questions of one kind answer the newest alone.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::tasks;

#[wasm_bindgen]
extern "C" {
    /// The worker's answer, sooner or later; throws where the page has no such script.
    #[wasm_bindgen(catch, js_name = hatcheckExtras)]
    fn asked(kind: &str, question: &str) -> Result<Promise, JsValue>;
}

/// Asks, and hands on the answer, as [`ask`] gives it. Most of those who ask wait for nothing else: one task for all of
/// them is less program than one for each.
#[inline(never)]
pub fn hear(kind: &'static str, question: String, then: Box<dyn FnOnce(Option<String>)>) {
    tasks::spawn(async move { then(ask(kind, &question).await) });
}

/// The answer to a question, both JSON; `None` where something newer of its kind was asked since, or where the module
/// cannot be had at the moment.
pub async fn ask(kind: &str, question: &str) -> Option<String> {
    JsFuture::from(asked(kind, question).ok()?).await.ok()?.as_string()
}
