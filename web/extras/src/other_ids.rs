//! The scenario with other account ids, for sharing.

use hatcheck_engine::instant::Instant;
use hatcheck_policy::json::{Node, quote};
use hatcheck_scenario::account_ids::replace_account_ids;
use hatcheck_scenario::words;
use hatcheck_web::state::wire;

use crate::failure::Failure;

/// The text with other account ids, or in words why they stay; `clock` counts where the scenario does not say what time
/// it is.
pub(crate) fn other_ids(question: &Node<'_>, clock: Option<Instant>) -> Result<String, Failure> {
    let text = question.get("text").and_then(Node::as_str);
    let text = text.ok_or_else(|| Failure::of_question("The question holds no text."))?;
    let member = match replace_account_ids(text, clock) {
        Ok(text) => ("text", quote(&text)),
        Err(why) => ("why", quote(&words::unreplaced(&why))),
    };
    Ok(wire::object(&[member]))
}
