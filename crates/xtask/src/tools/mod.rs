//! The tool check: what every command that needs tools runs first, and `cargo xtask doctor` alone.
//!
//! One file per tool, all of one shape: `ensure` looks for the tool, installs it through its registry's ordinary client
//! where it is missing, and gives the line to show, or the one sentence that says what cannot be had and how to get it.
//! With everything in place the check takes well under two seconds and touches no network.

mod apt;
mod browser;
mod cargo_tool;
mod engines;
mod nginx;
mod node;
mod npm_packages;
mod version;
mod wasm_opt;
mod wasm_target;

use std::env;
use std::path::PathBuf;

use crate::problem::Problem;
use crate::project::Project;
use crate::search_path::SearchPath;

pub(crate) use engines::engines;
pub(crate) use wasm_target::WASM_TARGET;

/// What the command that asks is going to do. Only the tests need a browser of their own; a build must not install one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Build or serve the page.
    Build,
    /// Build the page and test it in a browser.
    BrowserTests,
}

/// What the check found.
pub(crate) struct Tools {
    /// Where programs are to be looked for, so that the right versions are met first.
    pub(crate) path: SearchPath,
    /// The browser for the tests, or the sentence that says why there is none.
    pub(crate) browser: Result<PathBuf, Problem>,
    /// The nginx for the test of its configuration, or the sentence that says why there is none.
    pub(crate) nginx: Result<PathBuf, Problem>,
}

/// What the check of a single tool works with.
struct Bench<'a> {
    project: &'a Project,
    path: SearchPath,
}

/// `cargo xtask doctor`.
///
/// # Errors
/// The first tool that cannot be had.
pub(crate) fn doctor(project: &Project) -> Result<(), Problem> {
    let tools = check(project, Need::BrowserTests)?;
    match tools.browser {
        Ok(_) => println!("Everything is in place."),
        Err(missing) => println!(
            "Everything is in place but the browser tests' browser: they will be skipped. {missing}"
        ),
    }
    Ok(())
}

/// Looks for every tool, installs what is missing, prints one line per tool.
///
/// # Errors
/// The first tool that cannot be had. A missing browser is an error only where `CI` is set: there a skip would go unseen.
/// A missing nginx is none anywhere.
pub(crate) fn check(project: &Project, need: Need) -> Result<Tools, Problem> {
    let mut bench = Bench { project, path: SearchPath::from_env() };

    line("target", &wasm_target::ensure(&bench)?);
    line("node", &node::ensure(&bench)?);
    line("trunk", &cargo_tool::trunk().ensure(&mut bench)?);
    line("wasm-bindgen", &cargo_tool::wasm_bindgen(project)?.ensure(&mut bench)?);
    line("npm packages", &npm_packages::ensure(&bench, "web")?);
    // Before everything else in the search: Debian's wasm-opt cannot read what today's compiler writes.
    bench.path.put_first(&npm_packages::programs(project));
    line("wasm-opt", &wasm_opt::ensure(&bench)?);

    let nginx = nginx::ensure(&mut bench, need);
    match &nginx {
        Ok(found) => line("nginx", &found.display().to_string()),
        Err(_) => line("nginx", "none (only the test of its configuration needs it)"),
    }
    let browser = browser::ensure(&bench, need);
    match &browser {
        Ok(found) => line("browser", &found.display().to_string()),
        Err(missing) if need == Need::BrowserTests && in_ci() => {
            return Err(Problem::new(missing.to_string()));
        }
        Err(_) => line("browser", "none (only the browser tests need one)"),
    }
    Ok(Tools { path: bench.path, browser, nginx })
}

/// Where mdBook is, which only one command needs.
///
/// # Errors
/// It cannot be had.
pub(crate) fn mdbook(project: &Project, tools: &Tools) -> Result<SearchPath, Problem> {
    let mut bench = Bench { project, path: tools.path.clone() };
    cargo_tool::mdbook().ensure(&mut bench)?;
    Ok(bench.path)
}

/// Sees to the npm packages of a folder that only one command needs.
///
/// # Errors
/// They cannot be had.
pub(crate) fn npm_packages_of(
    project: &Project,
    tools: &Tools,
    folder: &str,
) -> Result<(), Problem> {
    let bench = Bench { project, path: tools.path.clone() };
    npm_packages::ensure(&bench, folder).map(drop)
}

fn line(tool: &str, state: &str) {
    println!("  {tool:<14}{state}");
}

fn in_ci() -> bool {
    env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"))
}
