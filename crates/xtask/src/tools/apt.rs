//! Packages of Debian and Ubuntu, for programs that are no tools of Rust or npm.

use std::path::Path;

use super::Bench;
use crate::problem::Problem;
use crate::process;

/// Debian or a child of it, and root: nobody is asked for a password in the middle of a test run.
pub(super) fn may_install(bench: &Bench) -> bool {
    Path::new("/etc/debian_version").is_file()
        && bench.path.find("apt-get").is_some()
        && process::answer(process::command("id", &bench.path, bench.project.root()).arg("-u"))
            .as_deref()
            == Some("0")
}

/// Installs one package.
///
/// # Errors
/// The package lists or the package cannot be had.
pub(super) fn install(bench: &Bench, package: &str) -> Result<(), Problem> {
    println!("  installing the package {package} with apt-get");
    let apt_get = |arguments: &[&str]| {
        process::run(
            process::command("apt-get", &bench.path, bench.project.root())
                .args(arguments)
                // Without a network, an answer within the minute.
                .arg("--option=Acquire::http::Timeout=20")
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    };
    apt_get(&["update", "--quiet"])?;
    apt_get(&["install", "--yes", "--quiet", "--no-install-recommends", package])
}
