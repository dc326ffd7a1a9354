//! The text of a session policy, as the call passes it.

use crate::compile::CompiledDocument;
use crate::format::Form;

/// A policy given as a string goes as it is written. One given as an object stands in the layout of the
/// scenario file, which is nothing of the policy's own.
pub(super) fn as_sent(document: &CompiledDocument) -> String {
    match document.form {
        Form::Text => document.text.to_string(),
        Form::Object { .. } => without_layout(&document.text),
    }
}

/// JSON without the white space between its tokens.
fn without_layout(text: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let kept = text.chars().filter(|&c| {
        let literal = std::mem::take(&mut escaped);
        match c {
            '\\' if quoted && !literal => escaped = true,
            '"' if !literal => quoted = !quoted,
            _ => {}
        }
        quoted || !c.is_ascii_whitespace()
    });
    kept.collect()
}
