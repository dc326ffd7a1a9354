//! The compile target of the page.

use std::path::Path;

use super::Bench;
use crate::problem::Problem;
use crate::process;

/// What the page is compiled to.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target's standard library with rustup, where it is missing.
///
/// The compiler is asked, not rustup: a toolchain from a distribution has no rustup and may well have the target.
pub(super) fn ensure(bench: &Bench) -> Result<String, Problem> {
    if is_installed(bench) {
        return Ok(WASM_TARGET.to_owned());
    }
    let by_hand = format!(
        "run `rustup target add {WASM_TARGET}`, or install the target from where your Rust came from"
    );
    if bench.path.find("rustup").is_none() {
        return Err(Problem::new(format!(
            "The Rust target {WASM_TARGET} is missing and there is no rustup to add it: {by_hand}."
        )));
    }
    println!("  adding the Rust target {WASM_TARGET}");
    process::run(process::command("rustup", &bench.path, bench.project.root()).args([
        "target",
        "add",
        WASM_TARGET,
    ]))
    .map_err(|_| {
        Problem::new(format!(
            "The Rust target {WASM_TARGET} is missing and rustup could not add it, \
             for the reason above: {by_hand}."
        ))
    })?;
    if is_installed(bench) {
        Ok(format!("{WASM_TARGET} (added)"))
    } else {
        Err(Problem::new(format!(
            "rustup added the target {WASM_TARGET}, but the rustc in PATH does not use it: \
             put rustup's rustc first in PATH."
        )))
    }
}

fn is_installed(bench: &Bench) -> bool {
    process::answer(process::command("rustc", &bench.path, bench.project.root()).args([
        "--print",
        "target-libdir",
        "--target",
        WASM_TARGET,
    ]))
    .is_some_and(|folder| Path::new(&folder).is_dir())
}
