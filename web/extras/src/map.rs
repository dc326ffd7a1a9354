//! The map of a scenario.

use std::rc::Rc;

use hatcheck_engine::instant::Instant;
use hatcheck_policy::json::Node;
use hatcheck_scenario::ParseCache;
use hatcheck_web::state::evaluate::evaluate_workspace;
use hatcheck_web::state::incoming::wire;
use hatcheck_web::view::map;

use crate::failure::Failure;

/// The map, with the chosen request on its way; `clock` counts where the scenario does not say what time it is.
pub(crate) fn map(question: &Node<'_>, clock: Option<Instant>) -> Result<String, Failure> {
    let into = question.get("into").and_then(|node| wire::workspace(node, None));
    let workspace = into.ok_or_else(|| Failure::of_question("The question holds no scenario."))?;
    let evaluated = evaluate_workspace(&Rc::new(workspace), clock, &mut ParseCache::default());
    Ok(map::map(&evaluated).map_or_else(|| "null".to_owned(), |view| view.to_json()))
}
