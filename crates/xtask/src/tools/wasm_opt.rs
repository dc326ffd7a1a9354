//! wasm-opt, from the npm package binaryen.

use super::{Bench, version};
use crate::problem::Problem;
use crate::process;

/// Older ones cannot read the module that today's compiler and wasm-bindgen write.
const OLDEST: u32 = 123;

/// Checks that the first wasm-opt in the search is the package's and new enough.
pub(super) fn ensure(bench: &Bench) -> Result<String, Problem> {
    let answer = process::answer(
        process::command("wasm-opt", &bench.path, bench.project.root()).arg("--version"),
    )
    .unwrap_or_default();
    match version::major_in(&answer) {
        Some(major) if major >= OLDEST => Ok(major.to_string()),
        _ => Err(Problem::new(format!(
            "wasm-opt {OLDEST} or newer is missing, though the npm packages are installed: \
             delete web/node_modules and try again."
        ))),
    }
}
