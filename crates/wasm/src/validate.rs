//! `validate`: what is wrong with one policy document, whatever it hangs on.

use hatcheck_scenario::report::{Diagnostic, text_diagnostics};

use crate::fault::{Answer, Fault};
use crate::kind;

/// The most text of one document that is read, in bytes. AWS stores 20 KiB at most; every byte may be a mistake, and each
/// is a sentence.
const MAX_DOCUMENT: usize = 1024 * 1024;

/// The findings about a document's text, with positions in it. A text that is not JSON is a finding too.
///
/// # Errors
/// There is no such kind of policy, or the text is too large.
pub fn validate(document: &str, kind: &str) -> Answer<Vec<Diagnostic>> {
    let kind = kind::named(kind)?;
    if document.len() > MAX_DOCUMENT {
        return Err(Fault::too_large("a policy document", MAX_DOCUMENT));
    }
    Ok(text_diagnostics(document, kind))
}
