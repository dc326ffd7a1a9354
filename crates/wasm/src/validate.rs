//! `validate`: what is wrong with one policy document, whatever it hangs on.

use hatcheck_scenario::read::MAX_BYTES;
use hatcheck_scenario::report::{Diagnostic, text_diagnostics};

use crate::fault::Fault;
use crate::kind;

/// The findings about a document's text, with positions in it. A text that is not JSON is a finding too.
///
/// # Errors
/// There is no such kind of policy, or the text is larger than a scenario may be.
pub fn validate(document: &str, kind: &str) -> Result<Vec<Diagnostic>, Fault> {
    let kind = kind::named(kind)?;
    if document.len() > MAX_BYTES {
        return Err(Fault::too_large());
    }
    Ok(text_diagnostics(document, kind))
}
