//! The JavaScript package: built and packed, and tried as it is installed.

use std::path::Path;

use crate::page;
use crate::problem::Problem;
use crate::process;
use crate::project::Project;
use crate::tools::{self, Tools};

/// The crate of the WebAssembly module.
const CRATE: &str = "hatcheck-wasm";

/// Builds the module, makes its types and packs both for npm, into `dist-package/`.
///
/// # Errors
/// A source that cannot be had or compiled, or types that do not fit the scripts.
pub(crate) fn pack(project: &Project, tools: &Tools) -> Result<(), Problem> {
    page::fetch(project, tools)?;
    let mut build = process::command("cargo", &tools.path, project.root());
    build.args(["build", "--locked", "--profile", "web", "--target", tools::WASM_TARGET]);
    process::run(build.args(["--package", CRATE]))?;
    process::run(process::command("node", &tools.path, project.root()).arg("web/js/package.mjs"))
}

/// The packed file in fresh projects of Node and TypeScript.
///
/// # Errors
/// It cannot be installed, or does not do there what it should.
pub(crate) fn in_node(project: &Project, tools: &Tools) -> Result<(), Problem> {
    process::run(process::command("node", &tools.path, &project.web()).args([
        "--test",
        "--test-reporter",
        "spec",
        "tests/package/node.test.mjs",
    ]))
}

/// The packed file in a Vite app and in a page without a build.
///
/// # Errors
/// It cannot be installed or bundled, or does not do there what it should.
pub(crate) fn in_browser(project: &Project, tools: &Tools, browser: &Path) -> Result<(), Problem> {
    process::run(
        process::command("playwright", &tools.path, &project.web())
            .args(["test", "--config", "playwright.commands.config.ts", "--project", "package"])
            .env("CHROMIUM", browser),
    )
}
