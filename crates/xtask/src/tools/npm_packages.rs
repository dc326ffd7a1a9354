//! The npm packages of `web/`: bundler, optimiser, type checker, test runner; and those of a folder that only one command
//! needs.

use std::fs;
use std::path::PathBuf;

use super::Bench;
use crate::problem::Problem;
use crate::process;
use crate::project::Project;

/// A copy of the lockfile as it was at the last install; where it differs from today's, the packages are out of date.
const STAMP: &str = "node_modules/.hatcheck-installed-lock.json";
const LOCKFILE: &str = "package-lock.json";

/// Where the packages put their programs.
pub(super) fn programs(project: &Project) -> PathBuf {
    project.web().join("node_modules").join(".bin")
}

/// Runs `npm ci` in a folder where nothing is installed yet or the lockfile has changed since.
pub(super) fn ensure(bench: &Bench, folder: &str) -> Result<String, Problem> {
    let (lockfile, stamp) = (format!("{folder}/{LOCKFILE}"), format!("{folder}/{STAMP}"));
    let wanted = bench.project.read(&lockfile)?;
    if bench.project.read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(format!("as in {lockfile}"));
    }
    if bench.path.find("npm").is_none() {
        return Err(Problem::new(
            "npm is missing: install it together with Node; some systems have it as a package of its own, `npm`.",
        ));
    }
    println!("  installing the npm packages of {folder}/");
    // No install scripts: none of the packages needs its own, and what does not run cannot surprise.
    let mut npm = process::command("npm", &bench.path, &bench.project.root().join(folder));
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    process::run(npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")).map_err(|_| {
        Problem::new(format!(
            "The npm packages of {folder}/ are missing and npm could not install them, for the reason above: \
             run `npm ci --ignore-scripts` in {folder}/ with the npm registry within reach."
        ))
    })?;
    fs::write(bench.project.root().join(&stamp), wanted)
        .map_err(|error| Problem::new(format!("{stamp} cannot be written: {error}.")))?;
    Ok(format!("installed from {lockfile}"))
}
