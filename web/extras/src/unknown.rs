//! What decisions hang on where the scenario says that context is unknown.

use std::rc::Rc;

use hatcheck_engine::instant::Instant;
use hatcheck_policy::json::Node;
use hatcheck_scenario::ParseCache;
use hatcheck_web::state::evaluate::evaluate_workspace;
use hatcheck_web::state::unknown;
use hatcheck_web::state::wire;
use hatcheck_web::state::workspace::Workspace;

use crate::failure::Failure;

/// One entry a request: nothing, or the keys. The page's clock counts and not the worker's, since the page has decided
/// by it.
pub(crate) fn hanging(question: &Node<'_>) -> Result<String, Failure> {
    let workspace = Workspace::read(&wire::text(question, "scenario"), None)?;
    let clock = Instant::parse(&wire::text(question, "clock"));
    let evaluated = evaluate_workspace(&Rc::new(workspace), clock, &mut ParseCache::default());
    Ok(unknown::answer(&evaluated))
}
