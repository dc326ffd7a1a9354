//! The map of a scenario.

use std::rc::Rc;

use hatcheck_engine::instant::Instant;
use hatcheck_policy::json::Node;
use hatcheck_scenario::ParseCache;
use hatcheck_web::state::evaluate::evaluate_workspace;
use hatcheck_web::view::map;

use crate::failure::Failure;
use crate::question::workspace;

/// The map, with the chosen request on its way; `clock` counts where the scenario does not say what time it is.
pub(crate) fn map(question: &Node<'_>, clock: Option<Instant>) -> Result<String, Failure> {
    let workspace = Rc::new(workspace(question)?);
    let evaluated = evaluate_workspace(&workspace, clock, &mut ParseCache::default());
    Ok(map::map(&evaluated).map_or_else(|| "null".to_owned(), |view| view.to_json()))
}
