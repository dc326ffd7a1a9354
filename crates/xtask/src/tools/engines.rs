//! Browsers of other engines, and what drives them, for `cargo xtask browsers`.

use super::{Bench, Tools, apt, cargo_tool};
use crate::problem::Problem;
use crate::project::Project;
use crate::search_path::SearchPath;

/// What is looked for, and the package of Debian and Ubuntu that has it. Firefox is asked for by either name.
const PROGRAMS: [(&[&str], &str); 3] = [
    (&["firefox", "firefox-esr"], "firefox-esr"),
    (&["WebKitWebDriver"], "webkit2gtk-driver"),
    // WebKit's small browser wants a screen.
    (&["Xvfb"], "xvfb"),
];

/// Sees to what can be had; the tests leave out a browser of which something is missing, and say what.
pub(crate) fn engines(project: &Project, tools: &Tools) -> SearchPath {
    let mut bench = Bench { project, path: tools.path.clone() };
    for (names, package) in PROGRAMS {
        let is_there = |bench: &Bench| names.iter().any(|name| bench.path.find(name).is_some());
        if !is_there(&bench) && apt::may_install(&bench) {
            told(apt::install(&bench, package));
        }
    }
    told(cargo_tool::geckodriver().ensure(&mut bench).map(drop));
    bench.path
}

fn told(outcome: Result<(), Problem>) {
    if let Err(problem) = outcome {
        println!("  {problem}");
    }
}
