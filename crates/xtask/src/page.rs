//! Building the page with Trunk.

use std::process::Command;

use crate::problem::Problem;
use crate::process;
use crate::project::Project;
use crate::tools::Tools;

/// The release build: optimised, checked against its size budgets, compressed, in `dist/`.
///
/// # Errors
/// A source that cannot be had, compiled or brought under its budget.
pub(crate) fn build(project: &Project, tools: &Tools) -> Result<(), Problem> {
    fetch(project, tools)?;
    process::run(trunk(project, tools).args(["build", "--release"]))
}

/// Everything Cargo.lock names, so that Trunk, told in Trunk.toml to stay off the network, finds it.
///
/// # Errors
/// A package can neither be found on this machine nor be fetched.
pub(crate) fn fetch(project: &Project, tools: &Tools) -> Result<(), Problem> {
    process::run(
        process::command("cargo", &tools.path, project.root())
            .args(["fetch", "--locked", "--quiet"]),
    )
}

/// A call of Trunk, its arguments still to come.
pub(crate) fn trunk(project: &Project, tools: &Tools) -> Command {
    let mut trunk = process::command("trunk", &tools.path, project.root());
    // Trunk reads NO_COLOR as a yes-or-no option and refuses the usual "1".
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    // A backtrace of Trunk's own would bury the line that says what failed.
    trunk.env_remove("RUST_BACKTRACE");
    trunk.arg("--skip-version-check");
    trunk
}
