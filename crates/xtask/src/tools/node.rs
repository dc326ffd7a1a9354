//! Node and npm: the only tools, besides cargo, that a developer has to bring.

use super::{Bench, version};
use crate::problem::Problem;
use crate::process;

/// The oldest major version that all npm packages of the page accept.
const OLDEST: u32 = 20;

/// Looks for Node; it is never installed from here.
pub(super) fn ensure(bench: &Bench) -> Result<String, Problem> {
    let how = format!("install Node {OLDEST} or newer from your system's packages or its own site");
    let Some(answer) = process::answer(
        process::command("node", &bench.path, bench.project.root()).arg("--version"),
    ) else {
        return Err(Problem::new(format!("Node is missing: {how}.")));
    };
    match version::major_in(&answer) {
        Some(major) if major >= OLDEST => Ok(answer),
        _ => Err(Problem::new(format!("Node {answer} is too old: {how}."))),
    }
}
