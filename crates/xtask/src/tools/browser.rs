//! The browser of the tests: found, or installed from Debian's packages, never downloaded.

use std::env;
use std::path::PathBuf;

use super::{Bench, Need, apt};
use crate::problem::Problem;
use crate::search_path::is_program;

/// Names under which systems install it. `web/playwright.config.ts` has the same search for a run by hand.
const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// The variable `CHROMIUM`, else the first of the names in PATH, else, as root on Debian and Ubuntu and where the tests
/// need it, the package.
pub(super) fn ensure(bench: &Bench, need: Need) -> Result<PathBuf, Problem> {
    if let Some(named) = env::var_os("CHROMIUM").filter(|value| !value.is_empty()) {
        let named = PathBuf::from(named);
        return if is_program(&named) {
            Ok(named)
        } else {
            Err(Problem::new(format!(
                "The variable CHROMIUM names {}, which is no program: set it to a Chrome or Chromium, or unset it.",
                named.display()
            )))
        };
    }
    if let Some(found) = find(bench) {
        return Ok(found);
    }
    if need == Need::BrowserTests && apt::may_install(bench) {
        // A failure shows in apt-get's own output, and in the sentence below.
        let _ = apt::install(bench, "chromium");
    }
    find(bench).ok_or_else(|| {
        Problem::new(
            "Chrome or Chromium is missing: install it from your system's packages, \
             or set the variable CHROMIUM to the program.",
        )
    })
}

fn find(bench: &Bench) -> Option<PathBuf> {
    NAMES.iter().find_map(|name| bench.path.find(name))
}
