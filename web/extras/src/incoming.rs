//! What was pasted, dropped or opened: what it is, and what becomes of it.

use hatcheck_policy::json::Node;
use hatcheck_web::state::incoming::{self, Fate};
use hatcheck_web::state::wire;

use crate::failure::Failure;
use crate::question::workspace;

/// What a text is, and where it may go.
pub(crate) fn look(question: &Node<'_>) -> Result<String, Failure> {
    let look = incoming::look(&wire::text(question, "text"), &workspace(question)?);
    Ok(look.map_or_else(|| "null".to_owned(), |look| look.to_json()))
}

/// What becomes of a text.
pub(crate) fn take(question: &Node<'_>) -> Result<String, Failure> {
    let (name, text) = (wire::text(question, "name"), wire::text(question, "text"));
    let chosen = wire::number(question, "chosen");
    Ok(incoming::fate(&name, &text, chosen, &workspace(question)?).to_json())
}

/// What becomes of a document that is to go where its kind belongs.
pub(crate) fn relocate(question: &Node<'_>) -> Result<String, Failure> {
    let doc = wire::number(question, "doc").unwrap_or(usize::MAX);
    let fate = incoming::moved(&workspace(question)?, doc);
    Ok(fate.unwrap_or(Fate::Unclear).to_json())
}
