//! What several kinds of questions hold.

use hatcheck_policy::json::Node;
use hatcheck_web::state::wire;
use hatcheck_web::state::workspace::Workspace;

use crate::failure::Failure;

/// The scenario that a question is about, with what is chosen in it.
pub(crate) fn workspace(question: &Node<'_>) -> Result<Workspace, Failure> {
    let into = question.get("into").and_then(|node| wire::workspace(node, None));
    into.ok_or_else(|| Failure::of_question("The question holds no scenario."))
}
