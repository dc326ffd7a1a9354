//! The report about one request: the functions of the command line, over one request instead of all.

use hatcheck_engine::instant::Instant;
use hatcheck_policy::json::Node;
use hatcheck_scenario::compile::compile;
use hatcheck_scenario::evaluate::decide;
use hatcheck_scenario::report::{Options, report_one};
use hatcheck_scenario::{ParseCache, read};
use hatcheck_web::state::wire;

use crate::failure::Failure;

/// The report, as JSON text; `clock` counts where the scenario does not say what time it is.
pub(crate) fn of_request(question: &Node<'_>, clock: Option<Instant>) -> Result<String, Failure> {
    let loaded = read(&wire::text(question, "scenario"))?;
    let index = wire::number(question, "request").unwrap_or(usize::MAX);
    let compiled = compile(&loaded.scenario, clock, &mut ParseCache::default());
    let request = compiled.requests.get(index).ok_or_else(|| no_such_request(index))?;
    let decision = decide(&loaded.scenario, &compiled, request);
    let report = report_one(&loaded, &compiled, index, &decision, Options::default());
    serde_json::to_string(&report).map_err(|error| Failure::nowhere("not-json", error.to_string()))
}

fn no_such_request(index: usize) -> Failure {
    Failure::nowhere(
        "no-such-request",
        format!("The scenario has no request {index}, counted from 0."),
    )
}
