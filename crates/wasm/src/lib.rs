//! The JavaScript package: what a program in a browser, a bundler or Node asks of Hatcheck.
//!
//! Each question has a module of its own, from Rust values to Rust values, and one line here that makes it a function of
//! the WebAssembly module. JavaScript around it (`crates/wasm/js`) turns whatever it is given into text before it comes
//! here, and what is thrown here into exceptions. So no code of a caller (a getter, a `toJSON`) ever runs below this
//! module's frames, where an exception would leave the module's stack as it was.
//!
//! Nothing here panics on any text. Should the module trap all the same, for want of memory or stack, JavaScript begins
//! with a new instance.

pub mod evaluate;
pub mod fault;
pub mod grade;
pub mod kind;
pub mod link;
mod plain;
#[cfg(feature = "schema")]
pub mod schema;
pub mod validate;

use hatcheck_scenario::read::MAX_BYTES;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The decision report about a scenario. Takes its text, the options as JSON, and the time in milliseconds since 1970,
/// which counts where the scenario does not say what time it is.
///
/// # Errors
/// A [`fault::Fault`] where there is no scenario in the text, the options are none, or it is too much to decide.
#[wasm_bindgen]
pub fn evaluate(scenario: &str, options: &str, now: f64) -> Result<JsValue, JsValue> {
    plain::answer(evaluate::evaluate(scenario, options, now), scenario)
}

/// What is wrong with one policy document. Takes its text and the kind of policy it is.
///
/// # Errors
/// A [`fault::Fault`] where there is no such kind, or the text is too large.
#[wasm_bindgen]
pub fn validate(document: &str, kind: &str) -> Result<JsValue, JsValue> {
    plain::answer(validate::validate(document, kind), document)
}

/// What became of an answer to an exercise. Takes both as texts, and the time in milliseconds since 1970, which counts
/// where the exercise does not say what time it is.
///
/// # Errors
/// A [`fault::Fault`] where there is no exercise or no answer in the texts, or it is for another exercise.
#[wasm_bindgen]
pub fn grade(exercise: &str, answer: &str, now: f64) -> Result<JsValue, JsValue> {
    plain::answer(grade::grade(exercise, answer, now), answer)
}

/// The fragment of a share link for a scenario.
///
/// # Errors
/// A [`fault::Fault`] where there is no scenario in the text, or too much for a link.
#[wasm_bindgen(js_name = encodeLink)]
pub fn encode_link(scenario: &str) -> Result<JsValue, JsValue> {
    plain::answer(link::encode(scenario), scenario)
}

/// What is in a share link.
///
/// # Errors
/// A [`fault::Fault`] where there is no link in the text, or none that can be read whole.
#[wasm_bindgen(js_name = decodeLink)]
pub fn decode_link(link: &str) -> Result<JsValue, JsValue> {
    plain::answer(link::decode(link), link)
}

/// The most text that is read, in bytes: JavaScript gives up before it copies more.
#[wasm_bindgen(js_name = mostText)]
pub fn most_text() -> usize {
    MAX_BYTES
}

/// What is thrown for more text than that.
#[wasm_bindgen(js_name = tooLarge)]
pub fn too_large() -> JsValue {
    plain::fault(&fault::Fault::too_large("anything", MAX_BYTES))
}

/// The version of the package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
