//! Squeezing links, the clipboard and files: what the browser does, and `web/js/boot/services.ts` asks it for.
//!
//! Every function there has the same name here. A page without that script has none of them, which is an error like
//! any other.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = hatcheck, js_name = deflate)]
    fn js_deflate(text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = hatcheck, js_name = inflate)]
    fn js_inflate(bytes: &[u8], max: usize) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = hatcheck, js_name = copy)]
    fn js_copy(text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = hatcheck, js_name = download)]
    fn js_download(name: &str, mime: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = hatcheck, js_name = pick)]
    fn js_pick(accept: &str) -> Result<Promise, JsValue>;

    /// A file, as the script hands it over.
    type Picked;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Picked) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn text(this: &Picked) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn fault(this: &Picked) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn others(this: &Picked) -> Option<u32>;
}

/// Said where the browser cannot.
const UNAVAILABLE: &str = "unavailable";

/// A file that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, without folders.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// What somebody pasted outside of all fields, or dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// The name of the file; empty for what was pasted.
    pub name: String,
    /// What is in it; `too-large` or `unreadable` where that cannot be had.
    pub text: Result<String, String>,
    /// How many further files came with it and were left.
    pub others: u32,
}

/// Compresses a text; an error code where the browser cannot.
pub async fn deflate(text: &str) -> Result<Vec<u8>, String> {
    let compressed = settled(js_deflate(text)).await?;
    compressed.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).map_err(code)
}

/// Inflates, and stops where more than `max` bytes come out: `too-large`, `cut-off` and `damaged` are the codes.
pub async fn inflate(compressed: &[u8], max: usize) -> Result<Vec<u8>, String> {
    let bytes = settled(js_inflate(compressed, max)).await?;
    bytes.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).map_err(code)
}

/// Puts a text into the clipboard, sooner or later.
pub fn copy(text: &str) {
    let copying = js_copy(text);
    super::tasks::spawn(async move {
        // Who wants to know whether it came about asks with `copied`.
        let _ = settled(copying).await;
    });
}

/// Puts a text into the clipboard; says whether that was possible.
pub async fn copied(text: &str) -> bool {
    settled(js_copy(text)).await.is_ok_and(|done| done.is_truthy())
}

/// Saves a text as a file.
pub fn download(name: &str, mime: &str, text: &str) {
    // There is nothing to be said where the page has no script for it.
    let _ = js_download(name, mime, text);
}

/// Lets somebody choose a file of at most 5 MiB; `None` where they change their mind. Errors are `too-large` and
/// `unreadable`.
pub async fn pick_file(accept: &str) -> Result<Option<File>, String> {
    let picked = settled(js_pick(accept)).await?;
    if picked.is_undefined() {
        return Ok(None);
    }
    if let Some(fault) = picked.as_string() {
        return Err(fault);
    }
    let picked = picked.unchecked_into::<Picked>();
    Ok(Some(File {
        name: picked.name().unwrap_or_default(),
        text: picked.text().unwrap_or_default(),
    }))
}

/// What the event `hatcheck-incoming` tells.
pub fn incoming(detail: JsValue) -> Incoming {
    let told = detail.unchecked_into::<Picked>();
    Incoming {
        name: told.name().unwrap_or_default(),
        text: told.text().ok_or_else(|| told.fault().unwrap_or_default()),
        others: told.others().unwrap_or_default(),
    }
}

async fn settled(promise: Result<Promise, JsValue>) -> Result<JsValue, String> {
    let promise = promise.map_err(|_| UNAVAILABLE.to_owned())?;
    JsFuture::from(promise).await.map_err(|_| UNAVAILABLE.to_owned())
}

fn code(answer: JsValue) -> String {
    answer.as_string().unwrap_or_else(|| UNAVAILABLE.to_owned())
}
