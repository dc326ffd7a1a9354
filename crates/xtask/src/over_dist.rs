//! What runs over the release build in `dist/` besides the browser tests: one project of
//! `web/playwright.commands.config.ts` each.

use std::path::Path;
use std::process::Command;

use crate::problem::Problem;
use crate::process;
use crate::project::Project;
use crate::search_path::SearchPath;
use crate::tools::{self, Need, Tools};

/// How fast the page is, against its goals.
///
/// # Errors
/// A tool, the build or the browser is missing, or the page does not do what is measured.
pub(crate) fn measure(project: &Project) -> Result<(), Problem> {
    in_browser(project, "measure")
}

/// Lighthouse's scores of the page, against their goals. Lighthouse itself is fetched by who measures first, into
/// `web/tests/lighthouse`; where it cannot be had, the scores are said to be not measured.
///
/// # Errors
/// A tool, the build or the browser is missing, or Lighthouse breaks off.
pub(crate) fn lighthouse(project: &Project) -> Result<(), Problem> {
    in_browser(project, "lighthouse")
}

/// The pictures of the README, into `docs/screenshots/`.
///
/// # Errors
/// A tool, the build or the browser is missing, or a view is not there.
pub(crate) fn screenshots(project: &Project) -> Result<(), Problem> {
    in_browser(project, "screenshots")
}

/// The documentation in `target/hosts/`, with its examples alive.
///
/// # Errors
/// The build is missing, or an example and the page around it disturb each other.
pub(crate) fn hosts(project: &Project, tools: &Tools, browser: &Path) -> Result<(), Problem> {
    run(project, tools, "hosts", ("CHROMIUM", browser))
}

/// The page in browsers of other engines than that of the browser tests. Not part of the suite: Firefox, WebKit and what
/// drives them are large, and the first run installs them.
///
/// # Errors
/// The build is missing, or one of the browsers does not do what the page needs. One that cannot be had is none: its
/// tests are skipped and say what is missing.
pub(crate) fn browsers(project: &Project) -> Result<(), Problem> {
    let tools = tools::check(project, Need::Build)?;
    let path = tools::engines(project, &tools);
    process::run(&mut playwright(project, &path, "browsers"))
}

/// The configuration of docs/hosting, tried with the real nginx.
///
/// # Errors
/// nginx refuses it, or serves the page otherwise than it should.
pub(crate) fn hosting(project: &Project, tools: &Tools, nginx: &Path) -> Result<(), Problem> {
    run(project, tools, "hosting", ("NGINX_PROGRAM", nginx))
}

fn in_browser(project: &Project, name: &str) -> Result<(), Problem> {
    let tools = tools::check(project, Need::BrowserTests)?;
    match &tools.browser {
        Ok(browser) => run(project, &tools, name, ("CHROMIUM", browser)),
        Err(missing) => Err(Problem::new(missing.to_string())),
    }
}

fn run(
    project: &Project,
    tools: &Tools,
    name: &str,
    (variable, program): (&str, &Path),
) -> Result<(), Problem> {
    process::run(playwright(project, &tools.path, name).env(variable, program))
}

fn playwright(project: &Project, path: &SearchPath, name: &str) -> Command {
    let mut command = process::command("playwright", path, &project.web());
    command.args(["test", "--config", "playwright.commands.config.ts", "--project", name]);
    command
}

#[cfg(test)]
mod tests {
    const CONFIGURATION: &str = include_str!("../../../docs/hosting/nginx.conf");

    #[test]
    fn the_hosting_page_quotes_the_configuration_that_is_tested() {
        let page = include_str!("../../../docs/hosting.md");
        assert!(page.contains(&format!("```nginx\n{CONFIGURATION}```\n")));
    }

    #[test]
    fn the_configuration_states_the_policy_of_the_build() {
        let source = include_str!("../../../web/js/finish/policy.mjs");
        let list = source.split("POLICY = [").nth(1).and_then(|rest| rest.split(']').next());
        let directives: Vec<&str> = list
            .unwrap_or_default()
            .lines()
            .filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\","))
            .collect();
        assert!(directives.len() > 5, "{directives:?}");
        assert!(CONFIGURATION.contains(&format!("\"{}\"", directives.join("; "))));
    }
}
