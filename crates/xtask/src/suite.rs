//! `build`, `package` and `test`: the commands that are made of steps.

use std::path::Path;

use crate::fuzz;
use crate::over_dist;
use crate::package;
use crate::page;
use crate::problem::Problem;
use crate::process;
use crate::project::Project;
use crate::steps::Steps;
use crate::tools::{self, Need, Tools};

/// Packages that have code for the browser alone, which the lints of this machine's own target never see.
const BROWSER_PACKAGES: [&str; 3] = ["hatcheck-web", "hatcheck-extras", "hatcheck-wasm"];

/// The release build of the page.
///
/// # Errors
/// The first step that fails.
pub(crate) fn build(project: &Project) -> Result<(), Problem> {
    let mut steps = Steps::start();
    let tools = steps.step("Tools", || tools::check(project, Need::Build))?;
    steps.step("Release build", || page::build(project, &tools))?;
    steps.finish();
    Ok(())
}

/// The JavaScript package, packed for npm.
///
/// # Errors
/// The first step that fails.
pub(crate) fn package(project: &Project) -> Result<(), Problem> {
    let mut steps = Steps::start();
    let tools = steps.step("Tools", || tools::check(project, Need::Build))?;
    steps.step("JavaScript package", || package::pack(project, &tools))?;
    steps.finish();
    Ok(())
}

/// The whole suite, cheap steps first.
///
/// # Errors
/// The first step that fails.
pub(crate) fn test(project: &Project) -> Result<(), Problem> {
    let mut steps = Steps::start();
    let tools = steps.step("Tools", || tools::check(project, Need::BrowserTests))?;
    let cargo = |arguments: &[&str]| {
        process::run(process::command("cargo", &tools.path, project.root()).args(arguments))
    };

    steps.step("Formatting", || cargo(&["fmt", "--all", "--check"]))?;
    steps.step("Lints", || {
        cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
    })?;
    steps.step("Lints of the page's own target", || {
        let mut arguments = vec!["clippy", "--target", tools::WASM_TARGET];
        arguments.extend(BROWSER_PACKAGES.iter().flat_map(|package| ["--package", package]));
        arguments.extend(["--", "-D", "warnings"]);
        cargo(&arguments)?;
        // The page's program has less than the library's other ones.
        let page = ["--package", "hatcheck-web", "--no-default-features", "--", "-D", "warnings"];
        cargo(&[&["clippy", "--target", tools::WASM_TARGET][..], &page].concat())
    })?;
    steps.step("Types of the page's scripts", || {
        process::run(process::command("tsc", &tools.path, &project.web()).arg("--noEmit"))
    })?;
    steps.step("Rust tests", || cargo(&["test", "--workspace"]))?;
    if fuzz::is_installed(project, &tools) {
        steps.step("Fuzz targets, a few seconds each", || fuzz::smoke(project, &tools))?;
    } else {
        steps.skip("Fuzz targets, a few seconds each", fuzz::MISSING);
    }
    steps.step("JavaScript package", || package::pack(project, &tools))?;
    steps.step("JavaScript package in Node", || package::in_node(project, &tools))?;
    match &tools.browser {
        Ok(browser) => steps.step("JavaScript package in a browser", || {
            package::in_browser(project, &tools, browser)
        })?,
        Err(missing) => steps.skip("JavaScript package in a browser", &missing.to_string()),
    }
    steps.step("Release build", || page::build(project, &tools))?;
    match &tools.nginx {
        Ok(nginx) => {
            steps.step("Hosting with nginx", || over_dist::hosting(project, &tools, nginx))?;
        }
        Err(missing) => steps.skip("Hosting with nginx", &missing.to_string()),
    }
    match &tools.browser {
        Ok(browser) => steps.step("Browser tests", || browser_tests(project, &tools, browser))?,
        Err(missing) => steps.skip("Browser tests", &missing.to_string()),
    }
    steps.finish();
    Ok(())
}

/// Playwright over `dist/`, in the browser that was found.
fn browser_tests(project: &Project, tools: &Tools, browser: &Path) -> Result<(), Problem> {
    process::run(
        process::command("playwright", &tools.path, &project.web())
            .arg("test")
            .env("CHROMIUM", browser),
    )
}
