//! From Rust values to plain JavaScript ones: what `JSON.parse` would give.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::fault::{Answer, Fault};

/// An answer as a value to return, a fault as one to throw. Takes the text that was asked about.
pub(crate) fn answer<T: Serialize>(answer: Answer<T>, text: &str) -> Result<JsValue, JsValue> {
    let answer = answer.map_err(|fault| self::fault(&fault))?;
    let value = if may_name_prototype(text) {
        serde_json::to_string(&answer)
            .map_err(|error| error.to_string())
            .and_then(|json| parse(&json).map_err(|_| "it is no JSON".to_owned()))
    } else {
        answer.serialize(&Serializer::json_compatible()).map_err(|error| error.to_string())
    };
    value.map_err(|error| {
        let message = format!("The answer cannot be handed over: {error}.");
        self::fault(&Fault::new("internal-error", message))
    })
}

/// A fault as a value to throw.
pub(crate) fn fault(fault: &Fault) -> JsValue {
    fault.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}

/// Whether a tag or context key in this text may be called `__proto__`. To set a member of that name, as the serializer
/// does, is to set the object's prototype; `JSON.parse` makes it a member like others. A name can be written so only by
/// itself or with escapes.
fn may_name_prototype(text: &str) -> bool {
    text.contains("__proto__") || text.contains("\\u")
}

fn parse(json: &str) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(json)
}
