//! What the rules say that the page shows by their ids.

use hatcheck_policy::json::{Node, quote};
use hatcheck_scenario::words;
use hatcheck_web::state::wire;

use crate::failure::Failure;

/// Each id that is a rule's, with its sentence.
pub(crate) fn sentences(question: &Node<'_>) -> Result<String, Failure> {
    let Some(ids) = question.get("ids").and_then(Node::as_array) else {
        return Err(Failure::of_question("The question holds no ids."));
    };
    let ids = ids.iter().filter_map(Node::as_str);
    let members: Vec<(&str, String)> =
        ids.filter_map(|id| Some((id, quote(words::rule(id)?)))).collect();
    Ok(wire::object(&members))
}
