//! Building the page with Trunk.

use std::path::PathBuf;
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
    let sources = [registry(), library(project, tools)];
    let flags = sources.into_iter().flatten();
    let flags = flags.map(|source| format!("--remap-path-prefix={}=.", source.display()));
    // A space would make two flags of one.
    let flags = flags.filter(|flag| !flag.contains(' '));
    trunk.env(FLAGS, flags.collect::<Vec<_>>().join(" "));
    trunk.arg("--skip-version-check");
    trunk
}

/// Flags of the compiler for the page's own target.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Where the sources of the standard library are, for those who have them.
fn library(project: &Project, tools: &Tools) -> Option<PathBuf> {
    let mut rustc = process::command("rustc", &tools.path, project.root());
    let root = process::answer(rustc.args(["--print", "sysroot"]))?;
    Some(PathBuf::from(root.trim()).join("lib/rustlib/src/rust"))
}

/// Where cargo keeps the sources of packages. Panics name their places, which should neither tell whose machine this is nor
/// make the page of another size on each.
fn registry() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")))?;
    Some(home.join("registry").join("src"))
}
